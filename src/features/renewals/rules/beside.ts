import type { RulingFact } from '../facts.ts'
import { isMaker } from './authority.ts'
import type { LeaningStance } from './outlook.ts'
import { isLeaning } from './outlook.ts'
import type { ShowRecord } from './record.ts'
import type { Subject } from './standing.ts'
import { rulingReaches, rulingSpan, stanceReaches, stanceSpan } from './standing.ts'
import { Standing } from './sweep.ts'

/** What is said of a subject beside what is ruled, day by day: each list is oldest first. */
export class Beside {
  readonly #rumours: Standing<RulingFact>
  readonly #makers: Standing<LeaningStance>
  readonly #cast: Standing<LeaningStance>

  constructor(record: ShowRecord, subject: Subject) {
    const leaning = record.stances.filter(isLeaning).filter((stance) => stanceReaches(stance, subject))
    const rumours = record.rulings.filter((ruling) => ruling.authority === 'RUMOURED' && rulingReaches(ruling, subject))
    this.#rumours = new Standing(rumours, rulingSpan)
    this.#makers = new Standing(leaning.filter(({ voice }) => isMaker(voice)), stanceSpan)
    this.#cast = new Standing(leaning.filter(({ voice }) => voice === 'CAST'), stanceSpan)
  }

  get rumours(): readonly RulingFact[] {
    return this.#rumours.now
  }

  /** Leaning words of those who order or make the show. */
  get makers(): readonly LeaningStance[] {
    return this.#makers.now
  }

  /** Leaning words of its cast. */
  get cast(): readonly LeaningStance[] {
    return this.#cast.now
  }

  /** Moves on to a day; whether anything is another than before. */
  moveTo(day: string): boolean {
    return [this.#rumours, this.#makers, this.#cast].map((said) => said.moveTo(day)).includes(true)
  }
}
