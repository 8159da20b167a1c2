import type { Change } from '../history/actions.ts'
import { createRecord, editRecord, given } from '../history/described.ts'
import { read } from '../history/inputs.ts'
import { resolve } from '../history/resolve.ts'
import { freeSlug, newSlug } from '../history/slugs.ts'
import { ORGANISATION } from './content.ts'
import { organisationInput, organisationUpdate } from './inputs.ts'

/** Records an organisation: the company behind a platform, a studio, an outlet or an event. */
export async function createOrganisation(change: Change, input: unknown): Promise<string> {
  const { slug, publish, ...fields } = read(organisationInput, input)
  const content = { ...fields, slug: await freeSlug(change.tx, 'Organisation', slug, fields.name) }
  return await createRecord(change, ORGANISATION, content, publish)
}

/** Changes what the record says of an organisation. Other roles are other voices, from now on. Needs a wide change. */
export async function updateOrganisation(change: Change, key: string, input: unknown): Promise<string> {
  const { slug, expectedVersion, ...fields } = read(organisationUpdate, input)
  const { tx } = change
  const id = await resolve(tx, 'Organisation', key, 'input.id')
  await editRecord(change, ORGANISATION, id, { expectedVersion }, async (before) => ({
    ...before,
    ...given(fields),
    slug: await newSlug(tx, 'Organisation', id, slug, before.slug)
  }))
  return id
}
