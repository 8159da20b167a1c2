import type { Prisma } from '../../database/generated/client.ts'
import { dayText } from '../history/columns.ts'
import type { CitationContent } from './content.ts'

const OPEN_END = '9999-12-31'

/**
 * The latest day on which the earliest of the articles that print a quote can have appeared: nothing is said after it
 * is printed. Published articles only: a draft's date must not show in the order. null where none says when it appeared.
 */
export async function earliestCitation(tx: Prisma.TransactionClient, citations: readonly CitationContent[]): Promise<string | null> {
  const articles = await tx.article.findMany({
    where: { id: { in: citations.map(({ articleId }) => articleId) }, visibility: 'PUBLISHED', publishedLatest: { not: null } },
    select: { publishedLatest: true }
  })
  return earliestOf(articles.map(({ publishedLatest }) => publishedLatest))
}

/** The least of the days given; null where none is known. */
export function earliestOf(days: ReadonlyArray<Date | null>): string | null {
  const known = days.flatMap((day) => (day ? [dayText(day)] : [])).filter((day) => day !== OPEN_END)
  return known.sort()[0] ?? null
}
