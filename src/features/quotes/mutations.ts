import { builder } from '../../graphql/builder.ts'
import { QuoteKindEnum } from '../../graphql/enums.ts'
import '../../graphql/mutation.ts'
import { publicId } from '../../graphql/ids.ts'
import { findNode } from '../../graphql/nodes.ts'
import { modelRef } from '../../graphql/fields.ts'
import type { Changed } from '../history/actions.ts'
import { EventNamedInput } from '../events/named-types.ts'
import { SpeakerNamedInput } from '../speakers/named-types.ts'
import { ChangeReceipt, DateInput, runChange, withKeys } from '../history/change-types.ts'
import { recordQuote } from './actions.ts'
import { CitationInput, QuotePartInput, StanceInput, SubjectInput } from './input-types.ts'

const RecordQuoteInput = builder.inputType('RecordQuoteInput', {
  description: 'One utterance and where it is printed. References are ids or slugs.',
  fields: (t) => ({
    kind: t.field({ type: QuoteKindEnum, required: true, description: 'Example: `DIRECT`.' }),
    parts: t.field({ type: [QuotePartInput], description: 'The words in order, split by speech tags; none for a paraphrase. Example: `[{ text: "Fingers crossed." }]`.' }),
    speaker: t.id({ description: 'Who said it; or give `speakerNamed`, or where nobody is named `attribution` instead. Example: `alice-oseman`.' }),
    attribution: t.string({ description: 'The attribution as printed, of an unnamed source. Example: `a source close to production`.' }),
    speakerNamed: t.field({ type: SpeakerNamedInput, description: 'The same by name, recorded where new. Example: `{ name: "Mara Quill" }`.' }),
    onBehalfOf: t.id({ description: 'The organisation spoken for. Example: `netflix`.' }),
    event: t.id({ description: 'Where it was said. Example: `waterstones-childrens-book-festival-2025`.' }),
    eventNamed: t.field({ type: EventNamedInput, description: 'The same by name, recorded where new. Example: `{ name: "Harbour Festival", held: { edtf: "2024" } }`.' }),
    said: t.field({ type: DateInput, description: 'When: some time within the date. Example: `{ edtf: "2024-10" }`.' }),
    language: t.string({ description: 'BCP 47; `en` where left out. Example: `en`.' }),
    translation: t.string({ description: 'An English translation of words in another language. Example: `We are hopeful.`' }),
    prompt: t.string({ description: 'The question it answers. Example: `Will there be a fourth season?`' }),
    about: t.field({ type: [SubjectInput], required: true, description: 'Shows and installments it is about. Example: `[{ show: "heartstopper", season: 4 }]`.' }),
    stances: t.field({ type: [StanceInput], description: 'What it signals. Example: `[{ show: "heartstopper", season: 4, subject: RENEWAL, value: HOPEFUL }]`.' }),
    citations: t.field({ type: [CitationInput], required: true, description: 'The articles that print it. Example: `[{ article: "some-article" }]`.' }),
    publish: t.boolean({ description: 'Whether readers see it at once; `true` where left out. Example: `false`.' })
  })
})

const RecordQuotePayload = builder.objectRef<Changed<string>>('RecordQuotePayload').implement({
  description: 'The quote as it is now on record.',
  fields: (t) => ({
    id: t.id({
      description: 'Its id, of a draft too: `publish` takes it. Example: `UXVvdGU6MDE5…`.',
      resolve: ({ result }) => publicId('Quote', result)
    }),
    quote: t.field({
      type: modelRef('QuoteVersion'),
      nullable: true,
      description: 'The quote; null while it is a draft. Example: `{ "text": "Fingers crossed." }`.',
      resolve: ({ result }, _args, context, info) => findNode('Quote', result, null, context, info) as never
    }),
    change: t.field({ type: ChangeReceipt, description: 'What the change left in the log. Example: `{ "position": 42 }`.', resolve: (changed) => changed })
  })
})

builder.mutationField('recordQuote', (t) =>
  t.field({
    type: RecordQuotePayload,
    description:
      'Records something said. The same words by the same speaker, recorded again, gain the new citations: one utterance, one quote. ' +
      'Example: `recordQuote(input: { kind: DIRECT, parts: [{ text: "…" }], speaker: "alice-oseman", about: [{ show: "heartstopper" }], citations: [{ article: "…" }] }) { quote { id } }`.',
    args: { input: t.arg({ type: RecordQuoteInput, required: true, description: 'What was said. Example: `{ kind: DIRECT, … }`.' }) },
    resolve: (_root, { input }, context) =>
      runChange(context, { action: 'recordQuote' }, (change) => recordQuote(change, withKeys(input)))
  })
)
