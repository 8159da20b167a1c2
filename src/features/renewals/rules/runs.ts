import { parseDate } from '../../../dates/date.ts'
import type { FactDate, InstallmentState, PreviousState } from '../facts.ts'
import { comingBackOf } from './answer.ts'
import type { StateFold } from './state.ts'

/** An unbroken run of days with the same state. */
export interface Run {
  state: InstallmentState | null
  /** Null while the state is null. */
  since: FactDate | null
  /** Its first day, as an index into the change days. */
  first: number
  previous: PreviousState | null
}

/** The run of each change day; `folds` are the states on those days. Repeats and their lapse do not break a run. */
export function runsOf(days: readonly string[], folds: readonly StateFold[]): Run[] {
  const runs: Run[] = []
  let run: Run | null = null
  for (const [index, fold] of folds.entries()) {
    const state: InstallmentState | null = fold.chosen?.state ?? null
    if (run === null || run.state !== state) {
      run = { state, since: sinceOf(fold, days[index] as string), first: index, previous: previousOf(run) }
    }
    runs.push(run)
  }
  return runs
}

/** The date of the ruling that set the state that day; where an older one came back into force, the day itself. */
function sinceOf(fold: StateFold, day: string): FactDate | null {
  if (fold.chosen === null) return null
  return fold.chosen.effective.latest === day ? fold.chosen.effective : dateOfDay(day)
}

function previousOf(run: Run | null): PreviousState | null {
  if (run === null || run.state === null) return null
  return { state: run.state, comingBack: comingBackOf(run.state), since: run.since }
}

function dateOfDay(day: string): FactDate {
  return { edtf: day, earliest: day, latest: day, at: null, label: parseDate(day).label }
}
