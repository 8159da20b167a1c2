import type { InstallmentState, StanceSubject, StanceValue, Voice } from '../../database/generated/client.ts'
import { pick } from './chance.ts'
import type { Named, ScaleShow, Season, World } from './world.ts'

/** What a ruling claims, and how the quote that it rests on puts it. */
export interface Claim {
  by: Named
  voice: Voice
  state: InstallmentState | null
  finality: 'PLANNED' | 'CONFIRMED' | null
  /** Whether the day is also the day of its release. */
  released: boolean
  /** null: the show as a whole. */
  season: Season | null
  subject: StanceSubject
  value: StanceValue
}

/**
 * What is ruled in the `turn`-th ruling about a show, counted from 1. Season after season waits, is renewed, is made and
 * comes out; where a show stands at the end depends on its number.
 */
export function claimOf(world: World, show: ScaleShow, turn: number, n: number): Claim {
  const season = show.seasons[Math.ceil(turn / 4) - 1] as Season
  const [creator, showrunner] = show.credited as [Named, Named]
  const blank = { season, finality: null, released: false, subject: 'RENEWAL' as const }
  const official = { ...blank, by: show.voice, voice: 'PLATFORM' as const }
  if (turn > 1 && turn === show.turns) {
    const end = show.number % 10
    if (end === 0) return { ...official, season: null, state: 'CANCELLED', value: 'DENIES' }
    if (end === 1) return { ...blank, by: creator, voice: 'CREATOR', season: null, state: 'ENDED', value: 'DENIES' }
    if (end === 2) return { ...official, state: 'ON_HOLD', value: 'CAUTIOUS' }
    if (end === 3) return { ...blank, by: world.outsider(60, n), voice: 'OTHER', state: 'RENEWED', value: 'CONFIRMS' }
    if (end === 4) return { ...official, state: null, finality: 'CONFIRMED', subject: 'FINALITY', value: 'CONFIRMS' }
  }
  const step = (turn - 1) % 4
  if (step === 0) {
    const value = pick(['HOPEFUL', 'CAUTIOUS', 'PESSIMISTIC'] as const, 61, n)
    const finality = show.number % 10 === 5 ? 'PLANNED' : null
    return { ...blank, by: creator, voice: 'CREATOR', state: 'AWAITING_DECISION', finality, value }
  }
  if (step === 1) return { ...official, state: season.number === 1 ? 'ORDERED' : 'RENEWED', value: 'CONFIRMS' }
  if (step === 2) return { ...blank, by: showrunner, voice: 'SHOWRUNNER', state: 'IN_PRODUCTION', value: 'CONFIRMS' }
  return { ...official, state: 'RELEASED', released: true, value: 'CONFIRMS' }
}
