/** The rules of renewal status: pure decisions over the facts on record, the same answer for the same facts always. */
import type { DerivedHeadline, DerivedStatus, Segment, ShowFacts } from './facts.ts'
import { timelinesOf } from './rules/timelines.ts'

export { comingBackOf } from './rules/answer.ts'
export { authorityOf, rankOf } from './rules/authority.ts'
export { explain } from './rules/explanation.ts'
export type { Grounds } from './rules/explanation.ts'
export { timelinesOf } from './rules/timelines.ts'
export type { SubjectTimeline } from './rules/timelines.ts'
export { MOST_SHOWN } from './rules/order.ts'
export { earlyWarning, transitionWarnings } from './rules/transitions.ts'

/** Raised whenever the same facts would give another status: what was derived by older rules is then derived anew. */
export const RULES_VERSION = 2

/**
 * The status of one installment over all days, BEGINNING to OPEN without gaps, neighbours never equal.
 * Throws a RangeError where the facts do not list the installment.
 */
export function installmentSegments(facts: ShowFacts, installmentId: string): Array<Segment<DerivedStatus>> {
  for (const { id, headline, segments } of timelinesOf(facts)) {
    if (!headline && id === installmentId) return segments
  }
  throw new RangeError(`Show ${facts.showId} has no installment ${installmentId}; pass the id of one it lists`)
}

/** The headline of a show over all days, BEGINNING to OPEN without gaps, neighbours never equal. */
export function headlineSegments(facts: ShowFacts): Array<Segment<DerivedHeadline>> {
  const headline = [...timelinesOf(facts)].at(-1)
  return headline?.segments as Array<Segment<DerivedHeadline>>
}
