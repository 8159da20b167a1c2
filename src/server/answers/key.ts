import { canonical } from '../../text/canonical.ts'
import type { Parameters } from '../body.ts'

const DAY_MS = 86_400_000

/**
 * What an answer depends on beside the record: the operation, its variables in whatever order, and the day (UTC). All of
 * these are for readers, as answers to keys are not kept. Null where it depends on more than we know of. The variables must keep the limits.
 */
export function answerKey({ query, operationName, variables, extensions }: Parameters, now: Date): string | null {
  if (query === undefined || extensions !== undefined) return null
  const named = operationName === undefined ? 'null' : JSON.stringify(operationName)
  // JSON says itself where it ends, so that no two requests have one key.
  return `${dayNumber(now)} PUBLISHED ${named} ${variables === undefined ? '{}' : canonical(variables)} ${query}`
}

/** Days since 1970, in UTC. */
export function dayNumber(now: Date): number {
  return Math.floor(now.getTime() / DAY_MS)
}

/** Whole seconds until the end of a day, in UTC; 0 where it is over. */
export function secondsLeftOf(day: number, now: Date): number {
  return Math.max(0, Math.floor(((day + 1) * DAY_MS - now.getTime()) / 1000))
}
