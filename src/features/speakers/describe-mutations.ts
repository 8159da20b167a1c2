import { builder } from '../../graphql/builder.ts'
import { updateOf } from '../history/inputs.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { MADE_SLUG, NEW_SLUG, PUBLISH, updateFields } from '../history/update-types.ts'
import { createSpeaker, updateSpeaker } from './actions.ts'
import { speakerInput, speakerUpdate } from './inputs.ts'
import { SpeakerKindEnum } from './object.ts'

const CreateSpeakerInput = builder.inputType('CreateSpeakerInput', {
  description: 'Who is quoted: a person, an organisation, or a group with members.',
  fields: (t) => ({
    slug: t.string({ description: `${MADE_SLUG} Example: \`octavia-orreryman\`.` }),
    kind: t.field({ type: SpeakerKindEnum, description: 'What kind; `PERSON` where left out. Example: `GROUP`.' }),
    name: t.string({ required: true, description: 'The name. Example: `Octavia Orreryman`.' }),
    aliases: t.stringList({ description: 'Other names found in print. Example: `["O. Orreryman"]`.' }),
    description: t.string({ description: 'Who that is. Example: `Showrunner of Paper Planets`.' }),
    organisation: t.id({ description: 'Id or slug of the organisation it is, or speaks for as a rule. Example: `netflix`.' }),
    members: t.idList({ description: 'Of a group, ids or slugs of its members in order. Example: `["joe-locke", "kit-connor"]`.' }),
    publish: t.boolean({ description: PUBLISH })
  })
})

const UpdateSpeakerInput = builder.inputType('UpdateSpeakerInput', {
  description: 'What the record is to say of a speaker: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    ...updateFields(t, 'octavia-orreryman'),
    slug: t.string({ description: `${NEW_SLUG} Example: \`octavia-o\`.` }),
    kind: t.field({ type: SpeakerKindEnum, description: 'What kind. Example: `GROUP`.' }),
    name: t.string({ description: 'The name. Example: `Octavia Orreryman`.' }),
    aliases: t.stringList({ description: 'All other names anew. Example: `["O. Orreryman"]`.' }),
    description: t.string({ description: 'Who that is. Example: `Showrunner of Paper Planets`.' }),
    organisation: t.id({ description: 'The organisation it is, or speaks for as a rule. Example: `netflix`.' }),
    members: t.idList({ description: 'All members anew. Example: `["joe-locke", "kit-connor"]`.' })
  })
})

mutation('createSpeaker', {
  description:
    'Puts a speaker on record. Two may have one name: a warning lists who has it already. ' +
    'Example: `createSpeaker(input: { name: "Octavia Orreryman" }) { ... on CreateSpeakerPayload { speaker { slug } change { warnings } } }`.',
  needs: 'record',
  draft: ({ publish }) => !publish,
  input: { type: CreateSpeakerInput, description: 'Who. Example: `{ name: "Octavia Orreryman" }`.' },
  schema: speakerInput,
  payload: {
    description: 'The speaker as it is now on record.',
    fields: (t) => ({ speaker: ownRecord(t, 'Speaker', 'The speaker, a draft too. Example: `{ "slug": "octavia-orreryman" }`.') })
  },
  work: (change, _asked, given) => createSpeaker(change, given)
})

mutation('updateSpeaker', {
  description:
    'Describes a speaker anew. Another organisation or other members are other voices: statuses are derived anew, from now on. ' +
    'Example: `updateSpeaker(input: { id: "octavia-orreryman", aliases: ["O. Orreryman"], reason: "…" }) { ... on UpdateSpeakerPayload { speaker { aliases } } }`.',
  needs: 'edit',
  draft: () => true,
  wide: true,
  input: { type: UpdateSpeakerInput, description: 'Which, what and why. Example: `{ id: "octavia-orreryman", aliases: […], reason: "…" }`.' },
  schema: updateOf('Speaker', speakerUpdate),
  payload: {
    description: 'The speaker as it is now on record.',
    fields: (t) => ({ speaker: ownRecord(t, 'Speaker', 'The speaker. Example: `{ "slug": "octavia-orreryman" }`.') })
  },
  work: (change, { id }, given) => updateSpeaker(change, id, given)
})
