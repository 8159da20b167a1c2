import type { EvidenceFact, RulingFact, ShowFacts, StanceFact } from '../facts.ts'
import { BEGINNING, OPEN } from '../facts.ts'

/** An installment's id, or null for the show as a whole. */
export type Subject = string | null

/** Whether a piece of evidence has not been retracted by that day. */
export function evidenceStands(evidence: EvidenceFact, day: string): boolean {
  return evidence.lapsesOn === null || day < evidence.lapsesOn
}

/** The days on which something counts: from the first of them until, not including, another. */
export interface Span {
  from: string
  /** OPEN: it goes on counting. Not after `from`: it never does. */
  until: string
}

/** Whether something counts on a day. */
export function counts({ from, until }: Span, day: string): boolean {
  return from <= day && day < until
}

/** A ruling counts from its latest possible day until its last evidence lapses; without any it never does. */
export function rulingSpan({ effective, evidence }: RulingFact): Span {
  const lapses = evidence.map(({ lapsesOn }) => lapsesOn ?? OPEN)
  return { from: effective.latest, until: lapses.reduce((last, lapse) => (lapse > last ? lapse : last), BEGINNING) }
}

/** A stance counts from the latest day on which it can have been taken, until it lapses. */
export function stanceSpan({ said, lapsesOn }: StanceFact): Span {
  return { from: said.latest, until: lapsesOn ?? OPEN }
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
