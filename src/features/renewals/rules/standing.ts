import type { EvidenceFact, RulingFact, ShowFacts, StanceFact } from '../facts.ts'
import { BEGINNING, OPEN } from '../facts.ts'

/** An installment's id, or null for the show as a whole. */
export type Subject = string | null

/** Whether a piece of evidence has not been retracted by that day. */
export function evidenceStands(evidence: EvidenceFact, day: string): boolean {
  return evidence.lapsesOn === null || day < evidence.lapsesOn
}

/** Whether a ruling holds on that day: from its latest possible day until its last evidence lapses. */
export function rulingStands(ruling: RulingFact, day: string): boolean {
  return ruling.effective.latest <= day && ruling.evidence.some((evidence) => evidenceStands(evidence, day))
}

/** Whether a stance counts on that day. */
export function stanceStands(stance: StanceFact, day: string): boolean {
  return stance.said.latest <= day && (stance.lapsesOn === null || day < stance.lapsesOn)
}

/** Whether a ruling is about the show as a whole. */
export function isShowWide(ruling: RulingFact): boolean {
  return ruling.installmentIds.length === 0
}

/** Whether a ruling names the subject or is about the show as a whole. */
export function rulingReaches(ruling: RulingFact, subject: Subject): boolean {
  return isShowWide(ruling) || (subject !== null && ruling.installmentIds.includes(subject))
}

/** Whether a stance is about the subject or about the show as a whole. */
export function stanceReaches(stance: StanceFact, subject: Subject): boolean {
  return stance.installmentId === null || stance.installmentId === subject
}

/**
 * The days on which a status may change, ascending, the first of them BEGINNING. Every single lapse of evidence is one:
 * the ruling may go on standing, but the evidence shown for it does not.
 */
export function changeDays(facts: ShowFacts): string[] {
  const days = new Set<string>()
  for (const { effective, evidence } of facts.rulings) {
    days.add(effective.latest)
    for (const { lapsesOn } of evidence) if (lapsesOn !== null) days.add(lapsesOn)
  }
  for (const { said, lapsesOn } of facts.stances) {
    days.add(said.latest)
    if (lapsesOn !== null) days.add(lapsesOn)
  }
  return [BEGINNING, ...[...days].filter((day) => day > BEGINNING && day < OPEN).toSorted()]
}
