import type { DerivedHeadline, DerivedStatus, Segment, ShowFacts } from '../../src/features/renewals/facts.ts'
import { BEGINNING } from '../../src/features/renewals/facts.ts'
import { dayAfter } from '../../src/dates/days.ts'
import type { NaiveStatus } from './fold.ts'
import { changeDays, theDayBefore } from './standing.ts'

/** A derived status in the words of the naive one: without its sentence, dates as EDTF. */
export function comparable(status: DerivedStatus | DerivedHeadline): NaiveStatus {
  const { explanation: _explanation, since, lastHeard, release, previous, ...rest } = status
  return {
    ...rest,
    since: since?.edtf ?? null,
    lastHeard: lastHeard?.edtf ?? null,
    release: release?.edtf ?? null,
    previous: previous && { ...previous, since: previous.since?.edtf ?? null }
  }
}

/** The status that a list of segments gives for a day. */
export function statusAt<T>(segments: ReadonlyArray<Segment<T>>, day: string): T {
  const found = segments.filter(({ from, to }) => from <= day && day < to)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} segments hold for ${day}`)
  return found[0].status
}

/** Every day on which something changes, the day before it and the day after. */
export function tellingDays(facts: ShowFacts): string[] {
  const days = changeDays(facts).flatMap((day) => [theDayBefore(day), day, dayAfter(day)])
  return [...new Set([BEGINNING, ...days])].sort()
}
