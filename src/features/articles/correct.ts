import { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import type { ImpreciseDate } from '../../dates/date.ts'
import { timelineKey } from '../../dates/order.ts'
import { fold } from '../../text/fold.ts'
import type { Change } from '../history/actions.ts'
import { dateColumns, dateOf } from '../history/columns.ts'
import { read } from '../history/inputs.ts'
import { Refusal } from '../history/refusal.ts'
import { resolveOptional } from '../history/resolve.ts'
import { showsOf } from '../quotes/content.ts'
import { currentQuotes, replaceContent } from '../quotes/versions.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { articleCorrection } from './inputs.ts'
import { logArticle, reviseArticle } from './record.ts'

/** Corrects an article. A new date moves the quotes it prints in their timelines, from now on. Needs a wide change. */
export async function correctArticle(change: Change, id: string, input: unknown): Promise<void> {
  const { published, outlet, ...fields } = read(articleCorrection, input, 'input')
  const { tx } = change
  const article = await articleNow(tx, id)
  change.requires('edit', { draft: article.visibility === 'DRAFT' })
  if (article.visibility === 'WITHDRAWN') {
    throw new Refusal('CONFLICT', 'input.id: the article was withdrawn and cannot be corrected.', 'input.id')
  }
  const date = published === undefined ? dateOf(article.published) : published
  const sortKey = timelineKey(date, null, id)
  const { headline, summary, tags } = { ...article, ...definedOnly(fields) }
  await tx.article.update({
    where: { id },
    data: {
      ...definedOnly(fields),
      folded: fold([headline, summary ?? '', ...tags].join(' ')),
      ...(published === undefined ? {} : publishedColumns(published)),
      ...(outlet === undefined ? {} : { outletId: await resolveOptional(tx, 'Organisation', outlet, 'input.outlet') }),
      sortKey
    }
  })
  await tx.articleShow.updateMany({ where: { articleId: id }, data: { sortKey } })
  await reviseArticle(change, id)
  if (article.visibility === 'DRAFT') return
  await logCorrection(change, id, date)
  if (published !== undefined) await moveQuotes(change, id)
  deriveStatus(change, await showsRestingOn(tx, id))
}

/** The article as it now is, whatever its visibility; a Refusal where there is none. */
export async function articleNow(tx: Prisma.TransactionClient, id: string) {
  const article = await tx.article.findUnique({ where: { id } })
  if (article) return article
  throw new Refusal('NOT_FOUND', `input.id: no article has the id "${id}".`, 'input.id')
}

/** Publishes a draft article. */
export async function publishArticle(change: Change, id: string): Promise<void> {
  const { tx } = change
  const article = await articleNow(tx, id)
  if (article.visibility !== 'DRAFT') {
    throw new Refusal('CONFLICT', `input.id: the article is ${article.visibility.toLowerCase()}, and only a draft can be published.`, 'input.id')
  }
  await tx.article.update({ where: { id }, data: { visibility: 'PUBLISHED' } })
  await tx.articleShow.updateMany({ where: { articleId: id }, data: { visibility: 'PUBLISHED' } })
  await reviseArticle(change, id)
  await logArticle(change, id)
  // A quote printed elsewhere too may have appeared here first.
  await moveQuotes(change, id)
  deriveStatus(change, await showsRestingOn(tx, id))
}

/** Marks an article as retracted by its outlet: what rests on it alone counts until that day. Needs a wide change. */
export async function retractArticle(change: Change, id: string, on: ImpreciseDate, note: string): Promise<void> {
  const { tx } = change
  const article = await articleNow(tx, id)
  if (article.visibility !== 'PUBLISHED' || article.retracted !== null) {
    const state = article.retracted ? 'retracted already' : article.visibility.toLowerCase()
    throw new Refusal('CONFLICT', `input.id: the article is ${state}, and only a published one can be retracted.`, 'input.id')
  }
  await tx.article.update({ where: { id }, data: { ...dateColumns('retracted', on), retractionNote: note } })
  await reviseArticle(change, id)
  const shows = await showsRestingOn(tx, id)
  const summary = `Retracted by its outlet: “${article.headline}” (${on.label}).`
  change.log({ kind: 'RETRACTION', summary, happened: on, shows, installments: [], articleId: id, reason: note })
  deriveStatus(change, shows)
}

async function logCorrection(change: Change, id: string, happened: ImpreciseDate | null): Promise<void> {
  const { headline, shows } = await change.tx.article.findUniqueOrThrow({ where: { id }, include: { shows: true } })
  change.log({
    kind: 'CORRECTION',
    summary: `Corrected: the record of the article “${headline}”.`,
    happened,
    shows: shows.map(({ showId }) => showId),
    installments: [],
    articleId: id
  })
}

/** The published quotes that the article prints (but for some), placed anew in their timelines: a version each. */
export async function moveQuotes(change: Change, articleId: string, but: ReadonlySet<string> = new Set()): Promise<void> {
  const quotes = await currentQuotes(change.tx, { visibility: 'PUBLISHED', citations: { some: { articleId } } })
  for (const current of quotes) if (!but.has(current.quoteId)) replaceContent(change, current, current.content)
}

/** Shows that the article names, and those whose quotes or rulings rest on it. */
export async function showsRestingOn(tx: Prisma.TransactionClient, articleId: string): Promise<string[]> {
  const named = await tx.articleShow.findMany({ where: { articleId }, select: { showId: true } })
  const quotes = await currentQuotes(tx, { visibility: 'PUBLISHED', citations: { some: { articleId } } })
  const quoteIds = quotes.map(({ quoteId }) => quoteId)
  const rulings = await tx.rulingVersion.findMany({
    where: {
      ...{ visibility: 'PUBLISHED', knownTo: OPEN_TIME },
      evidence: { some: { OR: [{ articleId }, { quoteId: { in: quoteIds } }] } }
    },
    select: { showId: true }
  })
  const shows = [...named, ...rulings].map(({ showId }) => showId)
  return [...new Set([...shows, ...quotes.flatMap(({ content }) => showsOf(content))])].sort()
}

function publishedColumns(date: ImpreciseDate | null) {
  return date ? dateColumns('published', date) : { published: Prisma.DbNull, publishedEarliest: null, publishedLatest: null }
}

function definedOnly<T extends Record<string, unknown>>(fields: T) {
  const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return kept as { [K in keyof T]?: Exclude<T[K], undefined> }
}
