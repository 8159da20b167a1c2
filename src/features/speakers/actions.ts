import type { Change } from '../history/actions.ts'
import { createRecord, editRecord, given } from '../history/described.ts'
import { read } from '../history/inputs.ts'
import { resolve, resolveOptional } from '../history/resolve.ts'
import { freeSlug, newSlug } from '../history/slugs.ts'
import { fold } from '../../text/fold.ts'
import { SPEAKER } from './content.ts'
import { speakerInput, speakerUpdate } from './inputs.ts'

/** Records a speaker: a person, an organisation, or a group with its members. */
export async function createSpeaker(change: Change, input: unknown): Promise<string> {
  const { slug, organisation, members, publish, ...fields } = read(speakerInput, input)
  await warnOfNamesakes(change, fields)
  const content = {
    ...fields,
    slug: await freeSlug(change.tx, 'Speaker', slug, fields.name),
    organisationId: await resolveOptional(change.tx, 'Organisation', organisation, 'input.organisation'),
    members: await membersOf(change, members)
  }
  return await createRecord(change, SPEAKER, content, publish)
}

/** Changes what the record says of a speaker. Another organisation or other members are other voices. Needs a wide change. */
export async function updateSpeaker(change: Change, key: string, input: unknown): Promise<string> {
  const { slug, organisation, members, expectedVersion, ...fields } = read(speakerUpdate, input)
  const { tx } = change
  const id = await resolve(tx, 'Speaker', key, 'input.id')
  await editRecord(change, SPEAKER, id, { expectedVersion }, async (before) => ({
    ...before,
    ...given(fields),
    slug: await newSlug(tx, 'Speaker', id, slug, before.slug),
    organisationId: organisation === undefined ? before.organisationId : await resolveOptional(tx, 'Organisation', organisation, 'input.organisation'),
    members: members ? await membersOf(change, members) : before.members
  }))
  return id
}

async function membersOf(change: Change, members: readonly string[]): Promise<string[]> {
  const ids = new Set<string>()
  for (const [position, member] of members.entries()) ids.add(await resolve(change.tx, 'Speaker', member, `input.members.${position}`))
  return [...ids]
}

/** Two people may have one name: somebody has to look, and nothing is refused. */
async function warnOfNamesakes({ tx, warnings }: Change, { name, aliases }: { name: string; aliases: string[] }): Promise<void> {
  const names = new Set([name, ...aliases].map(fold))
  const found = await tx.$queryRaw<Array<{ slug: string; name: string; aliases: string[] }>>`
    SELECT slug, name, aliases FROM speakers WHERE merged_into_id IS NULL AND visibility <> 'WITHDRAWN'
    AND EXISTS (SELECT FROM unnest(${[...names]}::text[]) n (name) WHERE position(n.name IN folded) > 0)
    ORDER BY sort_key LIMIT 200`
  const same = found.filter((one) => [one.name, ...one.aliases].some((other) => names.has(fold(other))))
  if (same.length === 0) return
  const listed = same.slice(0, 10).map((one) => `${one.name} (${one.slug})`)
  warnings.push(`On record already under this name: ${listed.join(', ')}. If it is the same speaker, merge the two.`)
}
