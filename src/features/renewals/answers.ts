import { type BulkRow, insertRows } from '../../database/bulk.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { parseDate } from '../../dates/date.ts'
import type { DerivedHeadline, DerivedStatus, FactDate, Segment } from './facts.ts'
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
  { showId, changeId, at }: { showId: string; changeId: string; at: Date },
  placed: readonly PlacedAnswer[]
): Promise<void> {
  const keys = await tx.installment.findMany({ where: { showId }, select: { id: true, sortKey: true } })
  const show = await tx.show.findUniqueOrThrow({ where: { id: showId }, select: { sortKey: true } })
  const sortKeys = new Map(keys.map(({ id, sortKey }) => [id, sortKey]))
  const common = { show_id: showId, change_id: changeId, rules_version: RULES_VERSION, known_from: at, known_to: OPEN_TIME }
  const rows = placed.map(({ id, subjectId, digest, headline, segment: { from, to, status } }) => ({
    ...{ id, subject_id: subjectId, headline, digest, ...common },
    installment_id: 'installmentId' in status ? status.installmentId : subjectId,
    ...{ valid_from: midnight(from), valid_to: midnight(to) },
    ...columnsOf(status),
    open_installments: 'openInstallmentIds' in status ? status.openInstallmentIds : [],
    sort_key: sortKeys.get(subjectId) ?? show.sortKey
  }))
  await insertRows(tx, 'status_segments', rows)
  for (const [table, parts] of Object.entries(partsOf(placed))) await insertRows(tx, table, parts)
}

function columnsOf(status: DerivedStatus): BulkRow {
  const { comingBack, state, finality, authority, saidBy, outlook, contested, explanation } = status
  const { since, lastHeard, previous, release } = status
  return {
    ...{ coming_back: comingBack, state, finality, authority, outlook, contested, explanation },
    ...{ said_by_id: saidBy?.id ?? null, said_by_name: saidBy?.name ?? null },
    ...{ since: dateJson(since), last_heard: dateJson(lastHeard), last_heard_on: lastHeard?.latest ?? null },
    ...{ release: dateJson(release), previous: previous && { ...previous, since: dateJson(previous.since) } }
  }
}

/** What each answer is made of, in its order, by table. */
function partsOf(placed: readonly PlacedAnswer[]): Record<string, BulkRow[]> {
  const each = <T>(items: (status: DerivedStatus) => readonly T[], row: (item: T) => BulkRow) =>
    placed.flatMap(({ id, segment }) =>
      items(segment.status).map((item, position) => ({ segment_id: id, position, ...row(item) }))
    )
  return {
    status_rulings: each((status) => status.rulingVersionIds, (ruling_version_id) => ({ ruling_version_id })),
    status_evidence: each((status) => status.evidence, ({ kind, id }) => ({
      quote_version_id: kind === 'QUOTE' ? id : null,
      article_id: kind === 'ARTICLE' ? id : null
    })),
    status_signals: each((status) => status.signals, ({ kind, rulingVersionId, quoteVersionId }) => ({
      ...{ kind, ruling_version_id: rulingVersionId, quote_version_id: quoteVersionId }
    })),
    status_platforms: each((status) => status.platforms, ({ organisationId, territory }) => ({
      ...{ organisation_id: organisationId, territory }
    }))
  }
}

/** The whole imprecise date, as every date column holds it. */
function dateJson(date: FactDate | null): object | null {
  return date && parseDate(date.edtf)
}

function midnight(day: string): string {
  return `${day}T00:00:00.000Z`
}
