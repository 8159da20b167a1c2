import { fold, nameKey } from '../../text/fold.ts'
import type { Change } from '../history/actions.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve, resolveOptional } from '../history/resolve.ts'
import { freeSlug } from '../history/slugs.ts'
import { speakerInput } from './inputs.ts'

/** Records a speaker: a person, an organisation, or a group with its members. Published at once. */
export async function createSpeaker(change: Change, input: unknown): Promise<string> {
  const { slug, organisation, members, ...fields } = read(speakerInput, input)
  if (members.length > 0 && fields.kind !== 'GROUP') {
    throw new Refusal('VALIDATION_ERROR', 'input.members: only a group has members: make its kind GROUP.', 'input.members')
  }
  const { tx } = change
  const id = newId()
  const row = {
    id,
    ...fields,
    visibility: 'PUBLISHED',
    slug: await freeSlug(tx, 'Speaker', slug, fields.name),
    organisationId: await resolveOptional(tx, 'Organisation', organisation, 'input.organisation'),
    folded: fold([fields.name, ...fields.aliases].join(' ')),
    sortKey: nameKey(fields.name, id)
  }
  const memberships = []
  for (const [position, member] of members.entries()) {
    const memberId = await resolve(tx, 'Speaker', member, `input.members.${position}`)
    memberships.push({ groupId: id, memberId, position })
  }
  await tx.speaker.create({ data: row })
  await tx.speakerMember.createMany({ data: memberships })
  const snapshot = { ...row, members: memberships.map(({ memberId }) => memberId) }
  change.revise({ subjectType: 'Speaker', subjectId: id, visibility: 'PUBLISHED', snapshot })
  change.log({
    kind: 'RECORD',
    summary: `${row.name} is now on record.`,
    happened: null,
    shows: [],
    installments: [],
    speakerId: id
  })
  return id
}
