import type { Change, Subject, Visibility } from '../history/actions.ts'
import { Refusal } from '../history/refusal.ts'
import { articleNow, correctArticle, moveQuotes, publishArticle } from '../articles/correct.ts'
import { correctQuote, publishQuote } from '../quotes/actions.ts'
import { installmentsOf, showsOf } from '../quotes/content.ts'
import { summaryOf } from '../quotes/summary.ts'
import { type CurrentQuote, currentQuote, replaceContent } from '../quotes/versions.ts'
import { correctRuling, publishRuling, retractRuling } from '../renewals/actions.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { reviseArticle } from '../articles/record.ts'
import { fallWith } from './cascade.ts'
import { withdrawRecord } from './records.ts'

export type { Subject }

/** Publishes a draft quote, ruling or article: from now on readers know it. Needs a wide change. */
export async function publish(change: Change, { type, id }: Subject): Promise<void> {
  if (type === 'Quote') return await publishQuote(change, id)
  if (type === 'Ruling') return await publishRuling(change, id)
  if (type === 'Article') return await publishArticle(change, id)
  throw new Refusal('VALIDATION_ERROR', `input.id: a ${type.toLowerCase()} is published when it is recorded.`, 'input.id')
}

/**
 * Withdraws something published: readers no longer see it, and history keeps it with the reason. Quotes that no other
 * published article prints, and rulings that rest on nothing else, fall with it. Needs a wide change.
 */
export async function withdraw(change: Change, subject: Subject, reason: string): Promise<void> {
  if (subject.type === 'Ruling') return await retractRuling(change, subject.id, reason)
  if (subject.type === 'Quote') return await fell(change, { quote: await publishedQuote(change, subject.id) }, reason)
  if (subject.type === 'Article') return await fell(change, { articleId: subject.id }, reason)
  await withdrawRecord(change, subject, reason)
}

/** Corrects something published, or edits a draft, with what the input has under the name of its type. Needs a wide change. */
export async function correct(change: Change, { type, id }: Subject, input: Corrections): Promise<void> {
  if (type === 'Quote') await below('quote', correctQuote(change, id, input.quote))
  else if (type === 'Ruling') await below('ruling', correctRuling(change, id, input.ruling))
  else await below('article', correctArticle(change, id, input.article))
}

/** A correction knows the fields of its record only: a refusal has to name where they stand in the whole input. */
async function below(name: string, correction: Promise<void>): Promise<void> {
  await correction.catch((error: unknown) => {
    throw error instanceof Refusal ? error.below(name, ['id']) : error
  })
}

interface Corrections {
  quote?: unknown
  ruling?: unknown
  article?: unknown
}

async function publishedQuote(change: Change, id: string): Promise<CurrentQuote> {
  const quote = await currentQuote(change.tx, id, 'input.id')
  requirePublished(quote.visibility, 'quote')
  return quote
}

async function fell(change: Change, cause: { quote?: CurrentQuote; articleId?: string }, reason: string): Promise<void> {
  const { quotes, rulings, shows } = await fallWith(change.tx, cause)
  if (cause.articleId) await withdrawArticle(change, cause.articleId, shows, reason)
  for (const quote of quotes) await withdrawQuote(change, quote, reason)
  if (cause.articleId) await moveQuotes(change, cause.articleId, new Set(quotes.map(({ quoteId }) => quoteId)))
  for (const { rulingId } of rulings) {
    await retractRuling(change, rulingId, `Its last published evidence was withdrawn: ${reason}`)
  }
  deriveStatus(change, shows)
}

async function withdrawArticle(change: Change, id: string, shows: string[], reason: string): Promise<void> {
  const { tx } = change
  const article = await articleNow(tx, id)
  requirePublished(article.visibility as Visibility, 'article')
  await tx.article.update({ where: { id }, data: { visibility: 'WITHDRAWN' } })
  await tx.articleShow.updateMany({ where: { articleId: id }, data: { visibility: 'WITHDRAWN' } })
  await reviseArticle(change, id)
  const summary = `Withdrawn: the article “${article.headline}”.`
  change.log({ kind: 'WITHDRAWAL', summary, happened: null, shows, installments: [], articleId: id, reason })
}

async function withdrawQuote(change: Change, quote: CurrentQuote, reason: string): Promise<void> {
  const { content, quoteId } = quote
  replaceContent(change, quote, content, 'WITHDRAWN')
  const summary = `Withdrawn: ${await summaryOf(change.tx, content)}`
  const [shows, installments] = [showsOf(content), installmentsOf(content)]
  change.log({ kind: 'WITHDRAWAL', summary, happened: content.said, shows, installments, quoteId, reason })
}

function requirePublished(visibility: Visibility, name: string): void {
  if (visibility === 'PUBLISHED') return
  throw new Refusal('CONFLICT', `input.id: the ${name} is ${visibility.toLowerCase()}, and only a published one can be withdrawn.`, 'input.id')
}
