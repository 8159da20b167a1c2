import type { GraphQLError } from 'graphql'
import { userError } from '../../graphql/errors.ts'

/** Above this, numbers are no longer told apart: sums and products stop here, so that nothing overflows. */
export const UNCOUNTED = 1e12

/** The names that clients see in `extensions.limit`. */
export type LimitName =
  | 'document'
  | 'tokens'
  | 'nesting'
  | 'operations'
  | 'fragmentCycles'
  | 'depth'
  | 'breadth'
  | 'repeats'
  | 'aliases'
  | 'directives'
  | 'list'
  | 'cost'
  | 'variables'
  | 'variableNesting'
  | 'variableValues'

/** LIMIT_EXCEEDED. `what` begins a sentence that ends in the number found: "The document has 4,001 tokens". */
export function limitExceeded(limit: LimitName, maximum: number, found: number, what: string, remedy: string): GraphQLError {
  return userError('LIMIT_EXCEEDED', `${what}: ${maximum} at most. ${remedy}`, { limit: { limit, maximum, found } })
}

/** A number as it stands in a message: one too large to be counted is only said to be that. */
export function counted(found: number): string {
  return found >= UNCOUNTED ? `more than ${UNCOUNTED}` : String(found)
}
