import { recordArticle } from '../../src/features/articles/actions.ts'
import { correctArticle, retractArticle } from '../../src/features/articles/correct.ts'
import { parseDate } from '../../src/dates/date.ts'
import { publish, withdraw } from '../../src/features/publication/actions.ts'
import { correctQuote, recordQuote } from '../../src/features/quotes/actions.ts'
import { correctRuling, recordRuling, retractRuling } from '../../src/features/renewals/actions.ts'
import { mergeSpeakers } from '../../src/features/speakers/merge.ts'
import type { Chance } from './chance.ts'
import { backToDraft, bringBack, describeInstallment, describeOrganisation, describeShow, describeSpeaker, goBack } from './desk-moves.ts'
import { write, type World } from './world.ts'

// The things that a writer of a random history does, each one change made through the real actions. Much of it is
// refused, as it would be of a hurried editor: that is part of the history.

const STATES = [
  ...['IN_DEVELOPMENT', 'AWAITING_DECISION', 'ORDERED', 'RENEWED', 'IN_PRODUCTION', 'ON_HOLD'],
  ...['RELEASED', 'RELEASED', 'CANCELLED', 'ENDED']
]
const VALUES = ['CONFIRMS', 'HOPEFUL', 'CAUTIOUS', 'PESSIMISTIC', 'DENIES', 'NEUTRAL']
const PHRASES = ['We will see', 'It is over', 'Cameras roll in May', 'Fingers crossed', 'No news', 'There is more to tell']

type Move = (world: World, chance: Chance) => Promise<void>

const day = (chance: Chance) => `2024-03-${String(1 + chance.below(12)).padStart(2, '0')}`

function date(chance: Chance): string {
  const first = day(chance)
  return chance.pick([first, first, `${first}/2024-03-14`, `../${first}`, `${first}/..`, '2024-03', `${first}T0${chance.below(9)}:00:00Z`])
}

function subject(world: World, chance: Chance) {
  const { slug, seasons } = chance.pick(world.shows)
  return chance.often(7) ? { show: slug, season: chance.pick(seasons) } : { show: slug }
}

function quote(world: World, chance: Chance) {
  const about = Array.from({ length: chance.often(8) ? 1 : 2 }, () => subject(world, chance))
  const stances = about.map((one) => ({ ...one, subject: chance.often(9) ? 'RENEWAL' : 'FINALITY', value: chance.pick(VALUES) }))
  return {
    kind: 'DIRECT',
    parts: [{ text: chance.pick(PHRASES) }],
    ...(chance.often(9) ? { speaker: chance.pick(world.speakers) } : { attribution: 'a source close to the show' }),
    ...(chance.often(8) ? { said: date(chance) } : {}),
    about,
    stances: chance.often(8) ? stances : [],
    citations: citations(world, chance)
  }
}

const citations = (world: World, chance: Chance) => chance.some(world.articles, 3).map((article) => ({ article }))

function evidence(world: World, chance: Chance) {
  const quotes = world.quotes.length > 0 && chance.often(8) ? chance.some(world.quotes, 2).map((quote) => ({ quote })) : []
  const articles = chance.often(4) ? chance.some(world.articles, 1).map((article) => ({ article })) : []
  return [...quotes, ...(quotes.length === 0 ? [{ article: chance.pick(world.articles) }] : articles)]
}

function claim(world: World, chance: Chance) {
  const { slug, seasons } = chance.pick(world.shows)
  if (chance.often(1)) return { show: slug, state: chance.pick(['CANCELLED', 'ENDED']) }
  return {
    show: slug,
    seasons: chance.some(seasons, 2),
    ...(chance.often(9) ? { state: chance.pick(STATES) } : {}),
    ...(chance.often(2) ? { finality: chance.pick(['PLANNED', 'CONFIRMED', 'NO']) } : {}),
    ...(chance.often(2) ? { release: date(chance) } : {}),
    ...(chance.often(2) ? { platforms: [{ platform: chance.pick(['lantern', 'harbour']) }] } : {})
  }
}

function ruling(world: World, chance: Chance) {
  return {
    ...claim(world, chance),
    effective: date(chance),
    ...(chance.often(5) ? { saidBy: chance.pick(world.speakers) } : {}),
    ...(chance.often(1) ? { onBehalfOf: chance.pick(['lantern', 'paper-moon']) } : {}),
    ...(chance.often(2) && world.rulings.length > 0 ? { supersedes: chance.pick(world.rulings) } : {}),
    evidence: evidence(world, chance)
  }
}

async function addQuote(world: World, chance: Chance): Promise<void> {
  const published = chance.often(7)
  const input = { ...quote(world, chance), publish: published }
  const id = await write('recordQuote', (made) => recordQuote(made, input))
  if (!world.quotes.includes(id)) world.quotes.push(id)
  if (!published) world.drafts.push({ type: 'Quote', id })
}

async function addRuling(world: World, chance: Chance): Promise<void> {
  const published = chance.often(8)
  const input = { ...ruling(world, chance), publish: published }
  const id = await write('recordRuling', (made) => recordRuling(made, input))
  world.rulings.push(id)
  if (!published) world.drafts.push({ type: 'Ruling', id })
}

