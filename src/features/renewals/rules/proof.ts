import type { DerivedStatus, RulingFact } from '../facts.ts'
import type { StateRuling } from './answer.ts'
import { rankOf } from './authority.ts'
import type { RulingOrder } from './order.ts'
import { compareEffective, latestOf, MOST_SHOWN } from './order.ts'
import { evidenceStands } from './standing.ts'

/** The rulings that hold the present answer and give the present state. */
export function holdersOf(chosen: StateRuling | null, standing: readonly StateRuling[]): readonly StateRuling[] {
  return standing.filter((ruling) => ruling.state === chosen?.state)
}

/** The ruling that speaks for the state: of the highest rank, and the latest of those. Null while there is no state. */
export function voiceOf(holders: readonly StateRuling[], order: RulingOrder): StateRuling | null {
  const highest = holders.reduce((highest, ruling) => Math.max(highest, rankOf(ruling.voice)), 0)
  return latestOf(holders.filter((ruling) => rankOf(ruling.voice) === highest), order) ?? null
}

/** Those of the holders that are shown: the newest, and however old the one that set the state and the one that speaks for it. */
export function shownOf(
  holders: readonly StateRuling[],
  chosen: StateRuling | null,
  voice: StateRuling | null
): readonly StateRuling[] {
  const first = holders.length - MOST_SHOWN
  return holders.filter((ruling, place) => place >= first || ruling === chosen || ruling === voice)
}

/** The version ids of some rulings, newest first, and their evidence that still stands that day, each once. */
export function proofOf(
  rulings: readonly RulingFact[],
  day: string
): Pick<DerivedStatus, 'rulingVersionIds' | 'evidence'> {
  const newestFirst = [...new Set(rulings)].toSorted((a, b) => compareEffective(b, a))
  const evidence = new Map<string, DerivedStatus['evidence'][number]>()
  for (const item of newestFirst.flatMap((ruling) => ruling.evidence)) {
    const key = `${item.kind} ${item.id}`
    if (evidenceStands(item, day) && !evidence.has(key)) evidence.set(key, { kind: item.kind, id: item.id })
  }
  return { rulingVersionIds: newestFirst.map((ruling) => ruling.id), evidence: [...evidence.values()] }
}
