import type { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { showsRestingOn } from '../articles/resting.ts'
import { showsOf } from '../quotes/content.ts'
import { type CurrentQuote, currentQuotes } from '../quotes/versions.ts'
import { type CurrentRuling, currentRulings } from '../renewals/versions.ts'

type Tx = Prisma.TransactionClient
const CURRENT = { visibility: 'PUBLISHED', knownTo: OPEN_TIME }

/** What falls when a quote or an article is withdrawn: quotes printed nowhere else, and rulings that rest on nothing else. */
export async function fallWith(tx: Tx, { quote, articleId }: { quote?: CurrentQuote; articleId?: string }) {
  const quotes = quote ? [quote] : await quotesOnlyIn(tx, articleId ?? '')
  const quoteIds = quotes.map(({ quoteId }) => quoteId)
  const rulings = await rulingsOnlyOn(tx, quoteIds, articleId ?? null)
  const shows = [
    ...quotes.flatMap(({ content }) => showsOf(content)),
    ...rulings.map(({ content }) => content.showId),
    ...(articleId ? await showsRestingOn(tx, articleId) : await showsWithEvidence(tx, quoteIds))
  ]
  return { quotes, rulings, shows: [...new Set(shows)].sort() }
}

async function quotesOnlyIn(tx: Tx, articleId: string): Promise<CurrentQuote[]> {
  return await currentQuotes(tx, {
    visibility: 'PUBLISHED',
    citations: { some: { articleId } },
    NOT: { citations: { some: { articleId: { not: articleId }, article: { visibility: 'PUBLISHED' } } } }
  })
}

async function rulingsOnlyOn(tx: Tx, quoteIds: string[], articleId: string | null): Promise<CurrentRuling[]> {
  const falling: Prisma.RulingEvidenceWhereInput = { OR: [{ quoteId: { in: quoteIds } }, ...(articleId ? [{ articleId }] : [])] }
  // Asked of the records themselves: the columns of evidence may be null, and "not null" is no answer in SQL.
  const staying: Prisma.RulingEvidenceWhereInput = {
    OR: [
      { article: { visibility: 'PUBLISHED', ...(articleId ? { id: { not: articleId } } : {}) } },
      { quote: { id: { notIn: quoteIds }, versions: { some: CURRENT } } }
    ]
  }
  return await currentRulings(tx, { visibility: 'PUBLISHED', evidence: { some: falling }, NOT: { evidence: { some: staying } } })
}

async function showsWithEvidence(tx: Tx, quoteIds: string[]): Promise<string[]> {
  const where = { ...CURRENT, evidence: { some: { quoteId: { in: quoteIds } } } }
  return (await tx.rulingVersion.findMany({ where, select: { showId: true } })).map(({ showId }) => showId)
}
