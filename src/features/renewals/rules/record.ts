import type { InstallmentFact, RulingFact, ShowFacts, StanceFact } from '../facts.ts'
import type { RulingOrder } from './order.ts'
import { compareDated, compareEffective, compareText, orderOf } from './order.ts'
import { changeDays } from './standing.ts'

/** The facts about one show, put in order once, so that nothing derived from them depends on how they were fetched. */
export interface ShowRecord {
  /** By position, then id. */
  installments: readonly InstallmentFact[]
  /** Oldest first. */
  rulings: readonly RulingFact[]
  /** Oldest first. */
  stances: readonly StanceFact[]
  order: RulingOrder
  /** The days on which something may change, ascending. */
  days: readonly string[]
  /** The index of each of them. */
  places: ReadonlyMap<string, number>
  /** Those of them on which some evidence lapses. */
  lapses: ReadonlySet<string>
}

/** Puts the facts about a show in order. */
export function recordOf(facts: ShowFacts): ShowRecord {
  const rulings = facts.rulings.toSorted(compareEffective)
  const days = changeDays(facts)
  return {
    installments: facts.installments.toSorted((a, b) => a.position - b.position || compareText(a.id, b.id)),
    rulings,
    stances: facts.stances.toSorted(compareStances),
    order: orderOf(rulings),
    days,
    places: new Map(days.map((day, index) => [day, index])),
    lapses: new Set(rulings.flatMap(({ evidence }) => evidence.flatMap(({ lapsesOn }) => lapsesOn ?? [])))
  }
}

function compareStances(a: StanceFact, b: StanceFact): number {
  return compareDated({ date: a.said, id: a.id }, { date: b.said, id: b.id })
}
