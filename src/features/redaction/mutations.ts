import { builder } from '../../graphql/builder.ts'
import { anyOwnRecord, mutation } from '../history/mutation-types.ts'
import { redact } from './actions.ts'
import { redactInput, type RedactedField } from './inputs.ts'

const RedactedFieldEnum = builder.enumType('RedactedField', {
  description: 'What is redacted of a record.',
  values: {
    WORDS: { description: 'Of a quote: its words, in every version and as every article printed them.' },
    HEADLINE: { description: 'Of an article.' },
    SUMMARY: { description: 'Of an article.' },
    BODY: { description: 'Of an article.' },
    BYLINE: { description: 'Of an article.' },
    NAME: { description: 'Of a speaker: the name and all aliases.' },
    DESCRIPTION: { description: 'Of a speaker.' }
  } as const satisfies Record<RedactedField, { description: string }>
})

const RedactInput = builder.inputType('RedactInput', {
  description: 'What has to go from the record, at every time, and on what ground.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the record. Example: `UXVvdGU6MDE5…`.' }),
    fields: t.field({ type: [RedactedFieldEnum], description: 'Whole fields of it. Example: `[WORDS]`.' }),
    words: t.stringList({ description: 'Words, wherever they stand in the whole record; not kept. Example: `["12 Harbour Street"]`.' }),
    reason: t.string({ required: true, description: 'Shown to readers, without the words. Example: `By order of a court.`' })
  })
})

mutation('redact', {
  description:
    'Takes words out of the record for legal reasons, at every time: the one exception to a past that never changes. `[redacted]` stands ' +
    'in their place; the log says that something was redacted, not what. It cannot be undone. ' +
    'Example: `redact(input: { id: "…", fields: [WORDS], reason: "By order of a court." }) { ... on RedactPayload { change { position } } }`.',
  needs: 'redact',
  wide: true,
  input: { type: RedactInput, description: 'What, and why. Example: `{ id: "…", fields: [WORDS], reason: "…" }`.' },
  schema: redactInput,
  payload: {
    description: 'The record as it now is at every time.',
    fields: (t) => ({ record: anyOwnRecord(t, 'The record. Example: `{ "id": "UXVvdGU6MDE5…" }`.') })
  },
  work: (change, asked) => redact(change, asked)
})