async function addArticle(world: World, chance: Chance): Promise<void> {
  const published = chance.often(6)
  const shows = [chance.pick(world.shows).slug]
  const input = { headline: `Report ${chance.below(1_000_000)}`, published: day(chance), outlet: 'courier', shows, publish: published }
  const id = await write('recordArticle', (made) => recordArticle(made, input))
  world.articles.push(id)
  if (!published) world.drafts.push({ type: 'Article', id })
}

async function publishDraft({ drafts }: World, chance: Chance): Promise<void> {
  if (drafts.length === 0) return
  const draft = chance.pick(drafts)
  await write('publish', (made) => publish(made, draft), true)
}

async function amendQuote(world: World, chance: Chance): Promise<void> {
  if (world.quotes.length === 0) return
  const { about, stances, said } = { said: null, ...quote(world, chance) }
  const speaker = chance.pick(world.speakers)
  const input = chance.pick([{ said }, { about, stances }, { speaker }, { citations: citations(world, chance) }])
  await write('correctQuote', (made) => correctQuote(made, chance.pick(world.quotes), input))
}

async function amendRuling(world: World, chance: Chance): Promise<void> {
  if (world.rulings.length === 0) return
  const changes = [{ effective: date(chance) }, { state: chance.pick(STATES) }, { evidence: evidence(world, chance) }]
  const input = chance.pick([...changes, { saidBy: chance.pick(world.speakers) }, { finality: 'CONFIRMED', state: null }])
  const id = chance.pick(world.rulings)
  await write('correctRuling', (made) => correctRuling(made, id, input))
}

async function amendArticle(world: World, chance: Chance): Promise<void> {
  const id = chance.pick(world.articles)
  const published = chance.often(8) ? date(chance) : null
  await write('correctArticle', (made) => correctArticle(made, id, { published }), true)
}

async function takeBackRuling({ rulings }: World, chance: Chance): Promise<void> {
  if (rulings.length === 0) return
  const id = chance.pick(rulings)
  await write('retractRuling', (made) => retractRuling(made, id, 'it was a mistake'))
}

async function takeBack(world: World, chance: Chance): Promise<void> {
  if (world.quotes.length === 0) return
  const subject = chance.often(6)
    ? { type: 'Quote' as const, id: chance.pick(world.quotes) }
    : { type: 'Article' as const, id: chance.pick(world.articles) }
  await write('withdraw', (made) => withdraw(made, subject, 'it was a mistake'), true)
}

async function outletRetracts(world: World, chance: Chance): Promise<void> {
  const id = chance.pick(world.articles)
  const on = parseDate(day(chance))
  await write('retractArticle', (made) => retractArticle(made, id, on, 'the outlet took it back'), true)
}

async function mergeTwo(_world: World, chance: Chance): Promise<void> {
  const [from, into] = chance.pick([
    ['v-stone', 'vera'],
    ['nils', 'n-berg'],
    ['ida', 'ida-m']
  ] as const)
  const input = { from, into, reason: 'one and the same' }
  await write('mergeSpeakers', (made) => mergeSpeakers(made, input), true)
}

/** The last season of one show, which should never have been recorded. */
async function takeBackInstallment({ shows }: World): Promise<void> {
  const slug = 'the-orchard'
  const showId = shows.find((show) => show.slug === slug)?.id ?? ''
  await write('withdraw', async (made) => {
    const { id } = await made.tx.installment.findFirstOrThrow({ where: { showId, number: 2 } })
    await withdraw(made, { type: 'Installment', id }, 'it was a mistake')
  }, true)
}

/** By how often each is done. */
export const MOVES: ReadonlyArray<{ name: string; weight: number; move: Move }> = [
  { name: 'record a quote', weight: 20, move: addQuote },
  { name: 'record a ruling', weight: 26, move: addRuling },
  { name: 'record an article', weight: 5, move: addArticle },
  { name: 'publish a draft', weight: 10, move: publishDraft },
  { name: 'correct a quote', weight: 10, move: amendQuote },
  { name: 'correct a ruling', weight: 12, move: amendRuling },
  { name: 'correct an article', weight: 4, move: amendArticle },
  { name: 'retract a ruling', weight: 6, move: takeBackRuling },
  { name: 'withdraw a quote or an article', weight: 4, move: takeBack },
  { name: 'retract an article', weight: 3, move: outletRetracts },
  { name: 'merge speakers', weight: 1, move: mergeTwo },
  { name: 'withdraw an installment', weight: 1, move: takeBackInstallment },
  { name: 'describe a show', weight: 4, move: describeShow },
  { name: 'describe an installment', weight: 4, move: describeInstallment },
  { name: 'describe a speaker', weight: 3, move: describeSpeaker },
  { name: 'describe an organisation', weight: 2, move: describeOrganisation },
  { name: 'unpublish', weight: 5, move: backToDraft },
  { name: 'restore', weight: 5, move: bringBack },
  { name: 'go back to an earlier state', weight: 5, move: goBack }
]

export function chooseMove(chance: Chance): (typeof MOVES)[number] {
  return chance.pick(MOVES.flatMap((move) => Array.from({ length: move.weight }, () => move)))
}
