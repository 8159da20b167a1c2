import { overlaps } from '../../dates/order.ts'
import type { Change } from '../history/actions.ts'
import { dateOf } from '../history/columns.ts'
import { calledLike, draftWarning, madeAs, sameName, theOnly } from '../history/names.ts'
import { resolveOptional } from '../history/resolve.ts'
import { outletNamed } from '../outlets/named.ts'
import { recordArticle } from './actions.ts'
import type { ArticleNamed } from './inputs.ts'

/**
 * The article at this address; without one, or where none has it, the article of this headline, outlet and date that has
 * no address; made where there is none, about `shows` (ids). Returns the id.
 */
export async function articleNamed(
  change: Change,
  named: ArticleNamed,
  publish: boolean,
  shows: readonly string[],
  argument: string
): Promise<string> {
  const { tx } = change
  const { outletNamed: unresolved, outlet: key, ...fields } = named
  const { canonicalUrl } = fields
  // Whoever records the same article meanwhile is waited for before its address is looked up.
  const ids = await calledLike(tx, 'ARTICLE', fields.headline)
  const atAddress = canonicalUrl === null ? null : await tx.article.findUnique({ where: { canonicalUrl } })
  const outlet = unresolved
    ? await outletNamed(change, unresolved, publish, `${argument}.outletNamed`)
    : await resolveOptional(tx, 'Organisation', key, `${argument}.outlet`)
  const known = atAddress ?? (await sameArticle(change, ids, { ...fields, outlet }, argument))
  if (!known) return madeAs(tx, 'ARTICLE', fields.headline, await recordArticle(change, { ...fields, outlet, shows, publish }))
  if (publish) change.warnings.push(...draftWarning(known))
  return known.id
}

type Wanted = Pick<ArticleNamed, 'headline' | 'published' | 'canonicalUrl'> & { outlet: string | null }

async function sameArticle(change: Change, ids: string[], { headline, published, canonicalUrl, outlet }: Wanted, argument: string) {
  const rows = await change.tx.article.findMany({
    where: { id: { in: ids }, outletId: outlet, ...(canonicalUrl === null ? {} : { canonicalUrl: null }) },
    orderBy: { sortKey: 'asc' }
  })
  const unknown = { earliest: null, latest: null }
  const same = rows.filter((row) => sameName(row.headline, headline) && overlaps(dateOf(row.published) ?? unknown, published ?? unknown))
  const known = theOnly(same, headline, `${argument}.headline`, (row) => dateOf(row.published)?.label ?? 'of unknown date')
  if (known && canonicalUrl !== null) {
    change.warnings.push(`"${known.slug}" is on record without an address: correct it to give it ${canonicalUrl}.`)
  }
  return known
}
