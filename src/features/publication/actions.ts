import type { Change, Subject } from '../history/actions.ts'
import { Refusal } from '../history/refusal.ts'
import { correctArticle } from '../articles/correct.ts'
import { moveQuotes } from '../articles/resting.ts'
import { correctQuote, publishQuote } from '../quotes/actions.ts'
import { installmentsOf, showsOf } from '../quotes/content.ts'
import { summaryOf } from '../quotes/summary.ts'
import { type CurrentQuote, currentQuote, replaceContent } from '../quotes/versions.ts'
import { correctRuling, hideRuling, publishRuling, retractRuling } from '../renewals/actions.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { fallWith } from './cascade.ts'
import { hideRecord, requireState, showRecord } from './records.ts'

export type { Subject }

/** Publishes a draft: from now on readers know it. Needs a wide change. */
export async function publish(change: Change, { type, id }: Subject): Promise<void> {
  if (type === 'Quote') return await publishQuote(change, id, 'DRAFT')
  if (type === 'Ruling') return await publishRuling(change, id, 'DRAFT')
  await showRecord(change, { type, id }, 'DRAFT')
}

/** Brings back what was withdrawn: readers see it again, with the reason. Needs a wide change. */
export async function restore(change: Change, { type, id }: Subject): Promise<void> {
  if (type === 'Quote') return await publishQuote(change, id, 'WITHDRAWN')
  if (type === 'Ruling') return await publishRuling(change, id, 'WITHDRAWN')
  await showRecord(change, { type, id }, 'WITHDRAWN')
}

/**
 * Withdraws something published: readers no longer see it, and history keeps it with the reason. Quotes that no other
 * published article prints, and rulings that rest on nothing else, fall with it. Needs a wide change.
 */
export async function withdraw(change: Change, subject: Subject, reason: string): Promise<void> {
  if (subject.type === 'Ruling') return await retractRuling(change, subject.id, reason)
  await hide(change, subject, 'WITHDRAWN', reason)
}

/** Makes a draft again of something published, with what falls with it: it can be edited and published anew. Needs a wide change. */
export async function unpublish(change: Change, subject: Subject, reason: string): Promise<void> {
  if (subject.type === 'Ruling') return await hideRuling(change, subject.id, 'DRAFT', reason)
  await hide(change, subject, 'DRAFT', reason)
}

/** Corrects something published, or edits a draft, with what the input has under the name of its type. Needs a wide change. */
export async function correct(change: Change, { type, id }: Subject, input: Corrections, expected: number | null = null): Promise<void> {
  if (type === 'Quote') await below('quote', correctQuote(change, id, input.quote, expected))
  else if (type === 'Ruling') await below('ruling', correctRuling(change, id, input.ruling, expected))
  else await below('article', correctArticle(change, id, { ...(input.article as object), expectedVersion: expected }))
}

/** A correction knows the fields of its record only: a refusal has to name where they stand in the whole input. */
async function below(name: string, correction: Promise<void>): Promise<void> {
  await correction.catch((error: unknown) => {
    throw error instanceof Refusal ? error.below(name, ['id', 'reason', 'expectedVersion']) : error
  })
}

interface Corrections {
  quote?: unknown
  ruling?: unknown
  article?: unknown
}

type Hidden = 'DRAFT' | 'WITHDRAWN'

async function hide(change: Change, subject: Subject, to: Hidden, reason: string): Promise<void> {
  if (subject.type === 'Quote') return await fell(change, { quote: await publishedQuote(change, subject.id, to) }, to, reason)
  if (subject.type === 'Article') return await fell(change, { articleId: subject.id }, to, reason)
  await hideRecord(change, subject, to, reason)
}

async function publishedQuote(change: Change, id: string, to: Hidden): Promise<CurrentQuote> {
  const quote = await currentQuote(change.tx, id, 'input.id')
  requireState('Quote', quote.visibility, 'PUBLISHED', to === 'DRAFT' ? 'unpublished' : 'withdrawn')
  return quote
}

async function fell(change: Change, cause: { quote?: CurrentQuote; articleId?: string }, to: Hidden, reason: string): Promise<void> {
  const { quotes, rulings, shows } = await fallWith(change.tx, cause)
  if (cause.articleId) await hideRecord(change, { type: 'Article', id: cause.articleId }, to, reason, shows)
  for (const quote of quotes) await hideQuote(change, quote, to, reason)
  if (cause.articleId) await moveQuotes(change, cause.articleId, new Set(quotes.map(({ quoteId }) => quoteId)))
  for (const { rulingId } of rulings) {
    await hideRuling(change, rulingId, to, `Its last published evidence was ${to === 'DRAFT' ? 'unpublished' : 'withdrawn'}: ${reason}`)
  }
  deriveStatus(change, shows)
}

async function hideQuote(change: Change, quote: CurrentQuote, to: Hidden, reason: string): Promise<void> {
  const { content, quoteId } = quote
  replaceContent(change, quote, content, to)
  const summary = `${to === 'DRAFT' ? 'Unpublished' : 'Withdrawn'}: ${await summaryOf(change.tx, content)}`
  const [shows, installments] = [showsOf(content), installmentsOf(content)]
  change.log({ kind: 'WITHDRAWAL', summary, happened: content.said, shows, installments, quoteId, reason })
}
