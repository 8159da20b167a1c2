import { builder } from '../../graphql/builder.ts'
import { EventKindEnum } from '../../graphql/enums.ts'
import { updateOf } from '../history/inputs.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { MADE_SLUG, NEW_SLUG, PUBLISH, updateFields } from '../history/update-types.ts'
import { createEventSeries, updateEventSeries } from './actions.ts'
import { seriesInput, seriesUpdate } from './inputs.ts'

const CreateEventSeriesInput = builder.inputType('CreateEventSeriesInput', {
  description: 'A podcast, a programme, a festival that returns.',
  fields: (t) => ({
    slug: t.string({ description: `${MADE_SLUG} Example: \`the-long-fold\`.` }),
    name: t.string({ required: true, description: 'Its name. Example: `The Long Fold`.' }),
    kind: t.field({ type: EventKindEnum, required: true, description: 'What it is. Example: `PODCAST`.' }),
    organisation: t.id({ description: 'Id or slug of who makes it. Example: `make-believe-weekly`.' }),
    publish: t.boolean({ description: PUBLISH })
  })
})

const UpdateEventSeriesInput = builder.inputType('UpdateEventSeriesInput', {
  description: 'What the record is to say of a series: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    ...updateFields(t, 'the-long-fold'),
    slug: t.string({ description: `${NEW_SLUG} Example: \`the-longer-fold\`.` }),
    name: t.string({ description: 'Its name. Example: `The Longer Fold`.' }),
    kind: t.field({ type: EventKindEnum, description: 'What it is. Example: `RADIO`.' }),
    organisation: t.id({ description: 'Who makes it. Example: `make-believe-weekly`.' })
  })
})

mutation('createEventSeries', {
  description:
    'Puts a series of events on record. ' +
    'Example: `createEventSeries(input: { name: "The Long Fold", kind: PODCAST }) { ... on CreateEventSeriesPayload { series { slug } } }`.',
  needs: 'record',
  draft: ({ publish }) => !publish,
  input: { type: CreateEventSeriesInput, description: 'The series. Example: `{ name: "The Long Fold", kind: PODCAST }`.' },
  schema: seriesInput,
  payload: {
    description: 'The series as it is now on record.',
    fields: (t) => ({ series: ownRecord(t, 'EventSeries', 'The series, a draft too. Example: `{ "slug": "the-long-fold" }`.') })
  },
  work: (change, _asked, given) => createEventSeries(change, given)
})

mutation('updateEventSeries', {
  description:
    'Describes a series anew. ' +
    'Example: `updateEventSeries(input: { id: "the-long-fold", name: "The Longer Fold", reason: "…" }) { ... on UpdateEventSeriesPayload { series { name } } }`.',
  needs: 'edit',
  draft: () => true,
  wide: true,
  input: { type: UpdateEventSeriesInput, description: 'Which, what and why. Example: `{ id: "the-long-fold", name: "…", reason: "…" }`.' },
  schema: updateOf('EventSeries', seriesUpdate),
  payload: {
    description: 'The series as it is now on record.',
    fields: (t) => ({ series: ownRecord(t, 'EventSeries', 'The series. Example: `{ "slug": "the-long-fold" }`.') })
  },
  work: (change, { id }, given) => updateEventSeries(change, id, given)
})
