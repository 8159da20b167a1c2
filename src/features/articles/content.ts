import { isDeepStrictEqual } from 'node:util'
import { insertRows } from '../../database/insert.ts'
import type { ImpreciseDate } from '../../dates/date.ts'
import { timelineKey } from '../../dates/order.ts'
import { fold } from '../../text/fold.ts'
import type { Visibility } from '../history/actions.ts'
import { dateColumns, dateOf, dateUpdate } from '../history/columns.ts'
import type { Described } from '../history/described.ts'
import { mentionsOf } from '../history/mentions.ts'
import { moveQuotes, showsRestingOn } from './resting.ts'

/** All that the record of an article says. */
export interface ArticleContent {
  slug: string
  headline: string
  published: ImpreciseDate | null
  language: string
  summary: string | null
  body: string | null
  sections: string[]
  categories: string[]
  tags: string[]
  outletId: string | null
  byline: string[]
  canonicalUrl: string | null
  /** When its outlet retracted it, and what it said. */
  retracted: ImpreciseDate | null
  retractionNote: string | null
  shows: string[]
}

export const ARTICLE: Described<ArticleContent> = {
  type: 'Article',
  table: 'articles',
  async read(tx, id) {
    const row = await tx.article.findUnique({ where: { id }, include: { shows: { orderBy: { showId: 'asc' } } } })
    if (!row) return null
    const { slug, headline, language, summary, body, sections, categories, tags, outletId, byline, canonicalUrl, retractionNote } = row
    return {
      ...{ slug, headline, language, summary, body, sections, categories, tags, outletId, byline, canonicalUrl, retractionNote },
      published: dateOf(row.published),
      retracted: dateOf(row.retracted),
      shows: row.shows.map(({ showId }) => showId)
    }
  },
  async insert(tx, id, visibility, content) {
    const { published, retracted, shows: _shows, ...fields } = content
    const dates = { ...dateColumns('published', published), ...dateColumns('retracted', retracted) }
    await insertRows(tx, {
      articles: [{ id, visibility, ...fields, ...dates, ...derived(id, content) }],
      article_shows: namedShows(id, visibility, content)
    })
  },
  async update(tx, id, content, before) {
    const { visibility, sortKey } = await tx.article.update({ where: { id }, data: { ...columns(id, content) } })
    if (isDeepStrictEqual(content.shows, before.shows)) return void (await tx.articleShow.updateMany({ where: { articleId: id }, data: { sortKey } }))
    await tx.articleShow.deleteMany({ where: { articleId: id } })
    await insertRows(tx, { article_shows: namedShows(id, visibility as Visibility, content) })
  },
  name: async (tx, { headline, outletId, published }) => {
    const outlet = outletId ? await tx.organisation.findFirst({ where: { id: outletId, visibility: 'PUBLISHED' }, select: { name: true } }) : null
    const source = [outlet?.name, published?.label].filter(Boolean).join(', ')
    return `“${headline}”${source ? ` (${source})` : ''}`
  },
  mentions: ({ outletId, shows }) => [...mentionsOf('Organisation', [outletId]), ...mentionsOf('Show', shows)],
  entry: 'ARTICLE',
  about: (id, { published, shows }) => ({ happened: published, shows, articleId: id }),
  shows: showsRestingOn,
  // A new date moves the quotes it prints in their timelines, from now on.
  async follow(change, id, before, after, published) {
    if (published && (before === null || !isDeepStrictEqual(before.published, after.published))) await moveQuotes(change, id)
  }
}

function columns(id: string, content: ArticleContent) {
  const { shows: _shows, published, retracted, ...fields } = content
  return { ...fields, ...dateUpdate('published', published), ...dateUpdate('retracted', retracted), ...derived(id, content) }
}

function derived(id: string, { headline, summary, tags, published }: ArticleContent) {
  return { folded: fold([headline, summary ?? '', ...tags].join(' ')), sortKey: timelineKey(published, null, id) }
}

function namedShows(articleId: string, visibility: Visibility, { shows, published }: ArticleContent) {
  return shows.map((showId) => ({ articleId, showId, sortKey: timelineKey(published, null, articleId), visibility }))
}
