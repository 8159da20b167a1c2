import { type ImpreciseDate, parseDate } from '../../dates/date.ts'
import type { FactDate } from './facts.ts'

const FIRST_DAY = '0001-01-01'

/**
 * A date as the rules need it: no open end. `cap` is the last day it can mean whatever it says (nothing is said after it
 * is printed, nor recorded before it is said); an unknown date is "until the cap".
 */
export function factDate(date: ImpreciseDate | null, cap: string): FactDate {
  const { edtf, earliest, latest, at, label } = date ?? parseDate(`../${cap}`)
  const last = latest !== null && latest < cap ? latest : cap
  return { edtf, earliest: earliest !== null && earliest < last ? earliest : (earliest === null ? FIRST_DAY : last), latest: last, at, label }
}

/** When a ruling takes effect, which may lie ahead: only an open end is capped. */
export function effectiveDate(date: ImpreciseDate, cap: string): FactDate {
  const { edtf, earliest, latest, at, label } = date
  const last = latest ?? (earliest !== null && earliest > cap ? earliest : cap)
  return { edtf, earliest: earliest ?? FIRST_DAY, latest: last, at, label }
}
