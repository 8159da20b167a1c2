import { quoted } from './error.ts'

// Days are text, 'YYYY-MM-DD' in the proleptic Gregorian calendar, years 0001 to 9999: such text sorts as the days do.

const MS_PER_DAY = 86_400_000

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Number of days in a month (1 to 12); 0 where there is no such month. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** 'YYYY-MM-DD' of a year, a month (1 to 12) and a day of the month. */
export function dayOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Whether the text is a day that exists, written 'YYYY-MM-DD' (2023-02-29 is none). */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && day >= 1 && day <= daysInMonth(year, month)
}

/** The day before 'YYYY-MM-DD'. RangeError where the text is no day or the answer would lie before year 1. */
export function dayBefore(day: string): string {
  return dayNumbered(dayNumber(day) - 1)
}

/** The day after 'YYYY-MM-DD'. RangeError where the text is no day or the answer would lie after year 9999. */
export function dayAfter(day: string): string {
  return dayNumbered(dayNumber(day) + 1)
}

/** Days from `a` to `b`, both 'YYYY-MM-DD': negative where `b` is earlier. RangeError where either is no day. */
export function daysBetween(a: string, b: string): number {
  return dayNumber(b) - dayNumber(a)
}

/** Days since 1970-01-01. The ISO form is parsed, as Date.UTC takes the years 0 to 99 for 1900 to 1999. */
function dayNumber(day: string): number {
  if (!isDay(day)) throw new RangeError(`Expected a day written YYYY-MM-DD, got ${quoted(day)}.`)
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY
}

function dayNumbered(days: number): string {
  const day = new Date(days * MS_PER_DAY).toISOString().slice(0, 10)
  if (!isDay(day)) throw new RangeError('Days run from 0001-01-01 to 9999-12-31.')
  return day
}
