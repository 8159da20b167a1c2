import type { ComingBack, InstallmentState, RulingFact } from '../facts.ts'

/** A ruling that claims a state: the only kind that can answer whether something is coming back. */
export type StateRuling = RulingFact & { state: InstallmentState }

const ANSWERS: Readonly<Record<InstallmentState, ComingBack>> = {
  IN_DEVELOPMENT: 'UNDECIDED',
  AWAITING_DECISION: 'UNDECIDED',
  ON_HOLD: 'UNDECIDED',
  ORDERED: 'YES',
  RENEWED: 'YES',
  IN_PRODUCTION: 'YES',
  RELEASED: 'YES',
  CANCELLED: 'NO',
  ENDED: 'NO'
}

const PROGRESS: Readonly<Partial<Record<InstallmentState, number>>> = {
  ORDERED: 1,
  RENEWED: 1,
  IN_PRODUCTION: 2,
  RELEASED: 3
}

/** Whether it is coming back, in that state; with no state on record nothing is decided. */
export function comingBackOf(state: InstallmentState | null): ComingBack {
  return state === null ? 'UNDECIDED' : ANSWERS[state]
}

/** How far along a state is within its answer: 0 (not ordered) to 3 (released). */
export function progressOf(state: InstallmentState): number {
  return PROGRESS[state] ?? 0
}

/** Whether a ruling claims a state and may set it: rumours never do. */
export function setsState(ruling: RulingFact): ruling is StateRuling {
  return ruling.state !== null && ruling.authority !== 'RUMOURED'
}
