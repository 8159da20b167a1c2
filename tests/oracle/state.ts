import type { Authority, InstallmentState, RulingFact, ShowFacts } from '../../src/features/renewals/facts.ts'
import { answerOf, beats, lastWord, progressOf } from './order.ts'
import { rulingStands } from './standing.ts'

/** What the rulings that stand on one day make of the state. */
export interface StateOnDay {
  state: InstallmentState | null
  /** Whose authority the answer has; null while there is no state. */
  authority: Authority | null
  contested: boolean
  /** The ruling by which the present state was chosen. */
  chosen: RulingFact | null
  /** The ruling that began the present answer. */
  began: RulingFact | null
  standing: RulingFact[]
  rivals: RulingFact[]
  /** Shown as sides of a contradiction that is still open. */
  sides: RulingFact[]
  overruled: RulingFact[]
}

/** Rulings about the state that reach an installment, or, for null, the show as a whole; rumours never do. */
function reaching({ rulings }: ShowFacts, installmentId: string | null): RulingFact[] {
  return rulings.filter(
    ({ state, authority, installmentIds }) =>
      state !== null &&
      authority !== 'RUMOURED' &&
      (installmentIds.length === 0 || (installmentId !== null && installmentIds.includes(installmentId)))
  )
}

/** Folds what stands on `day`, one hold day after the other. */
export function stateOn(facts: ShowFacts, installmentId: string | null, day: string): StateOnDay {
  const standing = reaching(facts, installmentId).filter((ruling) => rulingStands(ruling, day))
  const holdDays = [...new Set(standing.map(({ effective }) => effective.latest))].sort()
  let now: StateOnDay = {
    ...{ state: null, authority: null, contested: false, chosen: null, began: null },
    ...{ standing: [], rivals: [], sides: [], overruled: [] }
  }
  for (const holdDay of holdDays) {
    const arriving = standing.filter(
      ({ effective, installmentIds }) =>
        effective.latest === holdDay && !(installmentIds.length === 0 && now.state === 'RELEASED')
    )
    if (arriving.length > 0) now = afterArrival(now, arriving, facts.rulings)
  }
  return now
}

function afterArrival(before: StateOnDay, arriving: RulingFact[], all: readonly RulingFact[]): StateOnDay {
  const candidates = [...new Set([...before.standing, ...before.rivals, ...arriving])]
  const unbeaten = candidates.filter((one) => !candidates.some((other) => beats(other, one, all)))
  const answers = new Set(unbeaten.map(({ state }) => answerOf(state)))
  // Where each gives way to another in a circle, nobody has lost: all of them are sides.
  const sides = unbeaten.length > 0 ? unbeaten : candidates
  const overruled = [...before.overruled, ...arriving.filter((ruling) => !sides.includes(ruling))]
  if (answers.size !== 1) {
    const rivals = sides.filter((ruling) => !before.standing.includes(ruling))
    return { ...before, contested: true, rivals, sides, overruled }
  }
  const [answer] = answers
  const unchanged = before.state !== null && answerOf(before.state) === answer
  const official = (unchanged && before.authority === 'OFFICIAL') || unbeaten.some(({ authority }) => authority === 'OFFICIAL')
  const afresh = !unchanged || !unbeaten.some(({ state }) => state === before.state)
  const chosen = afresh
    ? furthest(unbeaten, all)
    : advance(before, unbeaten.filter((ruling) => arriving.includes(ruling)), all)
  return {
    state: chosen?.state ?? null,
    authority: official ? 'OFFICIAL' : 'REPORTED',
    contested: false,
    chosen,
    began: unchanged ? before.began : chosen,
    standing: unbeaten,
    rivals: [],
    sides: [],
    overruled
  }
}

/** The ruling with the greatest progress, and among equals the last word. */
function furthest(rulings: readonly RulingFact[], all: readonly RulingFact[]): RulingFact | null {
  const most = Math.max(...rulings.map(({ state }) => progressOf(state)))
  return lastWord(rulings.filter(({ state }) => progressOf(state) === most), all)
}

/**
 * Within one answer: the ruling by which the state moves on, or the one that holds it as it is. Who merely repeats the
 * present state takes part in the choice; who may not move it does not.
 */
function advance(before: StateOnDay, arrived: RulingFact[], all: readonly RulingFact[]): RulingFact | null {
  const reached = progressOf(before.state)
  const guarded = answerOf(before.state) !== 'UNDECIDED' && before.standing.some(({ authority }) => authority === 'OFFICIAL')
  const admitted = arrived.filter(({ state, authority }) => {
    const sideways = progressOf(state) === reached && state !== before.state
    return progressOf(state) >= reached && !(sideways && guarded && authority === 'REPORTED')
  })
  const best = admitted.length > 0 ? furthest(admitted, all) : null
  return best === null || best.state === before.state ? before.chosen : best
}
