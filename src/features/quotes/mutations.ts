import { builder } from '../../graphql/builder.ts'
import { QuoteKindEnum } from '../../graphql/enums.ts'
import { EventNamedInput } from '../events/named-types.ts'
import { SpeakerNamedInput } from '../speakers/named-types.ts'
import { bulk } from '../history/bulk-types.ts'
import { DateInput } from '../history/change-types.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { recordQuote } from './actions.ts'
import { CitationInput, QuotePartInput, StanceInput, SubjectInput } from './input-types.ts'
import { quoteInput } from './inputs.ts'

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
    allowDuplicate: t.boolean({ description: 'Whether it is another utterance even where words nearly the same are on record; `false` where left out. Example: `true`.' }),
    publish: t.boolean({ description: 'Whether readers see it at once; `true` where left out. Example: `false`.' })
  })
})

const recordOne = mutation('recordQuote', {
  description:
    'Records something said. The same words by the same speaker, recorded again, gain the new citations: one utterance, one quote. ' +
    'Example: `recordQuote(input: { kind: DIRECT, parts: [{ text: "…" }], speaker: "alice-oseman", about: [{ show: "heartstopper" }], citations: [{ article: "…" }] }) { ... on RecordQuotePayload { quote { id } } }`.',
  needs: 'record',
  draft: ({ publish }) => !publish,
  input: { type: RecordQuoteInput, description: 'What was said. Example: `{ kind: DIRECT, … }`.' },
  schema: quoteInput,
  problems: ['EVIDENCE_REQUIRED', 'DUPLICATE_QUOTE'],
  payload: {
    description: 'The quote as it is now on record.',
    fields: (t) => ({
      quote: ownRecord(t, 'Quote', 'The quote, a draft too; null only where it is gone since. Example: `{ "text": "Fingers crossed." }`.')
    })
  },
  work: (change, _asked, given) => recordQuote(change, given)
})

bulk('recordQuotes', recordOne, 'Records many quotes. Example: `recordQuotes(inputs: [{ kind: DIRECT, … }]) { ... on RecordQuotesPayload { made results { ... on Problem { message } } } }`.')
