import type { Authority } from '../facts.ts'
import type { StateRuling } from './answer.ts'
import { comingBackOf, progressOf, setsState } from './answer.ts'
import type { Defeats } from './contest.ts'
import { defeatsAmong, withoutAbsent } from './contest.ts'
import type { RulingOrder } from './order.ts'
import { latestOf, newest } from './order.ts'
import { holdersOf, shownOf, voiceOf } from './proof.ts'
import type { ShowRecord } from './record.ts'
import type { Subject } from './standing.ts'
import { isShowWide, rulingReaches, rulingSpan } from './standing.ts'
import { foldOverDays } from './sweep.ts'

/** What the rulings of some days have come to. All lists are oldest first. */
export interface StateFold {
  /** The ruling that set the present state; null while there is none. */
  chosen: StateRuling | null
  /** The ruling that began the run of the present answer. */
  began: StateRuling | null
  /** The rulings that hold the present answer. */
  standing: readonly StateRuling[]
  /** Those of them that give the present state. */
  holders: readonly StateRuling[]
  /** Those of them that are shown behind the status. */
  shown: readonly StateRuling[]
  /** The one of those that speaks for the state: of the highest rank, and the latest of these. */
  voice: StateRuling | null
  /** Rulings of a contradiction still open, other than the standing ones. */
  rivals: readonly StateRuling[]
  /** Every side of a contradiction still open; empty: not contested. */
  contenders: readonly StateRuling[]
  /** What gives way to what among the standing ones and their rivals. */
  defeats: Defeats
  /** Rulings that lost on the day they arrived: the newest, as no more are shown. */
  overruled: readonly StateRuling[]
  /** The newest ruling that was weighed, whatever became of it. */
  heard: StateRuling | null
  /** Whether anybody official was among all that were weighed. */
  official: boolean
  authority: Authority | null
}

const NOBODY: Defeats = new Map()

const NOTHING: StateFold = {
  chosen: null,
  began: null,
  standing: [],
  holders: [],
  shown: [],
  voice: null,
  rivals: [],
  contenders: [],
  defeats: NOBODY,
  overruled: [],
  heard: null,
  official: false,
  authority: null
}

/** The state of a subject on every change day of the record, in the order of those days; the same object while it lasts. */
export function statesOf(record: ShowRecord, subject: Subject): StateFold[] {
  const reaching = record.rulings.filter(setsState).filter((ruling) => rulingReaches(ruling, subject))
  const next = (before: StateFold, arriving: readonly StateRuling[]) => weigh(before, arriving, record.order)
  return foldOverDays(record.days, reaching, rulingSpan, NOTHING, next, sameFold)
}

/** Weighs the rulings that hold from one day together, and with what stood before. */
function weigh(before: StateFold, arriving: readonly StateRuling[], order: RulingOrder): StateFold {
  // What has been released stays released: ending the show is about what was still to come.
  const group =
    before.chosen?.state === 'RELEASED' ? arriving.filter((ruling) => !isShowWide(ruling)) : arriving
  if (group.length === 0) return before
  const candidates = [...before.standing, ...before.rivals, ...group]
  const last = { heard: group.at(-1) ?? null, official: before.official || group.some(isOfficial) }
  const agreed = before.contenders.length === 0 && group.every((ruling) => agree(ruling, before.standing[0] ?? group[0]))
  if (agreed) return { ...prevail(before, candidates, group, order), overruled: before.overruled, ...last }

  const defeats = defeatsAmong([...before.standing, ...before.rivals], before.defeats, group, order)
  const unbeaten = candidates.filter((ruling) => !defeats.has(ruling))
  // Beating is not transitive where spans overlap: where each is beaten by another, all are sides of the contest.
  const sides = unbeaten.length > 0 ? unbeaten : candidates
  const isSide = new Set(sides)
  const overruled = newest([...before.overruled, ...group.filter((ruling) => !isSide.has(ruling))])
  if (sides.every((ruling) => agree(ruling, sides[0]))) {
    const fresh = group.filter((ruling) => isSide.has(ruling))
    return { ...prevail(before, sides, fresh, order), overruled, ...last }
  }
  const held = new Set(before.standing)
  const rivals = sides.filter((ruling) => !held.has(ruling))
  const absent = candidates.filter((ruling) => !held.has(ruling) && !isSide.has(ruling))
  const left = withoutAbsent(defeats, absent, [...before.standing, ...rivals], order)
  return { ...before, rivals, contenders: sides, defeats: left, overruled, ...last }
}

function agree(a: StateRuling, b: StateRuling | undefined): boolean {
  return b !== undefined && comingBackOf(a.state) === comingBackOf(b.state)
}

/** All that is left gives one answer: it prevails, anew or further along. `fresh` are those of them that have just arrived. */
function prevail(
  before: StateFold,
  standing: readonly StateRuling[],
  fresh: readonly StateRuling[],
  order: RulingOrder
): Omit<StateFold, 'overruled' | 'heard' | 'official'> {
  const present = before.chosen
  const official = standing.some(isOfficial)
  const open = { standing, rivals: [], contenders: [], defeats: NOBODY }
  if (present !== null && agree(present, standing[0])) {
    const decided = comingBackOf(present.state) !== 'UNDECIDED'
    const held = standing.some((ruling) => ruling.state === present.state)
    // A state that none of those left claims any more has lost its evidence, whatever became of the answer.
    const chosen = held
      ? advance(present, decided && before.standing.some(isOfficial), fresh, order)
      : (furthest(standing, order) ?? present)
    const authority = official ? 'OFFICIAL' : before.authority
    return { ...open, ...spokenFor(chosen, standing, order), began: before.began, authority }
  }
  const chosen = furthest(standing, order) ?? null
  return { ...open, ...spokenFor(chosen, standing, order), began: chosen, authority: official ? 'OFFICIAL' : 'REPORTED' }
}

function spokenFor(chosen: StateRuling | null, standing: readonly StateRuling[], order: RulingOrder) {
  const holders = holdersOf(chosen, standing)
  const voice = voiceOf(holders, order)
  return { chosen, holders, voice, shown: shownOf(holders, chosen, voice) }
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
  const most = rulings.reduce((most, ruling) => Math.max(most, progressOf(ruling.state)), 0)
  return latestOf(
    rulings.filter((ruling) => progressOf(ruling.state) === most),
    order
  )
}

function isOfficial(ruling: StateRuling): boolean {
  return ruling.authority === 'OFFICIAL'
}

function sameFold(a: StateFold, b: StateFold): boolean {
  return (
    a === b ||
    (a.chosen === b.chosen &&
      a.began === b.began &&
      a.authority === b.authority &&
      a.heard === b.heard &&
      a.official === b.official &&
      sameList(a.standing, b.standing) &&
      sameList(a.rivals, b.rivals) &&
      sameList(a.contenders, b.contenders) &&
      sameList(a.overruled, b.overruled))
  )
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
