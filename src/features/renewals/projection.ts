import { createHash } from 'node:crypto'
import type { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { parseDate } from '../../dates/date.ts'
import type { Change } from '../history/actions.ts'
import { day } from '../history/columns.ts'
import { newId } from '../history/ids.ts'
import type { DerivedHeadline, DerivedStatus, FactDate, Segment, ShowFacts } from './facts.ts'
import { loadFacts } from './load.ts'
import { RULES_VERSION, type SubjectTimeline, timelinesOf } from './rules.ts'

type Tx = Prisma.TransactionClient

export interface Answer {
  subjectId: string
  digest: string
  headline: boolean
  segment: Segment<DerivedStatus | DerivedHeadline>
}

/** Lets the status of shows be derived anew at the end of the change, once for each, in its own transaction. */
export function deriveStatus(change: Change, showIds: Iterable<string>): void {
  for (const showId of showIds) {
    change.derived(`status ${showId}`, (at) => projectStatus(change.tx, showId, change.id, at))
  }
}

/**
 * Lets the status of every show be derived anew in which a ruling rests on a quote: its version is evidence there too.
 * Call it once the record time is assigned: a ruling recorded meanwhile would be missed before.
 */
export async function deriveStatusRestingOn(change: Change, quoteId: string): Promise<void> {
  const where = { visibility: 'PUBLISHED', knownTo: OPEN_TIME, evidence: { some: { quoteId } } }
  const rulings = await change.tx.rulingVersion.findMany({ where, select: { showId: true }, distinct: ['showId'] })
  deriveStatus(change, rulings.map(({ showId }) => showId))
}

/**
 * Brings the projection of one show up to what is published now: answers that no longer hold end at `at`, new ones begin
 * there. Nothing is ever overwritten, so every answer for an earlier record time stays what it was. `makeId`: for records
 * whose ids are to be the same in every run.
 */
export async function projectStatus(tx: Tx, showId: string, changeId: string, at: Date, makeId: () => string = newId): Promise<void> {
  const facts = await loadFacts(tx, showId)
  const answers = answersFor(facts)
  const standing = await tx.statusSegment.findMany({
    where: { showId, knownTo: OPEN_TIME },
    select: { id: true, digest: true }
  })
  const ended = standing.filter(({ digest }) => !answers.has(digest)).map(({ id }) => id)
  if (ended.length > 0) {
    await tx.statusSegment.updateMany({ where: { id: { in: ended } }, data: { knownTo: at } })
  }
  for (const { digest } of standing) answers.delete(digest)
  const placed = [...answers.values()].map((answer) => ({ ...answer, id: makeId() }))
  if (placed.length > 0) await insertAnswers(tx, showId, changeId, at, placed)
}

/** Every answer that follows from the facts, by digest: what the open projection of the show has to hold, no more and no less. */
export function answersFor(facts: ShowFacts | null): Map<string, Answer> {
  const timelines = facts ? [...timelinesOf(facts)] : []
  return new Map(timelines.flatMap(answersOf).map((answer) => [answer.digest, answer]))
}

/**
 * How an answer is written down to be compared: part of every digest. Not the version of the rules, so that an answer which new
 * rules leave as it was is not written again.
 */
export const ANSWER_FORM = 1

function answersOf({ id, headline, segments }: SubjectTimeline): Answer[] {
  return segments.map((segment) => {
    const content = JSON.stringify([ANSWER_FORM, id, segment.from, segment.to, segment.status])
    return { subjectId: id, headline, segment, digest: createHash('sha256').update(content).digest('base64url') }
  })
}

type Placed = Answer & { id: string }

async function insertAnswers(tx: Tx, showId: string, changeId: string, at: Date, placed: readonly Placed[]) {
  const keys = await tx.installment.findMany({ where: { showId }, select: { id: true, sortKey: true } })
  const show = await tx.show.findUniqueOrThrow({ where: { id: showId }, select: { sortKey: true } })
  const sortKeys = new Map(keys.map(({ id, sortKey }) => [id, sortKey]))
  await tx.statusSegment.createMany({
    data: placed.map(({ id, subjectId, digest, headline, segment: { from, to, status } }) => {
      const installmentId = 'installmentId' in status ? status.installmentId : subjectId
      return {
        ...{ id, subjectId, headline, showId, installmentId, digest, changeId, rulesVersion: RULES_VERSION },
        ...{ validFrom: day(from), validTo: day(to), knownFrom: at, knownTo: OPEN_TIME },
        ...columnsOf(status),
        openInstallments: 'openInstallmentIds' in status ? status.openInstallmentIds : [],
        sortKey: sortKeys.get(subjectId) ?? show.sortKey
      }
    })
  })
  await insertParts(tx, placed)
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

async function insertParts(tx: Tx, placed: readonly Placed[]): Promise<void> {
  const each = <T, R>(items: (status: DerivedStatus) => readonly T[], row: (item: T) => R) =>
    placed.flatMap(({ id, segment }) =>
      items(segment.status).map((item, position) => ({ segmentId: id, position, ...row(item) }))
    )
  const rulings = each((status) => status.rulingVersionIds, (rulingVersionId) => ({ rulingVersionId }))
  const evidence = each(
    (status) => status.evidence,
    ({ kind, id }) => (kind === 'QUOTE' ? { quoteVersionId: id } : { articleId: id })
  )
  const signals = each((status) => status.signals, (signal) => signal)
  const platforms = each(
    (status) => status.platforms,
    ({ organisationId, territory }) => ({ organisationId, territory })
  )
  if (rulings.length > 0) await tx.statusRuling.createMany({ data: rulings })
  if (evidence.length > 0) await tx.statusEvidence.createMany({ data: evidence })
  if (signals.length > 0) await tx.statusSignal.createMany({ data: signals })
  if (platforms.length > 0) await tx.statusPlatform.createMany({ data: platforms })
}
