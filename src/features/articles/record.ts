import type { Prisma } from '../../database/generated/client.ts'
import type { Change, Visibility } from '../history/actions.ts'
import { dateOf } from '../history/columns.ts'

/** Keeps the article as it now stands as a revision. */
export async function reviseArticle(change: Change, id: string): Promise<void> {
  const article = await change.tx.article.findUniqueOrThrow({ where: { id }, include: { shows: true } })
  const { shows, ...row } = article
  const snapshot = JSON.parse(JSON.stringify({ ...row, shows: shows.map(({ showId }) => showId) })) as Prisma.InputJsonObject
  change.revise({ subjectType: 'Article', subjectId: id, visibility: row.visibility as Visibility, snapshot })
}

/** Tells readers that an article is now on record. */
export async function logArticle(change: Change, id: string): Promise<void> {
  const article = await change.tx.article.findUniqueOrThrow({ where: { id }, include: { shows: true, outlet: true } })
  const published = dateOf(article.published)
  const source = [article.outlet?.name, published?.label].filter(Boolean).join(', ')
  change.log({
    kind: 'ARTICLE',
    summary: `“${article.headline}”${source ? ` (${source})` : ''} is now on record.`,
    happened: published,
    shows: article.shows.map(({ showId }) => showId),
    installments: [],
    articleId: id
  })
}
