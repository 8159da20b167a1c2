import { builder } from '../../graphql/builder.ts'
import { EventKindEnum } from '../../graphql/enums.ts'
import { DateInput } from '../history/change-types.ts'
import { updateOf } from '../history/inputs.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { MADE_SLUG, NEW_SLUG, PUBLISH, updateFields } from '../history/update-types.ts'
import { createEvent, updateEvent } from './actions.ts'
import { eventInput, eventUpdate } from './inputs.ts'
import { ParticipantRoleEnum } from './object.ts'

const ParticipantInput = builder.inputType('ParticipantInput', {
  description: 'Somebody at an event.',
  fields: (t) => ({
    speaker: t.id({ required: true, description: 'Id or slug. Example: `octavia-orreryman`.' }),
    role: t.field({ type: ParticipantRoleEnum, required: true, description: 'As what. Example: `GUEST`.' })
  })
})

const SERIES = 'The podcast, programme or festival it is an edition of, by id, slug or name; made where there is none. Example: `The Long Fold`.'

const CreateEventInput = builder.inputType('CreateEventInput', {
  description: 'Where something was said.',
  fields: (t) => ({
    slug: t.string({ description: `${MADE_SLUG} Example: \`harbour-festival-2026\`.` }),
    kind: t.field({ type: EventKindEnum, required: true, description: 'What it was. Example: `FESTIVAL`.' }),
    name: t.string({ required: true, description: 'Its name. Example: `Harbour Festival`.' }),
    place: t.string({ description: 'Where it was held. Example: `Harbour`.' }),
    held: t.field({ type: DateInput, description: 'When; an interval means throughout. Example: `{ edtf: "2026-06-13/2026-06-14" }`.' }),
    organiser: t.id({ description: 'Id or slug of who held it. Example: `waterstones`.' }),
    partOf: t.id({ description: 'Id or slug of the larger event it was a part of. Example: `harbour-festival-2026`.' }),
    series: t.id({ description: SERIES }),
    participants: t.field({ type: [ParticipantInput], description: 'Who took part. Example: `[{ speaker: "octavia-orreryman", role: GUEST }]`.' }),
    publish: t.boolean({ description: PUBLISH })
  })
})

const UpdateEventInput = builder.inputType('UpdateEventInput', {
  description: 'What the record is to say of an event: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    ...updateFields(t, 'harbour-festival-2026'),
    slug: t.string({ description: `${NEW_SLUG} Example: \`harbour-festival-june\`.` }),
    kind: t.field({ type: EventKindEnum, description: 'What it was. Example: `CONVENTION_PANEL`.' }),
    name: t.string({ description: 'Its name. Example: `Harbour Festival`.' }),
    place: t.string({ description: 'Where it was held. Example: `Harbour`.' }),
    held: t.field({ type: DateInput, description: 'When. Example: `{ edtf: "2026-06" }`.' }),
    organiser: t.id({ description: 'Who held it. Example: `waterstones`.' }),
    partOf: t.id({ description: 'The larger event it was a part of. Example: `harbour-festival-2026`.' }),
    series: t.id({ description: SERIES }),
    participants: t.field({ type: [ParticipantInput], description: 'All participants anew. Example: `[]`.' })
  })
})

mutation('createEvent', {
  description:
    'Puts an event on record. Example: `createEvent(input: { kind: FESTIVAL, name: "Harbour Festival", held: { edtf: "2026-06" } }) { ... on CreateEventPayload { event { slug } } }`.',
  needs: 'record',
  draft: ({ publish }) => !publish,
  input: { type: CreateEventInput, description: 'The event. Example: `{ kind: FESTIVAL, name: "Harbour Festival" }`.' },
  schema: eventInput,
  payload: {
    description: 'The event as it is now on record.',
    fields: (t) => ({ event: ownRecord(t, 'Event', 'The event, a draft too. Example: `{ "slug": "harbour-festival" }`.') })
  },
  work: (change, _asked, given) => createEvent(change, given)
})

mutation('updateEvent', {
  description:
    'Describes an event anew. Example: `updateEvent(input: { id: "harbour-festival", place: "Harbour", reason: "…" }) { ... on UpdateEventPayload { event { place } } }`.',
  needs: 'edit',
  draft: () => true,
  wide: true,
  input: { type: UpdateEventInput, description: 'Which, what and why. Example: `{ id: "harbour-festival", place: "Harbour", reason: "…" }`.' },
  schema: updateOf('Event', eventUpdate),
  payload: {
    description: 'The event as it is now on record.',
    fields: (t) => ({ event: ownRecord(t, 'Event', 'The event. Example: `{ "slug": "harbour-festival" }`.') })
  },
  work: (change, { id }, given) => updateEvent(change, id, given)
})
