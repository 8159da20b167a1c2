import type { Authority } from '../facts.ts'
import type { StateRuling } from './answer.ts'
import { comingBackOf, progressOf, setsState } from './answer.ts'
import type { RulingOrder } from './order.ts'
import { latestOf } from './order.ts'
import type { ShowRecord } from './record.ts'
import type { Subject } from './standing.ts'
import { isShowWide, rulingReaches, rulingStands } from './standing.ts'

/** What the rulings of some days have come to. */
export interface StateFold {
  /** The ruling that set the present state; null while there is none. */
  chosen: StateRuling | null
  /** The ruling that began the run of the present answer. */
  began: StateRuling | null
  /** The rulings that hold the present answer. */
  standing: readonly StateRuling[]
  /** Rulings of a contradiction still open, other than the standing ones. */
  rivals: readonly StateRuling[]
  /** Every side of a contradiction still open; empty: not contested. */
  contenders: readonly StateRuling[]
  /** Rulings that lost on the day they arrived. */
  overruled: readonly StateRuling[]
  authority: Authority | null
}

const NOTHING: StateFold = {
  chosen: null,
  began: null,
  standing: [],
  rivals: [],
  contenders: [],
  overruled: [],
  authority: null
}

/** The state of a subject on every change day of the record, in the order of those days. */
export function statesOf(record: ShowRecord, subject: Subject): StateFold[] {
  const reaching = record.rulings.filter(setsState).filter((ruling) => rulingReaches(ruling, subject))
  let known: { rulings: StateRuling[]; fold: StateFold } = { rulings: [], fold: NOTHING }
  return record.days.map((day) => {
    const rulings = reaching.filter((ruling) => rulingStands(ruling, day))
    const changed = rulings.length !== known.rulings.length || rulings.some((ruling, i) => ruling !== known.rulings[i])
    if (changed) known = { rulings, fold: foldStates(rulings, record.order) }
    return known.fold
  })
}

/** Folds standing rulings, oldest first; those that hold from the same day are weighed together. */
function foldStates(rulings: readonly StateRuling[], order: RulingOrder): StateFold {
  const groups = new Map<string, StateRuling[]>()
  for (const ruling of rulings) {
    const group = groups.get(ruling.effective.latest)
    if (group) group.push(ruling)
    else groups.set(ruling.effective.latest, [ruling])
  }
  return [...groups.values()].reduce((fold, group) => weigh(fold, group, order), NOTHING)
}

function weigh(before: StateFold, arriving: readonly StateRuling[], order: RulingOrder): StateFold {
  // What has been released stays released: ending the show is about what was still to come.
  const group =
    before.chosen?.state === 'RELEASED' ? arriving.filter((ruling) => !isShowWide(ruling)) : arriving
  const candidates = [...before.standing, ...before.rivals, ...group]
  const unbeaten = candidates.filter((ruling) => !candidates.some((other) => order.beats(other, ruling)))
  // Beating is not transitive where spans overlap: where each is beaten by another, all are sides of the contest.
  const sides = unbeaten.length > 0 ? unbeaten : candidates
  const overruled = [...before.overruled, ...group.filter((ruling) => !sides.includes(ruling))]
  if (new Set(sides.map((ruling) => comingBackOf(ruling.state))).size > 1) {
    const rivals = sides.filter((ruling) => !before.standing.includes(ruling))
    return { ...before, rivals, contenders: sides, overruled }
  }
  return { ...prevail(before, sides, group, order), overruled }
}

/** All that is left gives one answer: it prevails, anew or further along. */
function prevail(
  before: StateFold,
  standing: readonly StateRuling[],
  group: readonly StateRuling[],
  order: RulingOrder
): Omit<StateFold, 'overruled'> {
  const present = before.chosen
  const official = standing.some(isOfficial)
  const open = { standing, rivals: [], contenders: [] }
  if (present !== null && standing.every((ruling) => comingBackOf(ruling.state) === comingBackOf(present.state))) {
    const fresh = group.filter((ruling) => standing.includes(ruling))
    const decided = comingBackOf(present.state) !== 'UNDECIDED'
    const held = standing.some((ruling) => ruling.state === present.state)
    // A state that none of those left claims any more has lost its evidence, whatever became of the answer.
    const chosen = held
      ? advance(present, decided && before.standing.some(isOfficial), fresh, order)
      : (furthest(standing, order) ?? present)
    return { ...open, chosen, began: before.began, authority: official ? 'OFFICIAL' : before.authority }
  }
  const chosen = furthest(standing, order) ?? null
  return { ...open, chosen, began: chosen, authority: official ? 'OFFICIAL' : 'REPORTED' }
}

/**
 * The ruling behind the state once `fresh` ones repeat the present answer. Progress counts from any of them; another
 * state of the same progress only where it is official, or where nobody official holds a decided answer.
 */
function advance(
  present: StateRuling,
  heldOfficially: boolean,
  fresh: readonly StateRuling[],
  order: RulingOrder
): StateRuling {
  const progress = progressOf(present.state)
  const admitted = fresh.filter((ruling) => {
    if (progressOf(ruling.state) !== progress) return progressOf(ruling.state) > progress
    return ruling.state === present.state || isOfficial(ruling) || !heldOfficially
  })
  const best = furthest(admitted, order)
  return best === undefined || best.state === present.state ? present : best
}

function furthest(rulings: readonly StateRuling[], order: RulingOrder): StateRuling | undefined {
  const most = Math.max(...rulings.map((ruling) => progressOf(ruling.state)))
  return latestOf(
    rulings.filter((ruling) => progressOf(ruling.state) === most),
    order
  )
}

function isOfficial(ruling: StateRuling): boolean {
  return ruling.authority === 'OFFICIAL'
}
