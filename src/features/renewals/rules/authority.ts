import type { Authority, Voice } from '../facts.ts'

/** Authority follows the speaker, not the venue; rank settles what days, supersession and clock leave open. */
const STANDINGS: Readonly<Record<Voice, { authority: Authority; rank: number }>> = {
  PLATFORM: { authority: 'OFFICIAL', rank: 4 },
  STUDIO: { authority: 'OFFICIAL', rank: 3 },
  CREATOR: { authority: 'REPORTED', rank: 2 },
  SHOWRUNNER: { authority: 'REPORTED', rank: 2 },
  PRODUCER: { authority: 'REPORTED', rank: 2 },
  OUTLET: { authority: 'REPORTED', rank: 1 },
  CAST: { authority: 'RUMOURED', rank: 0 },
  OTHER: { authority: 'RUMOURED', rank: 0 }
}

/** The authority of whatever somebody says in that capacity. */
export function authorityOf(voice: Voice): Authority {
  return STANDINGS[voice].authority
}

/** How much a voice weighs in a tie: 4 (platform) down to 0 (cast, anybody else). */
export function rankOf(voice: Voice): number {
  return STANDINGS[voice].rank
}

const MAKERS: ReadonlySet<Voice> = new Set(['PLATFORM', 'STUDIO', 'CREATOR', 'SHOWRUNNER', 'PRODUCER'])

/** Whether somebody speaks as one who orders or makes the show: their stance counts before that of the cast. */
export function isMaker(voice: Voice): boolean {
  return MAKERS.has(voice)
}
