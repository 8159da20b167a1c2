import { insertRows } from '../../database/insert.ts'
import { timelineKey } from '../../dates/order.ts'
import { fold } from '../../text/fold.ts'
import type { Change } from '../history/actions.ts'
import { dateColumns } from '../history/columns.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { resolve, resolveOptional } from '../history/resolve.ts'
import { freeSlug } from '../history/slugs.ts'
import { articleInput } from './inputs.ts'
import { logArticle, reviseArticle } from './record.ts'

/** Records an article; published unless `publish` is false. */
export async function recordArticle(change: Change, input: unknown): Promise<string> {
  const { slug, published, outlet, shows, publish, ...fields } = read(articleInput, input)
  const { tx } = change
  const id = newId()
  const visibility = publish ? 'PUBLISHED' : 'DRAFT'
  const sortKey = timelineKey(published, null, id)
  const showIds = []
  for (const [index, show] of shows.entries()) showIds.push(await resolve(tx, 'Show', show, `input.shows.${index}`))
  const article = {
    id,
    ...fields,
    visibility,
    slug: await freeSlug(tx, 'Article', slug, fields.headline),
    ...dateColumns('published', published),
    outletId: await resolveOptional(tx, 'Organisation', outlet, 'input.outlet'),
    folded: fold([fields.headline, fields.summary ?? '', ...fields.tags].join(' ')),
    sortKey
  }
  await insertRows(tx, {
    articles: [article],
    article_shows: [...new Set(showIds)].map((showId) => ({ articleId: id, showId, sortKey, visibility }))
  })
  await reviseArticle(change, id)
  if (publish) await logArticle(change, id)
  return id
}
