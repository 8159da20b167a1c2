import { readClockTime } from './clock.ts'
import { daysInMonth } from './days.ts'
import { LONGEST_TEXT, refuse } from './error.ts'
import type { End, Moment, Parsed, Point, SeasonCode } from './moment.ts'

// Our own parser, not the npm `edtf`: that one (4.11.1) takes 2023-02-29 and hour 24, has autumn in July to September,
// refuses intervals of seasons and reads level 2. Policing it takes more code than the grammar, one expression long.

const FORMS =
  'write 2025-02-17, 2025-02, 2025, 202X or 20XX, a season as 2024-21 (spring) to 2024-24 (winter), a clock time as ' +
  '2025-02-17T14:30Z, a period as start/end with .. for an open end; add ? if uncertain, ~ if approximate, % if both'

const DATE = /^(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)$/

const CLOCK_LIKE = /^\d[\dX-]*T/

/** Faults worth a hint of their own, in the order they are looked for. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^Y-?\d|^-\d/, 'it names a year outside 1800 to 2200; write the year with four digits'],
  [/^[[{]/, 'sets of dates are EDTF level 2; write one date, or a period as start/end'],
  [/^[\dX-]*[?~%].|^[?~%]/, '?, ~ or % stands once and at the very end, for the whole date; write 2024-05~'],
  [/^[\dX-]*X/, 'X stands for the last one or two digits of a year, or a whole month or day; write 202X or 2024-10-XX'],
  [/^\d{8}$/, 'hyphens are missing; write 2025-02-17'],
  [/^\d{4}-\d{1,2}(-\d{1,2})?$/, 'month and day need two digits each; write 2025-02-07']
]

/**
 * Reads EDTF (ISO 8601-2:2019), levels 0 and 1, as written: the calendar is checked, the span is not.
 * Of level 2 only `2024-XX-15` is taken (a known day of an unknown month). Throws DateError.
 */
export function parseEdtf(text: string): Parsed {
  if (text.length > LONGEST_TEXT) refuse(text, `it is longer than ${LONGEST_TEXT} characters; ${FORMS}`)
  const edtf = text.trim().replace(/[xz]/g, (letter) => letter.toUpperCase())
  if (edtf === '') refuse(text, `it is empty; where a date is not known give none, else ${FORMS}`)
  const [first = '', second, ...others] = edtf.split('/')
  if (second === undefined) return { edtf, kind: 'SINGLE', moment: readMoment(first) }
  if (others.length > 0) refuse(edtf, 'a period has one slash, a day none; write 2025-02-17 or 2025-02-15/2025-02-16')
  const [start, end] = [readEnd(first), readEnd(second)]
  if (typeof start === 'string' && typeof end === 'string') {
    refuse(edtf, 'neither its start nor its end is given, so it says nothing; where a date is not known give none')
  }
  return { edtf, kind: 'INTERVAL', start, end }
}

/** One end of an interval: two dots are open, nothing is unknown (EDTF level 1, extended interval). */
function readEnd(text: string): End {
  if (text === '..') return 'OPEN'
  if (text === '') return 'UNKNOWN'
  // EDTF level 0: time of day is excluded from intervals.
  if (CLOCK_LIKE.test(text)) refuse(text, 'a period runs from day to day; leave clock times out: 2025-02-15/2025-02-16')
  return readMoment(text)
}

function readMoment(text: string): Moment {
  if (CLOCK_LIKE.test(text)) return { ...readClockTime(text), text, approximate: false, uncertain: false }
  const match = DATE.exec(text)
  if (!match) refuse(text, HINTS.find(([fault]) => fault.test(text))?.[1] ?? `it is not EDTF (ISO 8601-2); ${FORMS}`)
  const [, year = '', month, day, qualifier = ''] = match
  const point = year.endsWith('X') ? readMaskedYear(text, year, month) : readParts(text, Number(year), month, day)
  return { ...point, text, approximate: /[~%]/.test(qualifier), uncertain: /[?%]/.test(qualifier) }
}

function readMaskedYear(text: string, year: string, month: string | undefined): Point {
  if (month !== undefined) refuse(text, 'a month needs its year; write 2024-10, or 202X alone')
  return { kind: year.endsWith('XX') ? 'CENTURY' : 'DECADE', year: Number(year.replaceAll('X', '0')) }
}

function readParts(text: string, year: number, monthText: string | undefined, dayText: string | undefined): Point {
  if (monthText === undefined) return { kind: 'YEAR', year }
  if (monthText === 'XX') return readDayOfSomeMonth(text, year, dayText)
  const month = Number(monthText)
  if (month >= 21 && month <= 41) return readSeason(text, year, month, dayText)
  if (month < 1 || month > 12) refuse(text, `there is no month ${monthText}; months are 01 to 12, seasons 21 to 24`)
  if (dayText === undefined || dayText === 'XX') return { kind: 'MONTH', year, month }
  const [day, last] = [Number(dayText), daysInMonth(year, month)]
  if (day < 1 || day > last) refuse(text, `there is no day ${dayText} in that month; its days run from 01 to ${last}`)
  return { kind: 'DAY', year, month, day }
}

function readDayOfSomeMonth(text: string, year: number, dayText: string | undefined): Point {
  if (dayText === undefined || dayText === 'XX') return { kind: 'YEAR', year }
  const day = Number(dayText)
  if (day < 1 || day > 31) refuse(text, `there is no day ${dayText} in any month; days run from 01 to 31`)
  return { kind: 'DAY_OF_SOME_MONTH', year, day }
}

function readSeason(text: string, year: number, code: number, dayText: string | undefined): Point {
  if (code > 24) refuse(text, `${code} is a season of EDTF level 2; write 21 (spring) to 24 (winter)`)
  if (dayText !== undefined) refuse(text, 'a season has no days; write 2024-23 for autumn 2024, or a day as 2024-10-05')
  return { kind: 'SEASON', year, season: code as SeasonCode }
}
