import { isDay } from './days.ts'
import { quoted } from './error.ts'
import type { Span } from './spans.ts'

export type DateComparison = 'BEFORE' | 'AFTER' | 'OVERLAPS'

/** A place in the timeline; `latest` is already capped. */
export type TimelinePlace = { latest: string; earliest: string; id: string }

const UNBOUNDED_EARLIEST = '0001-01-01'
const UNBOUNDED_LATEST = '9999-12-31'

/** Printable ASCII only: there the order of bytes (collation C) and JavaScript's order of strings are the same. */
const ID = /^[\x21-\x7e]{1,200}$/

/** Where `a` lies seen from `b`. Dates that share a possible day overlap: neither can be called the earlier. */
export function compareDates(a: Span, b: Span): DateComparison {
  if (a.latest !== null && b.earliest !== null && a.latest < b.earliest) return 'BEFORE'
  if (b.latest !== null && a.earliest !== null && b.latest < a.earliest) return 'AFTER'
  return 'OVERLAPS'
}

/** Whether two dates can mean the same day. */
export function overlaps(a: Span, b: Span): boolean {
  return compareDates(a, b) === 'OVERLAPS'
}

/**
 * The sort key of the timeline: latest, then earliest, then id, as text that sorts bytewise (newest first: descending).
 * `cap` is the day of the earliest citation: nothing is said after it is printed. An unknown date (null) stands there.
 * RangeError where a day is not 'YYYY-MM-DD' or the id is not 1 to 200 characters of printable ASCII.
 */
export function timelineKey(date: Span | null, cap: string | null, id: string): string {
  const earliest = date?.earliest ?? UNBOUNDED_EARLIEST
  const latest = date?.latest ?? UNBOUNDED_LATEST
  for (const day of [earliest, latest, cap ?? latest]) {
    if (!isDay(day)) throw new RangeError(`A timeline key needs days written YYYY-MM-DD, got ${quoted(day)}.`)
  }
  if (!ID.test(id)) throw new RangeError(`A timeline key needs an id of printable ASCII, got ${quoted(id)}.`)
  return `${cap !== null && cap < latest ? cap : latest}${earliest}${id}`
}

/** Reads a timeline key back; null where it is not one. */
export function readTimelineKey(key: string): TimelinePlace | null {
  const place = { latest: key.slice(0, 10), earliest: key.slice(10, 20), id: key.slice(20) }
  return isDay(place.latest) && isDay(place.earliest) && ID.test(place.id) ? place : null
}
