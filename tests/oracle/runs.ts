import { BEGINNING, type ComingBack, type InstallmentState, type ShowFacts } from '../../src/features/renewals/facts.ts'
import { answerOf } from './order.ts'
import { changeDays, theDayBefore } from './standing.ts'
import { stateOn } from './state.ts'

/** Days on end with one state: the first of them, and the date since when it is so (EDTF; null while nothing is known). */
export interface Run {
  from: string
  state: InstallmentState | null
  comingBack: ComingBack
  since: string | null
}

/** The run that `day` lies in: walks back from change to change until the state was another. */
export function runOn(facts: ShowFacts, installmentId: string | null, day: string): Run {
  const { state } = stateOn(facts, installmentId, day)
  let from = day
  for (const earlier of changeDays(facts).filter((change) => change <= day).reverse()) {
    if (stateOn(facts, installmentId, earlier).state !== state) break
    from = earlier
  }
  return { from, state, comingBack: answerOf(state), since: state === null ? null : sinceOf(facts, installmentId, from) }
}

function sinceOf(facts: ShowFacts, installmentId: string | null, from: string): string {
  const { chosen } = stateOn(facts, installmentId, from)
  return chosen?.effective.latest === from ? chosen.effective.edtf : from
}

/** The run just before; null where there is none or nothing was known then. */
export function runBefore(facts: ShowFacts, installmentId: string | null, { from }: Run): Run | null {
  if (from === BEGINNING) return null
  const before = runOn(facts, installmentId, theDayBefore(from))
  return before.state === null ? null : before
}
