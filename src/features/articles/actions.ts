import type { Change } from '../history/actions.ts'
import { ARTICLE } from './content.ts'
import { createRecord, editRecord, given } from '../history/described.ts'
import { read } from '../history/inputs.ts'
import { resolve, resolveOptional } from '../history/resolve.ts'
import { freeSlug, newSlug } from '../history/slugs.ts'
import { articleInput, articleUpdate } from './inputs.ts'

/** Records an article; published unless `publish` is false. */
export async function recordArticle(change: Change, input: unknown): Promise<string> {
  const { slug, outlet, shows, publish, ...fields } = read(articleInput, input)
  const content = {
    ...fields,
    slug: await freeSlug(change.tx, 'Article', slug, fields.headline),
    outletId: await resolveOptional(change.tx, 'Organisation', outlet, 'input.outlet'),
    shows: await showIds(change, shows),
    retracted: null,
    retractionNote: null
  }
  return await createRecord(change, ARTICLE, content, publish)
}

/** Changes what the record says of an article; of a published one that is a correction. Needs a wide change. */
export async function updateArticle(change: Change, key: string, input: unknown): Promise<string> {
  const { slug, outlet, shows, expectedVersion, ...fields } = read(articleUpdate, input)
  const { tx } = change
  const id = await resolve(tx, 'Article', key, 'input.id')
  await editRecord(change, ARTICLE, id, { expectedVersion }, async (before) => ({
    ...before,
    ...given(fields),
    slug: await newSlug(tx, 'Article', id, slug, before.slug),
    outletId: outlet === undefined ? before.outletId : await resolveOptional(tx, 'Organisation', outlet, 'input.outlet'),
    shows: shows ? await showIds(change, shows) : before.shows
  }))
  return id
}

async function showIds(change: Change, shows: readonly string[]): Promise<string[]> {
  const ids = new Set<string>()
  for (const [index, show] of shows.entries()) ids.add(await resolve(change.tx, 'Show', show, `input.shows.${index}`))
  return [...ids].sort()
}
