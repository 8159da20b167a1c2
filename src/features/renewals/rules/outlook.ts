import type { FactDate, Outlook, StanceFact } from '../facts.ts'
import { isMaker } from './authority.ts'
import type { Dated } from './order.ts'
import { compareDated, overlaps } from './order.ts'
import type { ShowRecord } from './record.ts'
import type { Subject } from './standing.ts'
import { stanceReaches, stanceStands } from './standing.ts'
import type { StateFold } from './state.ts'

/** A stance that leans one way. */
type LeaningStance = StanceFact & { value: Exclude<Outlook, 'MIXED'> }

/** The stances about renewal that lean one way and count for the subject on that day, oldest first. */
export function leaningStances(record: ShowRecord, subject: Subject, day: string): LeaningStance[] {
  return record.stances.filter(
    (stance): stance is LeaningStance =>
      stance.subject === 'RENEWAL' &&
      stance.value !== 'NEUTRAL' &&
      stanceReaches(stance, subject) &&
      stanceStands(stance, day)
  )
}

/** How things look while undecided: the latest word of its makers, or where they are silent of the cast. */
export function outlookOf(stances: readonly LeaningStance[]): Outlook | null {
  const makers = stances.filter((stance) => isMaker(stance.voice))
  const taken = makers.length > 0 ? makers : stances.filter((stance) => stance.voice === 'CAST')
  const latest = taken.at(-1)
  if (latest === undefined) return null
  const disputed = taken.some((other) => other.value !== latest.value && overlaps(other.said, latest.said))
  return disputed ? 'MIXED' : latest.value
}

/** Whatever bears on the answer: rulings, even those that did not prevail, and the leaning words of its makers. */
export function heardOf(fold: StateFold, stances: readonly LeaningStance[]): Dated[] {
  const rulings = [...fold.standing, ...fold.rivals, ...fold.overruled]
  const ruled = rulings.map(({ effective, id }) => ({ date: effective, id }))
  const said = stances.filter((stance) => isMaker(stance.voice)).map((stance) => ({ date: stance.said, id: stance.id }))
  return [...ruled, ...said]
}

/** When something was last heard; null for never. */
export function lastHeardOf(dated: readonly Dated[]): FactDate | null {
  return dated.toSorted(compareDated).at(-1)?.date ?? null
}
