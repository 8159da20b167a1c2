import { hash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import type { Change } from '../history/actions.ts'
import { newId } from '../history/ids.ts'
import { type Answer, insertAnswers } from './answers.ts'
import type { DerivedStatus, ShowFacts, Signal } from './facts.ts'
import { factsOf, loadShow } from './load.ts'
import { type SubjectTimeline, timelinesOf } from './rules.ts'

type Tx = Prisma.TransactionClient

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
  const answers = await answersFor(show && (await factsOf(tx, show)))
  const standing = await standingAnswers(tx, showId)
  const ended = standing.filter(({ digest }) => !answers.has(digest)).map(({ id }) => id)
  if (ended.length > 0) {
    await tx.$executeRaw`UPDATE status_segments SET known_to = ${at.toISOString()}::timestamptz WHERE id = ANY(${ended}::uuid[])`
  }
  for (const { digest } of standing) answers.delete(digest)
  const placed = [...answers.values()].map((answer) => ({ ...answer, id: makeId() }))
  if (show) await insertAnswers(tx, { show, changeId, at }, placed)
}

/** Ids and digests of the answers that now stand for a show: read plainly, as there are several a quote. */
export async function standingAnswers(tx: Tx, showId: string): Promise<Array<{ id: string; digest: string }>> {
  return await tx.$queryRaw`
    SELECT id, digest FROM status_segments WHERE show_id = ${showId}::uuid AND known_to = ${OPEN_TIME.toISOString()}::timestamptz`
}

/** Answers that are written down before others get their turn: some milliseconds. */
const AT_ONCE = 1000

/**
 * Every answer that follows from the facts, by digest: what the open projection of the show has to hold, no more and no
 * less. A show of which much is said takes a while, so others work in between.
 */
export async function answersFor(facts: ShowFacts | null): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  if (!facts) return answers
  for (const timeline of timelinesOf(facts)) {
    for (const answer of answersOf(timeline)) {
      answers.set(answer.digest, answer)
      if (answers.size % AT_ONCE === 0) await othersTurn()
    }
    if (answers.size > AT_ONCE) await othersTurn()
  }
  return answers
}

/**
 * How an answer is written down to be compared: part of every digest. Not the version of the rules, so that an answer which new
 * rules leave as it was is not written again.
 */
export const ANSWER_FORM = 1

function* answersOf({ id, headline, segments }: SubjectTimeline): Generator<Answer, void, void> {
  for (const segment of segments) {
    const content = written([ANSWER_FORM, id, segment.from, segment.to, segment.status])
    yield { subjectId: id, headline, segment, digest: hash('sha256', content, 'base64url') }
  }
}

/** An answer as JSON. Signals are most of it, and each stands in many answers, so each is turned into text but once. */
function written(answer: [form: number, id: string, from: string, to: string, status: DerivedStatus]): string {
  const { signals } = answer[4]
  if (signals.length === 0) return JSON.stringify(answer)
  const rest = JSON.stringify(answer.with(4, { ...answer[4], signals: [] }))
  // The first to be found is the field: inside a name its quotation marks would be escaped.
  return rest.replace('"signals":[]', () => `"signals":[${signals.map(writtenSignal).join(',')}]`)
}

const WRITTEN = new WeakMap<Signal, string>()

function writtenSignal(signal: Signal): string {
  const text = WRITTEN.get(signal) ?? JSON.stringify(signal)
  WRITTEN.set(signal, text)
  return text
}
