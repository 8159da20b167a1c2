/** EDTF's codes for the seasons that name no hemisphere (level 1). */
export type SeasonCode = 21 | 22 | 23 | 24

/** A date as it is written, before it is asked which days it can mean. */
export type Point =
  | { kind: 'CENTURY' | 'DECADE' | 'YEAR'; year: number }
  | { kind: 'SEASON'; year: number; season: SeasonCode }
  | { kind: 'MONTH'; year: number; month: number }
  | { kind: 'DAY_OF_SOME_MONTH'; year: number; day: number }
  | { kind: 'DAY'; year: number; month: number; day: number }
  | ClockTime

/** A clock time. With a zone, everything here is in UTC and `at` is the instant; without one it is as written. */
export type ClockTime = { kind: 'TIME'; year: number; month: number; day: number; clock: string; at: string | null }

/** What `~` (approximate), `?` (uncertain) and `%` (both) say of a date. */
export type Qualifiers = { approximate: boolean; uncertain: boolean }

/** A point, how sure it is, and its text for messages. */
export type Moment = Point & Qualifiers & { text: string }

/** One end of an interval: a date, deliberately open ('..'), or not known (empty). */
export type End = Moment | 'OPEN' | 'UNKNOWN'

/** An EDTF text read; `edtf` is its canonical form. */
export type Parsed = { edtf: string } & (
  | { kind: 'SINGLE'; moment: Moment }
  | { kind: 'INTERVAL'; start: End; end: End }
)
