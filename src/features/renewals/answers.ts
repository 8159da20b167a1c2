import type { Prisma } from '../../database/generated/client.ts'
import { insertRows } from '../../database/insert.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { parseDate } from '../../dates/date.ts'
import { day } from '../history/columns.ts'
import type { DerivedHeadline, DerivedStatus, FactDate, Segment } from './facts.ts'
import type { LoadedShow } from './load.ts'
import { RULES_VERSION } from './rules.ts'

type Tx = Prisma.TransactionClient

/** One answer of the projection, before it has its place there. */
export interface Answer {
  subjectId: string
  digest: string
  headline: boolean
  segment: Segment<DerivedStatus | DerivedHeadline>
}

export interface PlacedAnswer extends Answer {
  id: string
}

/** Lets answers stand from `at` on, with all their parts. */
export async function insertAnswers(
  tx: Tx,
  { show, changeId, at }: { show: LoadedShow; changeId: string; at: Date },
  placed: readonly PlacedAnswer[]
): Promise<void> {
  const sortKeys = new Map(show.installments.map(({ id, sortKey }) => [id, sortKey]))
  const common = { showId: show.id, changeId, rulesVersion: RULES_VERSION, knownFrom: at, knownTo: OPEN_TIME }
  const segments = placed.map(({ id, subjectId, digest, headline, segment: { from, to, status } }) => ({
    ...{ id, subjectId, headline, digest, ...common },
    installmentId: 'installmentId' in status ? status.installmentId : subjectId,
    ...{ validFrom: day(from), validTo: day(to) },
    ...columnsOf(status),
    openInstallments: 'openInstallmentIds' in status ? status.openInstallmentIds : [],
    sortKey: sortKeys.get(subjectId) ?? show.sortKey
  }))
  await insertRows(tx, { status_segments: segments, ...partsOf(placed) })
}

function columnsOf(status: DerivedStatus) {
  const { comingBack, state, finality, authority, saidBy, outlook, contested, explanation } = status
  const { since, lastHeard, previous, release } = status
  return {
    ...{ comingBack, state, finality, authority, outlook, contested, explanation },
    saidById: saidBy?.id ?? null,
    saidByName: saidBy?.name ?? null,
    ...(since ? { since: dateJson(since) } : {}),
    ...(lastHeard ? { lastHeard: dateJson(lastHeard), lastHeardOn: day(lastHeard.latest) } : {}),
    ...(release ? { release: dateJson(release) } : {}),
    ...(previous ? { previous: { ...previous, since: previous.since && dateJson(previous.since) } } : {})
  }
}

/** The whole imprecise date, as every date column holds it. */
function dateJson({ edtf }: FactDate): Prisma.InputJsonObject {
  return { ...parseDate(edtf) }
}

/** What each answer is made of, in its order, by table. */
function partsOf(placed: readonly PlacedAnswer[]) {
  const each = <T, R>(items: (status: DerivedStatus) => readonly T[], row: (item: T) => R) =>
    placed.flatMap(({ id, segment }) =>
      items(segment.status).map((item, position) => ({ segmentId: id, position, ...row(item) }))
    )
  return {
    status_rulings: each((status) => status.rulingVersionIds, (rulingVersionId) => ({ rulingVersionId })),
    status_evidence: each(
      (status) => status.evidence,
      ({ kind, id }) => (kind === 'QUOTE' ? { quoteVersionId: id } : { articleId: id })
    ),
    status_signals: each((status) => status.signals, (signal) => signal),
    status_platforms: each(
      (status) => status.platforms,
      ({ organisationId, territory }) => ({ organisationId, territory })
    )
  }
}
