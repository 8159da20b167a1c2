import { BEGINNING, type RulingFact, type ShowFacts, type StanceFact } from '../../src/features/renewals/facts.ts'
import { dayBefore } from '../../src/dates/days.ts'

/** The day from which the ruling has lost its last evidence; null: never; BEGINNING: it has none. */
function lapseOf({ evidence }: RulingFact): string | null {
  let last: string = BEGINNING
  for (const { lapsesOn } of evidence) {
    if (lapsesOn === null) return null
    if (lapsesOn > last) last = lapsesOn
  }
  return last
}

export function rulingStands(ruling: RulingFact, day: string): boolean {
  const lapse = lapseOf(ruling)
  return ruling.effective.latest <= day && (lapse === null || day < lapse)
}

export function stanceStands({ said, lapsesOn }: StanceFact, day: string): boolean {
  return said.latest <= day && (lapsesOn === null || day < lapsesOn)
}

/** Every day on which something begins or ceases to stand, in order; the beginning is one. */
export function changeDays({ rulings, stances }: Pick<ShowFacts, 'rulings' | 'stances'>): string[] {
  const days = new Set<string>([BEGINNING])
  for (const ruling of rulings) {
    days.add(ruling.effective.latest)
    for (const { lapsesOn } of ruling.evidence) if (lapsesOn !== null) days.add(lapsesOn)
  }
  for (const { said, lapsesOn } of stances) {
    days.add(said.latest)
    if (lapsesOn !== null) days.add(lapsesOn)
  }
  return [...days].sort()
}

/** The day before; of the beginning, the beginning itself. */
export function theDayBefore(day: string): string {
  return day <= BEGINNING ? BEGINNING : dayBefore(day)
}
