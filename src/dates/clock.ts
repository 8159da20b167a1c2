import { daysInMonth } from './days.ts'
import { refuse } from './error.ts'
import type { ClockTime } from './moment.ts'

const FORM = 'write 2025-02-17T14:30Z, 2025-02-17T14:30:05+01:00, or 2025-02-17T14:30 where the zone is not known'

const CLOCK_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(:(\d\d)(\.\d{1,3})?)?(?:(Z)|([+-])(\d\d)(?::(\d\d))?)?$/

const MS_PER_MINUTE = 60_000

/**
 * Reads a day with a clock time (EDTF level 0; minutes or seconds, up to milliseconds). Hour 24, leap seconds and zones
 * beyond 14 hours are refused: nobody publishes a statement there, and databases read them differently.
 */
export function readClockTime(text: string): ClockTime {
  if (/[?~%]$/.test(text)) refuse(text, 'a clock time takes no ?, ~ or %; leave the clock time out, as in 2025-02-17~')
  const match = CLOCK_TIME.exec(text)
  if (!match) refuse(text, `a clock time needs a full day, hours and minutes; ${FORM}`)
  const [year, month, day, hour, minute] = match.slice(1, 6).map(Number) as [number, number, number, number, number]
  const last = daysInMonth(year, month)
  if (last === 0) refuse(text, `there is no month ${match[2]}; months run from 01 to 12`)
  if (day < 1 || day > last) refuse(text, `there is no day ${match[3]} in that month; its days run from 01 to ${last}`)
  if (hour > 23) refuse(text, `there is no hour ${match[4]}; hours run from 00 to 23, midnight begins a day`)
  const second = Number(match[7] ?? 0)
  if (minute > 59 || second > 59) refuse(text, 'there is no such minute or second; both run from 00 to 59')
  const clock = `${match[4]}:${match[5]}`
  const seconds = match[6] ?? ''
  const offset = offsetMinutes(text, match)
  if (offset === null) return { kind: 'TIME', year, month, day, clock: clock + seconds, at: null }
  const instant = new Date(Date.parse(`${text.slice(0, 10)}T${clock}${seconds || ':00'}Z`) - offset * MS_PER_MINUTE)
  return {
    kind: 'TIME',
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    day: instant.getUTCDate(),
    // Offsets are whole minutes, so the seconds stand as written.
    clock: `${twoDigits(instant.getUTCHours())}:${twoDigits(instant.getUTCMinutes())}${seconds}`,
    at: instant.toISOString()
  }
}

/** Minutes ahead of UTC; null where no zone is given. */
function offsetMinutes(text: string, match: RegExpExecArray): number | null {
  const [sign, hours, minutes] = [match[10], Number(match[11] ?? 0), Number(match[12] ?? 0)]
  if (sign === undefined) return match[9] === 'Z' ? 0 : null
  const size = hours * 60 + minutes
  if (minutes > 59 || size > 14 * 60) refuse(text, 'zones run from -14:00 to +14:00; write Z for UTC or +01:00')
  // ISO 8601 gives zero the sign plus; in RFC 3339 (4.3) the minus says that the local offset is not known.
  if (sign === '-' && size === 0) refuse(text, 'there is no zone -00:00; write Z for UTC')
  return sign === '-' ? -size : size
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
