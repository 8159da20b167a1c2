import type { Moment, Parsed, Point, Qualifiers } from './moment.ts'
import { SEASONS } from './spans.ts'

// Tables of our own rather than Intl: its wording changes between releases of ICU, and a label must never change.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The date as people write it in English: '15–16 Feb 2025', 'Fall 2024', 'since May 2024', 'around 2024'. */
export function labelOf(parsed: Parsed): string {
  if (parsed.kind === 'SINGLE') return labelOfMoment(parsed.moment)
  const { start, end } = parsed
  if (typeof start === 'string') {
    // Never reached: parsing refuses what is open at both ends, as there is nothing to show.
    if (typeof end === 'string') return ''
    return start === 'OPEN' ? `until ${labelOfMoment(end)}` : `to ${labelOfMoment(end)} (start unknown)`
  }
  if (typeof end === 'string') {
    return end === 'OPEN' ? `since ${labelOfMoment(start)}` : `from ${labelOfMoment(start)} (end unknown)`
  }
  const alike = start.approximate === end.approximate && start.uncertain === end.uncertain
  return alike ? qualified(labelOfPeriod(start, end), start) : `${labelOfMoment(start)} – ${labelOfMoment(end)}`
}

function labelOfMoment(moment: Moment): string {
  return qualified(labelOfPoint(moment), moment)
}

function qualified(label: string, { approximate, uncertain }: Qualifiers): string {
  return `${approximate ? 'around ' : ''}${label}${uncertain ? ' (uncertain)' : ''}`
}

function labelOfPoint(point: Point): string {
  const year = String(point.year)
  switch (point.kind) {
    case 'CENTURY':
      return `${year}s`
    case 'DECADE':
      // The first decade of a century is spelled out: "2000s" already means the century.
      return point.year % 100 === 0 ? `${year}–${point.year + 9}` : `${year}s`
    case 'YEAR':
      return year
    case 'SEASON':
      return `${SEASONS[point.season].name} ${SEASONS[point.season].turnsYear ? winterYears(point.year) : year}`
    case 'MONTH':
      return `${monthName(point.month)} ${year}`
    case 'DAY_OF_SOME_MONTH':
      return `${ordinal(point.day)} of a month in ${year}`
    case 'DAY':
      return `${point.day} ${monthName(point.month)} ${year}`
    case 'TIME':
      return `${point.day} ${monthName(point.month)} ${year}, ${point.clock}${point.at === null ? '' : ' UTC'}`
  }
}

/** Two dates joined, with what they share said once. */
function labelOfPeriod(start: Point, end: Point): string {
  const [from, to] = [labelOfPoint(start), labelOfPoint(end)]
  if (from === to) return from
  const sameYear = start.year === end.year
  if (start.kind === 'YEAR' && end.kind === 'YEAR') return `${from}–${to}`
  if (start.kind === 'DAY' && end.kind === 'DAY' && sameYear) {
    return start.month === end.month ? `${start.day}–${to}` : `${start.day} ${monthName(start.month)} – ${to}`
  }
  if (start.kind === 'MONTH' && end.kind === 'MONTH' && sameYear) return `${monthName(start.month)}–${to}`
  if (start.kind === 'SEASON' && end.kind === 'SEASON' && sameYear && !SEASONS[end.season].turnsYear) {
    return `${SEASONS[start.season].name}–${to}`
  }
  return `${from} – ${to}`
}

/** '2024–25', but '1999–2000'. */
function winterYears(year: number): string {
  const next = String(year + 1)
  return `${year}–${next.endsWith('00') ? next : next.slice(2)}`
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? ''
}

function ordinal(day: number): string {
  const suffix = ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
  return `${day}${day >= 11 && day <= 13 ? 'th' : suffix}`
}
