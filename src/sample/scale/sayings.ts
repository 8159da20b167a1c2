import type { StanceSubject, StanceValue, Voice } from '../../database/generated/client.ts'
import { type ImpreciseDate, parseDate } from '../../dates/date.ts'
import { dayAfter } from '../../dates/days.ts'
import type { QuoteContent } from '../../features/quotes/content.ts'
import { chance, pick } from './chance.ts'
import { befalls, type PlannedArticle } from './plan.ts'
import { claimOf } from './claims.ts'
import { sentence } from './words.ts'
import type { Named, ScaleShow, World } from './world.ts'

/** An event or an article as a quote refers to it. */
export interface Source extends Named {
  /** 'YYYY-MM-DD': the day it was held or published. */
  day: string
}

export interface Occasion {
  article: PlannedArticle
  published: Source
  show: ScaleShow
  events: readonly Source[]
  /** An article that prints again what others had, where it reprints this quote. */
  roundup: Source | null
}

/** All that a quote claims, and the names that a sentence about it needs. */
export interface Saying {
  content: QuoteContent
  who: string
  where: string | null
}

const UNNAMED = [
  ...['a person close to the production', 'a member of the crew'],
  ...['somebody who has read the scripts', 'a friend of the cast']
]
const SUBJECTS: readonly StanceSubject[] = ['RENEWAL', 'RENEWAL', 'FINALITY', 'DATE', 'DATE', 'PLATFORM']
const VALUES: readonly StanceValue[] = ['CONFIRMS', 'HOPEFUL', 'HOPEFUL', 'CAUTIOUS', 'PESSIMISTIC', 'DENIES', 'NEUTRAL']
const MAKERS: readonly Voice[] = ['CREATOR', 'SHOWRUNNER', 'PRODUCER']

const dates = new Map<string, ImpreciseDate>()

/** Parsed once for each text: a record has far fewer dates than quotes. */
export function dateOf(edtf: string): ImpreciseDate {
  const known = dates.get(edtf)
  if (known) return known
  const date = parseDate(edtf)
  dates.set(edtf, date)
  return date
}

/** Quote `n`, the `index`-th that its article prints. */
export function sayingOf(world: World, occasion: Occasion, n: number, index: number): Saying {
  const { article, published, show, events, roundup } = occasion
  const claim = index === 0 && article.turn !== null ? claimOf(world, show, article.turn, n) : null
  const speaker = claim ? { ...claim.by, voice: claim.voice } : speakerOf(world, show, article, n, index)
  const event = claim || !befalls(0.4, 41, n) ? null : pick(events, 42, n)
  const said = event?.day ?? (claim ? published.day : saidOf(published.day, n))
  const installment = claim ? claim.season : befalls(0.75, 43, n) ? pick(show.seasons, 44, n) : null
  const subject = { showId: show.id, installmentId: installment?.id ?? null }
  const own = claim ? { subject: claim.subject, value: claim.value } : leaning(speaker.voice, article, n, index)
  const text = sentence(n, 6 + Math.floor(chance(45, n) * 14))
  const paraphrase = claim === null && befalls(0.05, 46, n)
  const blank = { wording: null, startOffset: null, endOffset: null, relayedVia: null, relayedViaId: null }
  const first = { ...blank, articleId: published.id, place: 'BODY' as const, wording: paraphrase ? text : null }
  const again = roundup && { ...blank, articleId: roundup.id, place: 'BODY' as const, relayedVia: published.name.slice(0, 300) }
  const content: QuoteContent = {
    kind: paraphrase ? 'PARAPHRASE' : befalls(0.2, 47, n) && !claim ? 'PARTIAL' : 'DIRECT',
    parts: paraphrase ? [] : [{ text, verbatim: true, tag: befalls(0.3, 48, n) ? `${speaker.name} said` : null }],
    ...{ speakerId: speaker.id, attribution: speaker.id === null ? speaker.name : null, onBehalfOfId: null },
    ...{ eventId: event?.id ?? null, said: said === null ? null : dateOf(said), language: 'en', translation: null },
    prompt: befalls(0.08, 49, n) ? `${sentence(n + 1, 6).slice(0, -1)}?` : null,
    about: [subject],
    stances: own ? [{ ...subject, ...own, voice: speaker.voice }] : [],
    citations: again ? [first, again] : [first]
  }
  return { content, who: speaker.name, where: event?.name ?? null }
}

type Speaker = { id: string | null; name: string; voice: Voice }

/** The cast on the second quote of an article with a ruling; else anybody, most of all those who only talk about shows. */
function speakerOf(world: World, show: ScaleShow, article: PlannedArticle, n: number, index: number): Speaker {
  const turn = chance(50, n)
  const credit = Math.floor(chance(51, n) * 3)
  if ((article.turn !== null && index === 1) || (turn >= 0.15 && turn < 0.45)) {
    return { ...(show.credited[3 + credit * 2] as Named), voice: 'CAST' }
  }
  if (turn < 0.05) return { id: null, name: pick(UNNAMED, 52, n), voice: 'OTHER' }
  if (turn < 0.15) return { ...(show.credited[credit] as Named), voice: MAKERS[credit] as Voice }
  return { ...world.outsider(53, n), voice: 'OTHER' }
}

/**
 * What it signals, if anything. Who makes a show or plays in it leans about its renewal only beside a ruling: elsewhere
 * they talk of other things, so that a show with a hundred thousand quotes still has a status of few spans.
 */
function leaning(
  voice: Voice,
  article: PlannedArticle,
  n: number,
  index: number
): { subject: StanceSubject; value: StanceValue } | null {
  if (article.turn !== null && index === 1) return { subject: 'RENEWAL', value: pick(VALUES, 54, n) }
  if (!befalls(0.6, 55, n)) return null
  const subject = pick(SUBJECTS, 56, n)
  return { subject, value: subject === 'RENEWAL' && voice !== 'OTHER' ? 'NEUTRAL' : pick(VALUES, 57, n) }
}

/** When it was said, given the day it was printed: most often the day, sometimes less, now and then nobody knows. */
function saidOf(printed: string, n: number): string | null {
  const form = chance(58, n)
  if (form < 0.1) return null
  const day = new Date(Date.parse(printed) - Math.floor(chance(59, n) * 4) * 86_400_000).toISOString().slice(0, 10)
  if (form < 0.18) return day.slice(0, 7)
  if (form < 0.25 && dayAfter(day) <= printed) return `${day}/${dayAfter(day)}`
  return day
}
