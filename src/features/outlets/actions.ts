import { fold, nameKey } from '../../text/fold.ts'
import type { Change } from '../history/actions.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { freeSlug } from '../history/slugs.ts'
import { organisationInput } from './inputs.ts'

/** Records an organisation: the company behind a platform, a studio, an outlet or an event. Published at once. */
export async function createOrganisation(change: Change, input: unknown): Promise<string> {
  const { slug, ...fields } = read(organisationInput, input)
  const id = newId()
  const row = {
    id,
    ...fields,
    visibility: 'PUBLISHED',
    slug: await freeSlug(change.tx, 'Organisation', slug, fields.name),
    folded: fold(fields.name),
    sortKey: nameKey(fields.name, id)
  }
  await change.tx.organisation.create({ data: row })
  change.revise({ subjectType: 'Organisation', subjectId: id, visibility: 'PUBLISHED', snapshot: row })
  change.log({ kind: 'RECORD', summary: `${row.name} is now on record.`, happened: null, shows: [], installments: [] })
  return id
}
