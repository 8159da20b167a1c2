import type { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import type { Change } from '../history/actions.ts'
import { showsOf } from '../quotes/content.ts'
import { currentQuotes, replaceContent } from '../quotes/versions.ts'

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
