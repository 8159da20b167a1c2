import type { InstallmentState } from '../facts.ts'
import { comingBackOf, progressOf } from './answer.ts'
import { STATE_WORDS } from './words.ts'

/**
 * What is unusual about an installment going from one state to the next: one message each, none for the usual course.
 * For editors to check; real life permits every transition, so nothing is refused.
 */
export function transitionWarnings(previous: InstallmentState | null, next: InstallmentState): string[] {
  if (previous === null || previous === next) return []
  const advice = adviceOn(previous, next)
  if (advice === null) return []
  const from = STATE_WORDS[previous].title.toLowerCase()
  const to = STATE_WORDS[next].title.toLowerCase()
  return [`From ${from} to ${to} is unusual: ${advice}`]
}

/** Years a first season takes from the first word of it to its release: what is claimed before has another date, or is of another show. */
const IN_THE_MAKING = 5

/** What is unusual about a claim of that year about a show that is on record since another; null where nothing is. */
export function earlyWarning(state: InstallmentState | null, year: number, firstYear: number | null): string | null {
  if (firstYear === null || year >= firstYear) return null
  const expected = state === null || state === 'IN_DEVELOPMENT' || state === 'ORDERED' || state === 'IN_PRODUCTION'
  if (expected && firstYear - year <= IN_THE_MAKING) return null
  return `The ruling is dated ${year}, before the show began in ${firstYear}: check the date, and that it is about this show.`
}

function adviceOn(previous: InstallmentState, next: InstallmentState): string | null {
  const begun = next === 'IN_PRODUCTION' || next === 'RELEASED'
  const ordered = comingBackOf(previous) === 'YES'
  if (previous === 'ENDED') return 'it had been brought to an end. Check that the ruling is about this installment.'
  if (previous === 'RELEASED') return 'it is out already. Check whether the ruling is about the next installment.'
  if (previous === 'CANCELLED') {
    return begun ? 'no renewal since the cancellation is on record. Record the renewal too, if there was one.' : null
  }
  if (!ordered) return begun ? 'no order or renewal is on record. Record it too, if there was one.' : null
  if (progressOf(previous) === 1 && progressOf(next) === 1) {
    return 'a first season, a film or a special is ordered, a later season renewed. Check which one is meant.'
  }
  if (next === 'IN_DEVELOPMENT' || next === 'AWAITING_DECISION' || progressOf(next) === 1) {
    return 'it falls back behind what is on record. Check the date of the ruling, or retract the earlier one.'
  }
  return null
}
