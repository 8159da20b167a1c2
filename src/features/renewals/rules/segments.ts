import { isDeepStrictEqual } from 'node:util'
import type { Segment } from '../facts.ts'
import { OPEN } from '../facts.ts'

/** Spans of days from what holds from each change day on (same length, same order); equal neighbours become one. */
export function segmentsFrom<T>(days: readonly string[], statuses: readonly T[]): Array<Segment<T>> {
  const segments: Array<Segment<T>> = []
  for (const [index, status] of statuses.entries()) {
    const to = days[index + 1] ?? OPEN
    const last = segments.at(-1)
    if (last && (last.status === status || isDeepStrictEqual(last.status, status))) last.to = to
    else segments.push({ from: days[index] as string, to, status })
  }
  return segments
}
