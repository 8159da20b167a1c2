import { db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { holdRecord, make } from '../features/history/actions.ts'
import { aBoxOfSmallWeather } from './a-box-of-small-weather.ts'
import { brackwater } from './brackwater.ts'
import { dieUhrmacherinVonNebelstadt } from './die-uhrmacherin-von-nebelstadt.ts'
import { isEmpty } from './empty.ts'
import { heartstopper } from './heartstopper.ts'
import { isiklarSonunce } from './isiklar-sonunce.ts'
import { kestrelAndDaughters } from './kestrel-and-daughters.ts'
import { lowTideClub } from './low-tide-club.ts'
import { maqhaAlGhuyum } from './maqha-al-ghuyum.ts'
import { midnightAllotment } from './midnight-allotment.ts'
import { mikazukiShokudo } from './mikazuki-shokudo.ts'
import { misterPockets } from './mister-pockets.ts'
import { murmurationStreet } from './murmuration-street.ts'
import { nextTrainToYesterday } from './next-train-to-yesterday.ts'
import { nineLivesOfMarmalade } from './nine-lives-of-marmalade.ts'
import { oFarosTouChthes } from './o-faros-tou-chthes.ts'
import { oneLastHeistAgain } from './one-last-heist-again.ts'
import { paperPlanets } from './paper-planets.ts'
import { quietPleaseMrOttershaw } from './quiet-please-mr-ottershaw.ts'
import { sallowPointOutOfSeason } from './sallow-point-out-of-season.ts'
import { saltAndSilverLinings } from './salt-and-silver-linings.ts'
import { staticOnMapleStreet } from './static-on-maple-street.ts'
import { theCartographers } from './the-cartographers.ts'
import { theGlassOrchard } from './the-glass-orchard.ts'
import { theLamplighterVarietyHour } from './the-lamplighter-variety-hour.ts'
import { thePelicanBrigade } from './the-pelican-brigade.ts'
import { theUnderstudysGhost } from './the-understudys-ghost.ts'
import { theUnsinkableMrsQuill } from './the-unsinkable-mrs-quill.ts'
import { theWanderingIsland } from './the-wandering-island.ts'
import { theWolvesOfNowhere } from './the-wolves-of-nowhere.ts'
import { tumbleweedCourt } from './tumbleweed-court.ts'
import { twoHalvesOfAKingdom } from './two-halves-of-a-kingdom.ts'
import { twoMoreForTheRoad } from './two-more-for-the-road.ts'
import { tyArYDwr } from './ty-ar-y-dwr.ts'
import { umbrellaParliament } from './umbrella-parliament.ts'
import { voicesUnderThePier } from './voices-under-the-pier.ts'
import { world } from './world.ts'
import { type Step, VERBS } from './steps.ts'

const STORIES = [
  world,
  heartstopper,
  aBoxOfSmallWeather,
  brackwater,
  dieUhrmacherinVonNebelstadt,
  isiklarSonunce,
  kestrelAndDaughters,
  lowTideClub,
  maqhaAlGhuyum,
  midnightAllotment,
  mikazukiShokudo,
  misterPockets,
  murmurationStreet,
  nextTrainToYesterday,
  nineLivesOfMarmalade,
  oFarosTouChthes,
  oneLastHeistAgain,
  paperPlanets,
  quietPleaseMrOttershaw,
  sallowPointOutOfSeason,
  saltAndSilverLinings,
  staticOnMapleStreet,
  theCartographers,
  theGlassOrchard,
  theLamplighterVarietyHour,
  thePelicanBrigade,
  theUnderstudysGhost,
  theUnsinkableMrsQuill,
  theWanderingIsland,
  theWolvesOfNowhere,
  tumbleweedCourt,
  twoHalvesOfAKingdom,
  twoMoreForTheRoad,
  tyArYDwr,
  umbrellaParliament,
  voicesUnderThePier
]

export interface Progress {
  done: number
  of: number
}

/** What an action warned of while a step was recorded. */
export interface StepWarning {
  at: string
  verb: Step['verb']
  warning: string
}

/** The sample record in the order in which it was recorded. */
export function sampleSteps(): Step[] {
  return STORIES.flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** The whole sample is one transaction: minutes on a machine that is slow. */
const LIMITS = { maxWait: 60_000, timeout: 1_800_000 }

/**
 * Records the steps one by one, each as a change at its own record time, in one transaction: after a crash at any moment
 * the record has all of them or none. Only into an empty record, which nobody else can write to meanwhile. Returns what
 * the actions warned of; null where something is on record, or somebody is about to put it there.
 */
export async function loadSteps(
  steps: readonly Step[],
  report: (progress: Progress) => void = () => {}
): Promise<StepWarning[] | null> {
  return await db.$transaction(async (tx) => {
    if (!(await holdRecord(tx)) || !(await isEmpty(tx))) return null
    // Tables this small are read whole whatever the plan, and planning each statement anew takes longer than that.
    await tx.$executeRaw`SET LOCAL plan_cache_mode = force_generic_plan`
    const names = new Map<string, string>()
    const warned: StepWarning[] = []
    for (const [index, step] of steps.entries()) {
      warned.push(...(await record(tx, step, names)))
      report({ done: index + 1, of: steps.length })
    }
    return warned
  }, LIMITS)
}

async function record(tx: Prisma.TransactionClient, { at, verb, name, reason, input }: Step, names: Map<string, string>): Promise<StepWarning[]> {
  const options = { actor: 'sample', action: verb, reason, at: new Date(at), wide: true }
  const named = substitute(input, names) as Record<string, unknown>
  const { result, warnings } = await make(tx, options, (change) => Promise.resolve(VERBS[verb](change, named)))
  // What the database looks at when a change commits, it looks at here: the end of all of them would be too late to say which.
  await tx.$executeRaw`DO $$ BEGIN SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; END $$`
  if (name && typeof result === 'string') names.set(name, result)
  if (verb === 'createShow') await nameInstallments(tx, String(result), names)
  return warnings.map((warning) => ({ at, verb, warning }))
}

/** Only seasons can be named by number; the rest by show and title: "the-glass-orchard/The Last Harvest". */
async function nameInstallments(tx: Prisma.TransactionClient, showId: string, names: Map<string, string>): Promise<void> {
  const select = { id: true, title: true, show: { select: { slug: true } } }
  const installments = await tx.installment.findMany({ where: { showId }, select })
  for (const { id, title, show } of installments) names.set(`${show.slug}/${title}`, id)
}

/** Puts ids in the place of "@name", at any depth. */
function substitute(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string' && value.startsWith('@')) {
    const id = names.get(value.slice(1))
    if (!id) throw new Error(`The sample speaks of ${value} before it is recorded.`)
    return id
  }
  if (Array.isArray(value)) return value.map((item) => substitute(item, names))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, names)]))
}
