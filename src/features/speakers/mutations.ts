import { builder } from '../../graphql/builder.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { mergeSpeakersInput } from './inputs.ts'
import { mergeSpeakers } from './merge.ts'

const MergeSpeakersInput = builder.inputType('MergeSpeakersInput', {
  description: 'Two records of one speaker.',
  fields: (t) => ({
    from: t.id({ required: true, description: 'Id or slug of the record to give up; both keep resolving. Example: `mara-quill-2`.' }),
    into: t.id({ required: true, description: 'Id or slug of the record to keep. Example: `mara-quill`.' }),
    reason: t.string({ required: true, description: 'Shown to readers. Example: `The same person under two spellings.`' })
  })
})

mutation('mergeSpeakers', {
  description:
    'Makes two records of one speaker one: quotes, credits and appearances move. What was known before stays what it was. ' +
    'Example: `mergeSpeakers(input: { from: "mara-quill-2", into: "mara-quill", reason: "…" }) { ... on MergeSpeakersPayload { speaker { slug } } }`.',
  needs: 'merge',
  wide: true,
  input: { type: MergeSpeakersInput, description: 'Which, and why. Example: `{ from: "…", into: "…", reason: "…" }`.' },
  schema: mergeSpeakersInput,
  payload: {
    description: 'The speaker that both now are.',
    fields: (t) => ({ speaker: ownRecord(t, 'Speaker', 'The speaker. Example: `{ "slug": "mara-quill" }`.') })
  },
  work: (change, _asked, given) => mergeSpeakers(change, given)
})
