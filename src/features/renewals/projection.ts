import { createHash } from 'node:crypto'
import type { Prisma } from '../../database/generated/client.ts'
import { insertRows } from '../../database/insert.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { parseDate } from '../../dates/date.ts'
import type { Change } from '../history/actions.ts'
import { day } from '../history/columns.ts'
import { newId } from '../history/ids.ts'
import type { DerivedHeadline, DerivedStatus, FactDate, Segment, ShowFacts } from './facts.ts'
import { factsOf, loadShow, type LoadedShow } from './load.ts'
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
  const show = await loadShow(tx, showId)
  const answers = answersFor(show && (await factsOf(tx, show)))
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
  if (show) await insertAnswers(tx, show, changeId, at, placed)
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

async function insertAnswers(tx: Tx, show: LoadedShow, changeId: string, at: Date, placed: readonly Placed[]) {
  const sortKeys = new Map(show.installments.map(({ id, sortKey }) => [id, sortKey]))
  const segments = placed.map(({ id, subjectId, digest, headline, segment: { from, to, status } }) => {
    const installmentId = 'installmentId' in status ? status.installmentId : subjectId
    return {
      ...{ id, subjectId, headline, showId: show.id, installmentId, digest, changeId, rulesVersion: RULES_VERSION },
      ...{ validFrom: day(from), validTo: day(to), knownFrom: at, knownTo: OPEN_TIME },
      ...columnsOf(status),
      openInstallments: 'openInstallmentIds' in status ? status.openInstallmentIds : [],
      sortKey: sortKeys.get(subjectId) ?? show.sortKey
    }
  })
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

/** What stands in tables of its own beside an answer. */
function partsOf(placed: readonly Placed[]) {
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
