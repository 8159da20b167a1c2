import type { DerivedStatus, InstallmentFact } from '../facts.ts'
import { comingBackOf } from './answer.ts'
import { explain } from './explanation.ts'
import type { Grounds } from './explanation.ts'
import type { Facets } from './facets.ts'
import { facetsOn, platformsBeyond } from './facets.ts'
import { heardOf, lastHeardOf, leaningStances, outlookOf } from './outlook.ts'
import { holdersOf, proofOf, voiceOf } from './proof.ts'
import type { ShowRecord } from './record.ts'
import type { Run } from './runs.ts'
import { runsOf } from './runs.ts'
import { rumoursOn, signalsOf } from './signals.ts'
import type { StateFold } from './state.ts'
import { statesOf } from './state.ts'

/** What holds for an installment from one change day to the next; the facets come with the rulings behind them. */
export interface InstallmentDay {
  status: DerivedStatus
  facets: Facets
}

/** An installment on every change day of the record, in the order of those days. */
export function installmentDays(record: ShowRecord, installment: InstallmentFact): InstallmentDay[] {
  const folds = statesOf(record, installment.id)
  const facets = record.days.map((day) => facetsOn(record, installment, day))
  const runs = runsOf(record.days, folds)
  return folds.map((fold, index) => {
    const run = runs[index] as Run
    const own = facets[index] as Facets
    const saved = savedOf(run, own, facets[run.first - 1])
    return { status: statusOf(record, installment, record.days[index] as string, fold, run, own, saved), facets: own }
  })
}

function statusOf(
  record: ShowRecord,
  installment: InstallmentFact,
  day: string,
  fold: StateFold,
  run: Run,
  { finality, release, platforms }: Facets,
  saved: Grounds['saved']
): DerivedStatus {
  const leaning = leaningStances(record, installment.id, day)
  const comingBack = comingBackOf(run.state)
  const outlook = comingBack === 'UNDECIDED' ? outlookOf(leaning) : null
  const voice = voiceOf(fold, record.order)
  const contenders = fold.contenders.length
  const behind = [finality.ruling, release.ruling, platforms.ruling].filter((ruling) => ruling !== null)
  const { state } = run
  const { authority } = fold
  return {
    comingBack,
    state,
    finality: finality.value,
    since: run.since,
    authority,
    saidBy: voice?.saidBy ?? null,
    outlook,
    contested: contenders > 0,
    ...proofOf([...holdersOf(fold), ...behind], day),
    signals: signalsOf(fold, rumoursOn(record, installment.id, day), leaning, fold.began),
    lastHeard: lastHeardOf(heardOf(fold, leaning)),
    previous: run.previous,
    platforms: platforms.value,
    release: release.value,
    explanation: explain({ day, state, voice, authority, outlook, contenders, release: release.value, saved })
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
