import type { Change } from '../history/actions.ts'
import { createRecord, editRecord, given } from '../history/described.ts'
import { read } from '../history/inputs.ts'
import { resolve } from '../history/resolve.ts'
import { freeSlug, newSlug } from '../history/slugs.ts'
import { addInstallments } from '../installments/actions.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { type CreditContent, SHOW, type ShowContent } from './content.ts'
import { type ShowInput, showInput, showUpdate } from './inputs.ts'

/** Records a show with its credits, external ids and installments; published unless `publish` is false. */
export async function createShow(change: Change, input: unknown): Promise<string> {
  const { slug, image, credits, externalIds, installments, publish, ...fields } = read(showInput, input)
  const content = {
    ...fields,
    slug: await freeSlug(change.tx, 'Show', slug, fields.title),
    ...imageColumns(image),
    credits: await creditsOf(change, credits),
    externalIds: mergeIds([], externalIds ?? {})
  }
  const id = await createRecord(change, SHOW, content, publish)
  if (installments.length > 0) await addInstallments(change, { id, title: content.title }, installments, publish)
  if (publish) deriveStatus(change, [id])
  return id
}

/** Changes what the record says of a show. New credits are new voices, from now on. Needs a wide change. */
export async function updateShow(change: Change, key: string, input: unknown): Promise<string> {
  const { slug, image, credits, externalIds, expectedVersion, ...fields } = read(showUpdate, input)
  const { tx } = change
  const id = await resolve(tx, 'Show', key, 'input.id')
  await editRecord(change, SHOW, id, { expectedVersion }, async (before) => ({
    ...before,
    ...given(fields),
    slug: await newSlug(tx, 'Show', id, slug, before.slug),
    ...(image === undefined ? {} : imageColumns(image)),
    credits: credits ? await creditsOf(change, credits) : before.credits,
    externalIds: externalIds === undefined ? before.externalIds : mergeIds(externalIds === null ? [] : before.externalIds, externalIds ?? {})
  }))
  return id
}

function imageColumns(image: ShowInput['image']) {
  return { imageUrl: image?.url ?? null, imageAlt: image?.alt ?? null, imageCredit: image?.credit ?? null }
}

async function creditsOf(change: Change, credits: ShowInput['credits']): Promise<CreditContent[]> {
  const found: CreditContent[] = []
  for (const [index, { speaker, role, note }] of credits.entries()) {
    const speakerId = await resolve(change.tx, 'Speaker', speaker, `input.credits.${index}.speaker`)
    if (found.some((one) => one.speakerId === speakerId && one.role === role)) continue
    found.push({ speakerId, role, note })
  }
  return found
}

/** External ids with some of them given anew: one left out stays, null takes it away. */
function mergeIds(before: ShowContent['externalIds'], ids: Partial<Record<'tvmaze' | 'tmdb' | 'imdb' | 'wikidata', string | null | undefined>>) {
  return (['TVMAZE', 'TMDB', 'IMDB', 'WIKIDATA'] as const).flatMap((source) => {
    const asked = ids[source.toLowerCase() as keyof typeof ids]
    const value = asked === undefined ? before.find((one) => one.source === source)?.value : asked
    return value ? [{ source, value }] : []
  })
}
