import type { DerivedStatus, InstallmentFact } from '../facts.ts'
import { comingBackOf } from './answer.ts'
import { Beside } from './beside.ts'
import { explain } from './explanation.ts'
import type { Grounds } from './explanation.ts'
import type { Facets } from './facets.ts'
import { facetsOf, platformsBeyond } from './facets.ts'
import { lastHeardOf, outlookOf } from './outlook.ts'
import { proofOf } from './proof.ts'
import type { ShowRecord } from './record.ts'
import type { Run } from './runs.ts'
import { runsOf } from './runs.ts'
import { signalsOf } from './signals.ts'
import type { StateFold } from './state.ts'
import { statesOf } from './state.ts'

/** What holds for an installment from one change day to the next. */
export interface InstallmentDay {
  status: DerivedStatus
  fold: StateFold
  /** With the rulings behind them. */
  facets: Facets
}

/** An installment, and what holds for it on every change day of the record. */
export interface InstallmentTimeline {
  installment: InstallmentFact
  days: readonly InstallmentDay[]
}

/** An installment on every change day of the record, in the order of those days; the same object while nothing is said of it. */
export function installmentDays(record: ShowRecord, installment: InstallmentFact): InstallmentDay[] {
  const folds = statesOf(record, installment.id)
  const facets = facetsOf(record, installment)
  const runs = runsOf(record.days, folds)
  const beside = new Beside(record, installment.id)
  let last: InstallmentDay | null = null
  return record.days.map((day, index) => {
    const [fold, own, run] = [folds[index], facets[index], runs[index]] as [StateFold, Facets, Run]
    const more = beside.moveTo(day)
    if (more || last?.fold !== fold || last.facets !== own || record.lapses.has(day)) {
      const status = statusOf(day, fold, run, own, beside, savedOf(run, own, facets[run.first - 1]))
      last = { status, fold, facets: own }
    }
    return last
  })
}

function statusOf(
  day: string,
  fold: StateFold,
  run: Run,
  { finality, release, platforms }: Facets,
  beside: Beside,
  saved: Grounds['saved']
): DerivedStatus {
  const comingBack = comingBackOf(run.state)
  const outlook = comingBack === 'UNDECIDED' ? outlookOf(beside.makers, beside.cast) : null
  const behind = [finality.ruling, release.ruling, platforms.ruling].filter((ruling) => ruling !== null)
  const { state } = run
  const { authority, voice, contenders, official } = fold
  return {
    comingBack,
    state,
    finality: finality.value,
    since: run.since,
    authority,
    saidBy: voice?.saidBy ?? null,
    outlook,
    contested: contenders.length > 0,
    ...proofOf([...fold.shown, ...behind], day),
    signals: signalsOf(fold, beside.rumours, beside.cast, fold.began),
    lastHeard: lastHeardOf(fold, beside.makers),
    previous: run.previous,
    platforms: platforms.value,
    release: release.value,
    explanation: explain({ day, state, voice, authority, official, outlook, contenders, release: release.value, saved })
  }
}

/** Renewed after it had been cancelled: what the sentence then says of the time before. */
function savedOf(run: Run, now: Facets, before: Facets | undefined): Grounds['saved'] {
  if (run.state !== 'RENEWED' || run.previous?.state !== 'CANCELLED') return null
  return {
    cancelledSince: run.previous.since,
    platforms: before ? platformsBeyond(now.platforms.value, before.platforms.value) : []
  }
}
