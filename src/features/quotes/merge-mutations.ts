import { builder } from '../../graphql/builder.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { addCitation } from './cite.ts'
import { CitationInput } from './input-types.ts'
import { addCitationInput, mergeQuotesInput } from './inputs.ts'
import { mergeQuotes } from './merge.ts'

const AddCitationInput = builder.inputType('AddCitationInput', {
  description: 'Another place where a quote is printed.',
  fields: (t) => ({
    quote: t.id({ required: true, description: 'Id of the quote. Example: `UXVvdGU6MDE5…`.' }),
    citation: t.field({ type: CitationInput, required: true, description: 'The place. Example: `{ article: "some-article" }`.' })
  })
})

mutation('addCitation', {
  description:
    'Adds one more place where a quote on record is printed; its words stay. ' +
    'Example: `addCitation(input: { quote: "…", citation: { article: "some-article" } }) { ... on AddCitationPayload { quote { citations { place } } } }`.',
  needs: 'edit',
  draft: () => true,
  input: { type: AddCitationInput, description: 'Which quote, and where. Example: `{ quote: "…", citation: { article: "…" } }`.' },
  schema: addCitationInput,
  payload: {
    description: 'The quote with its citations.',
    fields: (t) => ({ quote: ownRecord(t, 'Quote', 'The quote. Example: `{ "text": "Fingers crossed." }`.') })
  },
  work: (change, _asked, given) => addCitation(change, given)
})

const MergeQuotesInput = builder.inputType('MergeQuotesInput', {
  description: 'Two records of one utterance.',
  fields: (t) => ({
    from: t.id({ required: true, description: 'Id of the record to give up; it keeps resolving. Example: `UXVvdGU6MDE5…`.' }),
    into: t.id({ required: true, description: 'Id of the record to keep. Example: `UXVvdGU6MDE5…`.' }),
    reason: t.string({ required: true, description: 'Shown to readers. Example: `One interview, printed twice.`' })
  })
})

mutation('mergeQuotes', {
  description:
    'Makes two records of one utterance one: the longer form is kept, each variant stays on its citation, stances and rulings move. ' +
    'What was known before stays what it was. ' +
    'Example: `mergeQuotes(input: { from: "…", into: "…", reason: "…" }) { ... on MergeQuotesPayload { quote { text } } }`.',
  needs: 'merge',
  wide: true,
  input: { type: MergeQuotesInput, description: 'Which, and why. Example: `{ from: "…", into: "…", reason: "…" }`.' },
  schema: mergeQuotesInput,
  payload: {
    description: 'The quote that both now are.',
    fields: (t) => ({ quote: ownRecord(t, 'Quote', 'The quote. Example: `{ "text": "Fingers crossed." }`.') })
  },
  work: (change, _asked, given) => mergeQuotes(change, given)
})
