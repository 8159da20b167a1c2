import { insertRows } from '../../database/insert.ts'
import { fold, nameKey } from '../../text/fold.ts'
import type { Change } from '../history/actions.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { resolve } from '../history/resolve.ts'
import { freeSlug } from '../history/slugs.ts'
import { addInstallments } from '../installments/actions.ts'
import { type ShowInput, showInput } from './inputs.ts'

/** Records a show with its credits, external ids and installments, and publishes it. */
export async function createShow(change: Change, input: unknown): Promise<string> {
  const { slug, image, credits, externalIds, installments, ...fields } = read(showInput, input)
  const id = newId()
  const row = {
    id,
    ...fields,
    visibility: 'PUBLISHED',
    slug: await freeSlug(change.tx, 'Show', slug, fields.title),
    imageUrl: image?.url ?? null,
    imageAlt: image?.alt ?? null,
    imageCredit: image?.credit ?? null,
    folded: fold([fields.title, ...fields.tags].join(' ')),
    sortKey: nameKey(fields.title, id)
  }
  const credited = await creditsOf(change, id, credits)
  const external = externalIdsOf(id, externalIds)
  await insertRows(change.tx, { shows: [row], credits: credited, external_ids: external })
  change.revise({
    subjectType: 'Show',
    subjectId: id,
    visibility: 'PUBLISHED',
    snapshot: { ...row, credits: credited, externalIds: external }
  })
  change.log({ kind: 'RECORD', summary: `${row.title} is now on record.`, happened: null, shows: [id], installments: [] })
  await addInstallments(change, { id, title: row.title }, installments)
  return id
}

async function creditsOf(change: Change, showId: string, credits: ShowInput['credits']) {
  const rows = []
  for (const [position, { speaker, role, note }] of credits.entries()) {
    const speakerId = await resolve(change.tx, 'Speaker', speaker, `input.credits.${position}.speaker`)
    rows.push({ id: newId(), showId, speakerId, role, note, position })
  }
  return rows
}

function externalIdsOf(showId: string, ids: ShowInput['externalIds']) {
  return (['tvmaze', 'tmdb', 'imdb', 'wikidata'] as const).flatMap((name) => {
    const value = ids?.[name]
    return value ? [{ showId, source: name.toUpperCase() as 'TVMAZE' | 'TMDB' | 'IMDB' | 'WIKIDATA', value }] : []
  })
}
