import { FIRST } from '../../features/history/rules.ts'
import { pick } from './chance.ts'
import { retractArticle, recordArticle, recordEvent, articleName } from './articles.ts'
import type { Ledger } from './ledger.ts'
import { ARTICLES_IN_BLOCK, type Plan, type PlannedArticle } from './plan.ts'
import { logQuote, quoteId, recordVersion, type Told } from './quotes.ts'
import { recordRuling } from './rulings.ts'
import { sayingOf, type Source } from './sayings.ts'
import { rareWord } from './words.ts'
import { idOf } from './ids.ts'
import type { ScaleShow, World } from './world.ts'

/** Places of the changes of a block, in seconds after it begins. */
const PLACE = { events: 0, articles: 2, quotes: 10, rulings: 30, corrections: 40, withdrawals: 50, retractions: 55 }

type Fate = 'KEPT' | 'CORRECTED' | 'WITHDRAWN' | 'DRAFT'

/** What becomes of a quote, by its place in its block; nothing of those that rulings rest on, the first of an article. */
function fateOf(block: number, place: number): Fate {
  if (place === 17 && block % 2 === 1) return 'DRAFT'
  if ((place === 7 && block % 2 === 0) || (place === 12 && block % 3 === 1)) return 'CORRECTED'
  return place === 16 && block % 4 === 2 ? 'WITHDRAWN' : 'KEPT'
}

interface Fated extends Told {
  place: number
  fate: Fate
}

/** Records block `block`: two events, six articles, the eighteen quotes they print, and what became of some of them. */
export function recordBlock(plan: Plan, world: World, ledger: Ledger, shows: readonly ScaleShow[], block: number): void {
  const articles = plan.block(block)
  const about = (article: PlannedArticle) => shows[article.show] as ScaleShow
  const events = [0, 1].map((index) =>
    recordEvent(world, ledger, block * 2 + index, { time: plan.at(block, PLACE.events + index), day: plan.day(block, 6 - index) })
  )
  const sources = articles.map(({ number, index }): Source => {
    const day = plan.day(block, index === ARTICLES_IN_BLOCK - 1 ? 1 : 4 - Math.min(index, 3))
    return { id: idOf('article', number, plan.at(block, PLACE.articles + index)), name: articleName(number), day }
  })
  const roundup = sources[ARTICLES_IN_BLOCK - 1] ?? null
  const printings = articles.map((article, index) => ({
    time: plan.at(block, PLACE.articles + index),
    source: sources[index] as Source,
    // The last article of a block prints again what the first three had.
    shows: (index === ARTICLES_IN_BLOCK - 1 ? [article, ...articles.slice(0, 3)] : [article]).map(about),
    retracted: index === 2 && block % 25 === 3 ? { time: plan.at(block, PLACE.retractions), day: plan.day(block, 0) } : null
  }))
  for (const [index, printing] of printings.entries()) recordArticle(world, ledger, block * ARTICLES_IN_BLOCK + index, printing)
  const told = articles.flatMap((article, index) =>
    article.quotes.map((n, i): Fated => {
      const [published, show] = [sources[index] as Source, about(article)]
      const again = i === 0 && index < 3 ? roundup : null
      const saying = sayingOf(world, { article, published, show, events, roundup: again }, n, i)
      const place = n % 18
      const time = plan.at(block, PLACE.quotes + place)
      return { n, place, saying, show, cap: published.day, time, fate: fateOf(block, place) }
    })
  )
  recordQuotes(plan, ledger, block, told)
  const ruled = articles.map((article, index) => ({ article, show: about(article), day: (sources[index] as Source).day }))
  recordRulings(plan, world, ledger, block, ruled)
  for (const quote of told.filter(({ fate }) => fate === 'CORRECTED')) correct(plan, ledger, block, quote)
  for (const quote of told.filter(({ fate }) => fate === 'WITHDRAWN')) withdraw(plan, ledger, block, quote)
  for (const [index, printing] of printings.entries()) {
    retractArticle(ledger, world, block * ARTICLES_IN_BLOCK + index, printing)
  }
}

function recordQuotes(plan: Plan, ledger: Ledger, block: number, told: readonly Fated[]): void {
  for (const quote of told) {
    const { fate, place, time } = quote
    const draft = fate === 'DRAFT'
    const change = ledger.change('recordQuote', time, { draft })
    ledger.add('quotes', { id: quoteId(quote), created_at: change.at })
    const ends = { KEPT: null, DRAFT: null, CORRECTED: PLACE.corrections + (place === 7 ? 0 : 1), WITHDRAWN: PLACE.withdrawals }[fate]
    const knownTo = ends === null ? null : new Date(plan.at(block, ends)).toISOString()
    recordVersion(ledger, change, quote, { visibility: draft ? 'DRAFT' : 'PUBLISHED', knownTo })
    if (!draft) logQuote(ledger, change, quote, 'QUOTE')
  }
}

function recordRulings(
  plan: Plan,
  world: World,
  ledger: Ledger,
  block: number,
  articles: ReadonlyArray<{ article: PlannedArticle; show: ScaleShow; day: string }>
): void {
  for (const [index, { article, show, day }] of articles.entries()) {
    const [first] = article.quotes
    if (article.turn === null || first === undefined) continue
    const time = plan.at(block, PLACE.rulings + index)
    const quote = quoteId({ n: first, time: plan.at(block, PLACE.quotes + (first % 18)) })
    recordRuling(world, ledger, { show, turn: article.turn, n: first, time, quote, day })
  }
}

function correct(plan: Plan, ledger: Ledger, block: number, quote: Fated): void {
  const time = plan.at(block, PLACE.corrections + (quote.place === 7 ? 0 : 1))
  const reason = `We had left a word out: “${rareWord(70, quote.n)}”.`
  const change = ledger.change('correctQuote', time, { reason })
  const { content } = quote.saying
  const amended = (text: string) => `${text.slice(0, -1)} ${rareWord(70, quote.n)}.`
  const corrected = {
    ...content,
    parts: content.parts.map((part) => ({ ...part, text: amended(part.text) })),
    citations: content.citations.map((citation) => ({ ...citation, wording: citation.wording && amended(citation.wording) }))
  }
  const next = { ...quote, saying: { ...quote.saying, content: corrected } }
  recordVersion(ledger, change, next, { last: FIRST, visibility: 'PUBLISHED', knownTo: null })
  logQuote(ledger, change, next, 'CORRECTION', reason)
}

const REASONS = ['It was said about another show.', 'The account that wrote this is a parody.', 'Nobody of that name was there.']

function withdraw(plan: Plan, ledger: Ledger, block: number, quote: Fated): void {
  const reason = pick(REASONS, 71, quote.n)
  const change = ledger.change('withdraw', plan.at(block, PLACE.withdrawals), { reason })
  recordVersion(ledger, change, quote, { last: FIRST, visibility: 'WITHDRAWN', knownTo: null })
  logQuote(ledger, change, quote, 'WITHDRAWAL', reason)
}
