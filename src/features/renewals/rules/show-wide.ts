import type { DerivedStatus, RulingFact } from '../facts.ts'
import { comingBackOf, setsState } from './answer.ts'
import { explain, explainConclusion, explainNothingOpen } from './explanation.ts'
import { heardOf, lastHeardOf, leaningStances, outlookOf } from './outlook.ts'
import { holdersOf, proofOf, voiceOf } from './proof.ts'
import type { ShowRecord } from './record.ts'
import type { Run } from './runs.ts'
import { runsOf } from './runs.ts'
import { rumoursOn, signalsOf } from './signals.ts'
import { isShowWide, rulingStands } from './standing.ts'
import type { StateFold } from './state.ts'
import { statesOf } from './state.ts'

/** The last installment of a show, as far as it speaks for the show once nothing is open. */
export interface LastInstallment {
  title: string
  /** The ruling that confirmed that it is the last; null where nobody has. */
  confirmedBy: RulingFact | null
}

/** The show as a whole from one change day to the next. */
export interface ShowDay {
  day: string
  fold: StateFold
  run: Run
}

/** The show as a whole on every change day: what the rulings about all of it come to by themselves. */
export function showDays(record: ShowRecord): ShowDay[] {
  const folds = statesOf(record, null)
  const runs = runsOf(record.days, folds)
  return folds.map((fold, index) => ({ day: record.days[index] as string, fold, run: runs[index] as Run }))
}

/** The status of a show with nothing open; `platforms` are those of its last released installment. */
export function nothingOpen(
  record: ShowRecord,
  show: ShowDay,
  last: LastInstallment | null,
  platforms: DerivedStatus['platforms']
): DerivedStatus {
  const rest = { contested: false, previous: null, platforms, release: null }
  if (comingBackOf(show.run.state) === 'NO' && !outlived(record, show)) return { ...rest, ...ended(record, show) }
  const confirmedBy = last?.confirmedBy ?? null
  if (last !== null && confirmedBy !== null) return { ...rest, ...concluded(record, show, confirmedBy, last.title) }
  return { ...rest, ...unknown(record, show) }
}

/** What each of the three cases decides for itself. */
type Verdict = Omit<DerivedStatus, 'contested' | 'previous' | 'platforms' | 'release'>

/** Somebody ended or cancelled the show as a whole. */
function ended(record: ShowRecord, { day, fold, run: { state, since } }: ShowDay): Verdict {
  const leaning = leaningStances(record, null, day)
  const voice = voiceOf(fold, record.order)
  const { authority } = fold
  const grounds = { day, state, voice, authority, outlook: null, contenders: 0, release: null, saved: null }
  return {
    comingBack: 'NO',
    state,
    finality: 'UNKNOWN',
    since,
    authority,
    saidBy: voice?.saidBy ?? null,
    outlook: null,
    ...proofOf(holdersOf(fold), day),
    signals: signalsOf(fold, rumoursOn(record, null, day), leaning, fold.began),
    lastHeard: lastHeardOf(heardOf(fold, leaning)),
    explanation: explain(grounds)
  }
}

/** The last installment is out, and somebody confirmed that it is the last. */
function concluded(record: ShowRecord, { day, fold }: ShowDay, confirmedBy: RulingFact, title: string): Verdict {
  const leaning = leaningStances(record, null, day)
  const confirmed = { date: confirmedBy.effective, id: confirmedBy.id }
  return {
    comingBack: 'NO',
    state: 'ENDED',
    finality: 'CONFIRMED',
    since: confirmedBy.effective,
    authority: confirmedBy.authority,
    saidBy: confirmedBy.saidBy,
    outlook: null,
    ...proofOf([confirmedBy], day),
    signals: signalsOf(fold, rumoursOn(record, null, day), leaning, confirmedBy),
    lastHeard: lastHeardOf([...heardOf(fold, leaning), confirmed]),
    explanation: explainConclusion(confirmedBy, title, day)
  }
}

/** A released season says nothing of the next. */
function unknown(record: ShowRecord, { day, fold }: ShowDay): Verdict {
  const leaning = leaningStances(record, null, day)
  const outlook = outlookOf(leaning)
  return {
    comingBack: 'UNDECIDED',
    state: null,
    finality: 'UNKNOWN',
    since: null,
    authority: null,
    saidBy: null,
    outlook,
    ...proofOf([], day),
    signals: signalsOf(fold, rumoursOn(record, null, day), leaning, null),
    lastHeard: lastHeardOf(heardOf(fold, leaning)),
    explanation: explainNothingOpen(record.installments.length > 0, outlook)
  }
}

/**
 * Whether an installment was ordered after all once the show had been ended or cancelled: a YES of its own that every
 * ruling holding that end gives way to (so a report never undoes an official end). Having been released is no such order, nor is an order for
 * what was out already when the end came.
 */
function outlived(record: ShowRecord, { day, fold }: ShowDay): boolean {
  const ends = holdersOf(fold)
  return record.rulings.some(
    (ruling) =>
      setsState(ruling) &&
      !isShowWide(ruling) &&
      ruling.state !== 'RELEASED' &&
      comingBackOf(ruling.state) === 'YES' &&
      rulingStands(ruling, day) &&
      ends.every(
        (end) =>
          namesUnreleased(record, ruling, end.effective.latest) && record.order.beats(ruling, end)
      )
  )
}

/** Whether a ruling names an installment that was not out yet on the day before `day`. */
function namesUnreleased(record: ShowRecord, ruling: RulingFact, day: string): boolean {
  const before = record.days.findLastIndex((other) => other < day)
  return record.installments
    .filter(({ id }) => ruling.installmentIds.includes(id))
    .some(({ id }) => statesOf(record, id)[before]?.chosen?.state !== 'RELEASED')
}
