/** The rules of renewal status: pure decisions over the facts on record, the same answer for the same facts always. */
import type { DerivedStatus, Segment, ShowFacts } from './facts.ts'
import { recordOf } from './rules/record.ts'
import { segmentsFrom } from './rules/segments.ts'
import { installmentDays } from './rules/status.ts'

export { comingBackOf } from './rules/answer.ts'
export { authorityOf, rankOf } from './rules/authority.ts'
export { explain } from './rules/explanation.ts'
export type { Grounds } from './rules/explanation.ts'
export { headlineSegments } from './rules/headline.ts'
export { transitionWarnings } from './rules/transitions.ts'

/** Raised whenever the same facts would give another status: what was derived by older rules is then derived anew. */
export const RULES_VERSION = 1

/**
 * The status of one installment over all days, BEGINNING to OPEN without gaps, neighbours never equal.
 * Throws a RangeError where the facts do not list the installment.
 */
export function installmentSegments(facts: ShowFacts, installmentId: string): Array<Segment<DerivedStatus>> {
  const installment = facts.installments.find(({ id }) => id === installmentId)
  if (!installment) {
    throw new RangeError(`Show ${facts.showId} has no installment ${installmentId}; pass the id of one it lists`)
  }
  const record = recordOf(facts)
  const statuses = installmentDays(record, installment).map(({ status }) => status)
  return segmentsFrom(record.days, statuses)
}
