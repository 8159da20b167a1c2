import type { Step } from './steps.ts'
import { DOMAINS } from './domains.ts'

type Fields = Record<string, unknown>

// Short forms of the steps that tell the fictional part of the sample: `at` is the minute of recording, UTC, and the
// fields are those of the action, except where a shorter form is described here.

/** Any step, at '2025-01-20T10:12' (record time, UTC). */
export function step(at: string, verb: Step['verb'], input: Fields, more: Pick<Step, 'name' | 'reason'> = {}): Step {
  return { at: new Date(`${at}Z`).toISOString(), verb, ...more, input }
}

/** `slug`: for a name that is not written in Latin letters. */
export function person(at: string, name: string, description: string, slug?: string): Step {
  return step(at, 'createSpeaker', { name, description, ...(slug ? { slug } : {}) })
}

/** A show of the sample. `number`: what its openly fictional external ids end in; null: it has none. */
export function show(at: string, title: string, number: number | null, fields: Fields): Step {
  return step(at, 'createShow', { title, ...(number === null ? {} : { externalIds: fictionalIds(number) }), ...fields })
}

/** Well formed, and beyond any number in use: nobody is to take them for a real title's. */
function fictionalIds(number: number) {
  const digits = (length: number) => String(number).padStart(length, '0')
  return {
    tvmaze: `90${digits(6)}`,
    tmdb: `91${digits(6)}`,
    imdb: `tt9900${digits(4)}`,
    wikidata: `Q9900${digits(5)}`
  }
}

export function event(at: string, slug: string, kind: string, name: string, fields: Fields = {}): Step {
  return step(at, 'createEvent', { slug, kind, name, ...fields })
}

/** An article of a fictional outlet, at an address under the outlet's domain. */
export function article(at: string, outlet: keyof typeof DOMAINS, slug: string, fields: Fields): Step {
  const canonicalUrl = `https://www.${DOMAINS[outlet]}/${slug}`
  return step(at, 'recordArticle', { slug, outlet, canonicalUrl, ...fields })
}

/**
 * A quote, direct unless it says otherwise. `words`: one part or several; `printed`: the articles that print it, by
 * slug or as whole citations.
 */
export function quote(
  at: string,
  name: string,
  { words, printed, ...fields }: Fields & { words?: string | Fields[]; printed: Array<string | Fields> }
): Step {
  const parts = typeof words === 'string' ? [{ text: words }] : (words ?? [])
  const citations = printed.map((item) => (typeof item === 'string' ? { article: item } : item))
  return step(at, 'recordQuote', { kind: 'DIRECT', parts, citations, ...fields }, { name })
}

/** What a quote is about, and which way it leans there. */
export function leans(about: Fields, value: string, subject = 'RENEWAL') {
  return { about: [about], stances: [{ ...about, subject, value }] }
}

/** A ruling on `evidence`: quotes as '@name', articles by slug. */
export function ruling(
  at: string,
  name: string,
  show: string,
  { evidence, ...fields }: Fields & { evidence: string[] }
): Step {
  const sources = evidence.map((key) => (key.startsWith('@') ? { quote: key } : { article: key }))
  return step(at, 'recordRuling', { show, ...fields, evidence: sources }, { name })
}
