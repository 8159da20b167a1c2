import { dayOf, daysInMonth } from './days.ts'
import { refuse } from './error.ts'
import type { End, Moment, Parsed, SeasonCode } from './moment.ts'

/** The days a date can mean, both ends included, 'YYYY-MM-DD'; null is unbounded. */
export type Span = { readonly earliest: string | null; readonly latest: string | null }

type BoundedSpan = { earliest: string; latest: string }

const FIRST_YEAR = 1800
const LAST_YEAR = 2200

type Season = { name: string; firstMonth: number; lastMonth: number; turnsYear: boolean }

/** Seasons as the newsroom means them: three whole months; winter is named after the year in which it begins. */
export const SEASONS: Readonly<Record<SeasonCode, Season>> = {
  21: { name: 'Spring', firstMonth: 3, lastMonth: 5, turnsYear: false },
  22: { name: 'Summer', firstMonth: 6, lastMonth: 8, turnsYear: false },
  23: { name: 'Fall', firstMonth: 9, lastMonth: 11, turnsYear: false },
  24: { name: 'Winter', firstMonth: 12, lastMonth: 2, turnsYear: true }
}

/** The days a date can mean. DateError where one lies outside 1800 to 2200 or an interval ends before it starts. */
export function spanOf(parsed: Parsed): Span {
  if (parsed.kind === 'SINGLE') return spanOfMoment(parsed.moment)
  const [start, end] = [spanOfEnd(parsed.start), spanOfEnd(parsed.end)]
  // 2024-05/2024 stands: "from May to some time in 2024" can be so. Only what cannot be so is refused.
  if (start && end && start.earliest > end.latest) {
    refuse(parsed.edtf, `it ends (by ${end.latest}) before it starts (${start.earliest}); write the earlier date first`)
  }
  return { earliest: start?.earliest ?? null, latest: end?.latest ?? null }
}

function spanOfEnd(end: End): BoundedSpan | null {
  return typeof end === 'string' ? null : spanOfMoment(end)
}

function spanOfMoment(moment: Moment): BoundedSpan {
  const { year } = moment
  if (year < FIRST_YEAR || lastYearOf(moment) > LAST_YEAR) {
    refuse(moment.text, `it can mean a day outside the years ${FIRST_YEAR} to ${LAST_YEAR}; write a date within them`)
  }
  switch (moment.kind) {
    case 'CENTURY':
    case 'DECADE':
    case 'YEAR':
      return { earliest: dayOf(year, 1, 1), latest: dayOf(lastYearOf(moment), 12, 31) }
    case 'SEASON':
      return wholeMonths(year, SEASONS[moment.season].firstMonth, lastYearOf(moment), SEASONS[moment.season].lastMonth)
    case 'MONTH':
      return wholeMonths(year, moment.month, year, moment.month)
    case 'DAY_OF_SOME_MONTH':
      // January and December have 31 days, so both ends exist whatever the day.
      return { earliest: dayOf(year, 1, moment.day), latest: dayOf(year, 12, moment.day) }
    case 'DAY':
    case 'TIME': {
      const day = dayOf(year, moment.month, moment.day)
      return { earliest: day, latest: day }
    }
  }
}

function lastYearOf(moment: Moment): number {
  if (moment.kind === 'CENTURY') return moment.year + 99
  if (moment.kind === 'DECADE') return moment.year + 9
  return moment.kind === 'SEASON' && SEASONS[moment.season].turnsYear ? moment.year + 1 : moment.year
}

function wholeMonths(firstYear: number, firstMonth: number, lastYear: number, lastMonth: number): BoundedSpan {
  const lastDay = daysInMonth(lastYear, lastMonth)
  return { earliest: dayOf(firstYear, firstMonth, 1), latest: dayOf(lastYear, lastMonth, lastDay) }
}
