import { recordArticle } from '../features/articles/actions.ts'
import { correctArticle, retractArticle } from '../features/articles/correct.ts'
import { createEvent } from '../features/events/actions.ts'
import type { Change } from '../features/history/actions.ts'
import { read, date, text } from '../features/history/inputs.ts'
import { resolve } from '../features/history/resolve.ts'
import { createOrganisation } from '../features/outlets/actions.ts'
import { withdraw } from '../features/publication/actions.ts'
import { correctQuote, recordQuote } from '../features/quotes/actions.ts'
import { correctRuling, recordRuling, retractRuling } from '../features/renewals/actions.ts'
import { createShow } from '../features/shows/actions.ts'
import { createSpeaker } from '../features/speakers/actions.ts'
import { mergeSpeakers } from '../features/speakers/merge.ts'

/**
 * One change of the sample record, as an editor made it at `at` (record time, UTC). Later steps name what earlier ones
 * recorded by slug, or, for quotes and rulings, by the `name` given here and written as "@name".
 */
export interface Step {
  at: string
  verb: keyof typeof VERBS
  name?: string
  reason?: string
  input: Record<string, unknown>
}

type Verb = (change: Change, input: Record<string, unknown>) => Promise<string | void>

const reasonOf = (change: Change) => change.reason ?? ''

export const VERBS = {
  createOrganisation,
  createSpeaker,
  createShow,
  createEvent,
  recordArticle,
  recordQuote,
  recordRuling,
  mergeSpeakers,
  correctQuote: (change, { id, ...input }) => correctQuote(change, String(id), input),
  correctRuling: (change, { id, ...input }) => correctRuling(change, String(id), input),
  retractRuling: (change, { id }) => retractRuling(change, String(id), reasonOf(change)),
  withdrawQuote: (change, { id }) => withdraw(change, { type: 'Quote', id: String(id) }, reasonOf(change)),
  async correctArticle(change, { article, ...input }) {
    await correctArticle(change, await resolve(change.tx, 'Article', String(article), 'article'), input)
  },
  async retractArticle(change, { article, on }) {
    const id = await resolve(change.tx, 'Article', String(article), 'article')
    await retractArticle(change, id, read(date, on, 'on'), read(text(1000), change.reason, 'reason'))
  },
  async withdrawArticle(change, { article }) {
    const id = await resolve(change.tx, 'Article', String(article), 'article')
    await withdraw(change, { type: 'Article', id }, reasonOf(change))
  }
} satisfies Record<string, Verb>
