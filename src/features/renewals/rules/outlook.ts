import type { FactDate, Outlook, StanceFact } from '../facts.ts'
import type { Dated } from './order.ts'
import { compareDated, whollyBefore } from './order.ts'
import type { StateFold } from './state.ts'

/** A stance that leans one way. */
export type LeaningStance = StanceFact & { value: Exclude<Outlook, 'MIXED'> }

/** Whether a stance about renewal leans one way. */
export function isLeaning(stance: StanceFact): stance is LeaningStance {
  return stance.subject === 'RENEWAL' && stance.value !== 'NEUTRAL'
}

/**
 * How things look while undecided: the latest word of its makers, or where they are silent of the cast. Both are the
 * leaning stances that count, oldest first.
 */
export function outlookOf(makers: readonly LeaningStance[], cast: readonly LeaningStance[]): Outlook | null {
  const taken = makers.length > 0 ? makers : cast
  const latest = taken.at(-1)
  if (latest === undefined) return null
  for (let place = taken.length - 2; place >= 0; place--) {
    const other = taken[place] as LeaningStance
    // They are ordered by their latest days: whatever comes before this one lies wholly before, too.
    if (whollyBefore(other.said, latest.said)) break
    if (other.value !== latest.value) return 'MIXED'
  }
  return latest.value
}

/** When anything that bears on the answer was last heard: a ruling, even one that did not prevail, or a leaning word of its makers. */
export function lastHeardOf(
  fold: StateFold,
  makers: readonly LeaningStance[],
  confirmed: Dated | null = null
): FactDate | null {
  const { heard } = fold
  const said = makers.at(-1)
  const dated = [
    ...(heard ? [{ date: heard.effective, id: heard.id }] : []),
    ...(said ? [{ date: said.said, id: said.id }] : []),
    ...(confirmed ? [confirmed] : [])
  ]
  return dated.toSorted(compareDated).at(-1)?.date ?? null
}
