import { builder } from '../../graphql/builder.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import { findNode, findOwn } from '../../graphql/nodes.ts'
import { problemType } from '../history/problem-types.ts'
import type { Candidate, DuplicateQuote } from './duplicate.ts'

/** `own`: whether it answers a change: whoever makes one is shown what stands in the way, a draft too. */
type Offered = Candidate & { own?: true }

export const DuplicateCandidate = builder.objectRef<Offered>('DuplicateCandidate').implement({
  description: 'A quote on record that may be the same utterance.',
  fields: (t) => ({
    quote: t.field({
      type: modelRef('QuoteVersion'),
      nullable: true,
      description: 'The quote, a draft too. Example: `{ "text": "Fingers crossed." }`.',
      extensions: declared({ kind: 'found', property: 'quote' }),
      resolve: ({ quoteId, own }, _args, context, info) =>
        (own ? findOwn('Quote', quoteId, context, info) : findNode('Quote', quoteId, null, context, info)) as never
    }),
    similarity: t.exposeInt('similarity', {
      description: 'How much the words are alike, in percent, from 60 to 100 for the same words. Example: `99`.'
    })
  })
})

problemType<DuplicateQuote>('DUPLICATE_QUOTE', (t) => ({
  candidates: t.field({
    type: [DuplicateCandidate],
    description: 'The most alike first, at most 20. Example: `[{ "similarity": 99 }]`.',
    resolve: ({ refusal }) => refusal.candidates.map((candidate) => ({ ...candidate, own: true as const }))
  })
}))
