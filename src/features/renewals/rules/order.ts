import type { FactDate, RulingFact } from '../facts.ts'
import { comingBackOf } from './answer.ts'
import { rankOf } from './authority.ts'
import { supersessionOf } from './supersession.ts'

/** How the rulings of one show relate in time and weight. */
export interface RulingOrder {
  /** Above zero when `a` counts as later than `b`, below zero for the reverse, zero where neither does. */
  later(a: RulingFact, b: RulingFact): number
  /** Whether `a` makes the contradicting `b` give way. Rulings of the same answer never beat each other. */
  beats(a: RulingFact, b: RulingFact): boolean
}

/** Something with a place on the timeline. */
export interface Dated {
  date: FactDate
  id: string
}

/**
 * How many of one sort a status shows, the newest of them: rulings that give its state, sides of a contradiction that give one
 * answer, and whatever else was said beside it. Without a bound, each of n words would be shown again beside every later
 * one, which is n² rows; and whoever wants all that was said asks for the quotes.
 */
export const MOST_SHOWN = 20

/** The newest of some things, given oldest first: as many as are shown. */
export function newest<T>(items: readonly T[]): readonly T[] {
  return items.slice(-MOST_SHOWN)
}

/** Days, instants and ids compare as plain text, the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The order of the timeline, oldest first: latest possible day, then earliest, then id. */
export function compareDated(a: Dated, b: Dated): number {
  return (
    compareText(a.date.latest, b.date.latest) ||
    compareText(a.date.earliest, b.date.earliest) ||
    compareText(a.id, b.id)
  )
}

/** The order of the timeline for rulings, oldest first. */
export function compareEffective(a: RulingFact, b: RulingFact): number {
  return compareDated({ date: a.effective, id: a.id }, { date: b.effective, id: b.id })
}

/** Whether `a` lies wholly before `b`. */
export function whollyBefore(a: FactDate, b: FactDate): boolean {
  return a.latest < b.earliest
}

/** Whether neither span lies wholly before the other. */
export function overlaps(a: FactDate, b: FactDate): boolean {
  return !whollyBefore(a, b) && !whollyBefore(b, a)
}

/** Whether a ruling gives way only to later official ones: an official YES or NO. */
export function isDecisive(ruling: RulingFact): boolean {
  return ruling.authority === 'OFFICIAL' && ruling.state !== null && comingBackOf(ruling.state) !== 'UNDECIDED'
}

/** The order among the rulings on record about one show; chains of supersession run through all that are given. */
export function orderOf(rulings: readonly RulingFact[]): RulingOrder {
  const supersedes = supersessionOf(rulings)

  function later(a: RulingFact, b: RulingFact): number {
    if (whollyBefore(b.effective, a.effective)) return 1
    if (whollyBefore(a.effective, b.effective)) return -1
    // Two rulings that claim to replace each other say nothing: both terms cancel and the clock decides.
    const replaced = Number(supersedes(a, b)) - Number(supersedes(b, a))
    if (replaced !== 0) return replaced
    if (a.effective.at !== null && b.effective.at !== null) {
      const clock = compareText(a.effective.at, b.effective.at)
      if (clock !== 0) return clock
    }
    return rankOf(a.voice) - rankOf(b.voice)
  }

  function beats(a: RulingFact, b: RulingFact): boolean {
    if (comingBackOf(a.state) === comingBackOf(b.state)) return false
    if (isDecisive(a) && b.authority === 'REPORTED') return true
    if (isDecisive(b) && a.authority === 'REPORTED') return false
    return later(a, b) > 0
  }

  return { later, beats }
}

/**
 * The latest of some rulings, given oldest first: one that no other counts as later than, and among several of those
 * (being later is not transitive where spans overlap) the last on the timeline. Undefined for none.
 */
export function latestOf<R extends RulingFact>(rulings: readonly R[], order: RulingOrder): R | undefined {
  return rulings.findLast((ruling) => !isSurpassed(ruling, rulings, order)) ?? rulings.at(-1)
}

function isSurpassed(ruling: RulingFact, among: readonly RulingFact[], order: RulingOrder): boolean {
  for (let place = among.length - 1; place >= 0; place--) {
    const other = among[place] as RulingFact
    // They are ordered by their latest days: whatever comes before this one lies wholly before, too.
    if (whollyBefore(other.effective, ruling.effective)) return false
    if (order.later(other, ruling) > 0) return true
  }
  return false
}
