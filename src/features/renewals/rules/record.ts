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
}

/** Puts the facts about a show in order. */
export function recordOf(facts: ShowFacts): ShowRecord {
  const rulings = facts.rulings.toSorted(compareEffective)
  return {
    installments: facts.installments.toSorted((a, b) => a.position - b.position || compareText(a.id, b.id)),
    rulings,
    stances: facts.stances.toSorted(compareStances),
    order: orderOf(rulings),
    days: changeDays(facts)
  }
}

function compareStances(a: StanceFact, b: StanceFact): number {
  return compareDated({ date: a.said, id: a.id }, { date: b.said, id: b.id })
}
