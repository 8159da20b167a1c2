import { builder } from '../../graphql/builder.ts'
import { connection } from '../../graphql/connection.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import { readId } from '../../graphql/ids.ts'
import { findNodes } from '../../graphql/nodes.ts'
import { QuoteConnection, everyQuote, quotesUnder, timelineArgs } from './timeline-types.ts'

builder.queryFields((t) => ({
  quote: t.field({
    type: modelRef('QuoteVersion'),
    nullable: true,
    description:
      'One quote by its id; null where the record has no such. Example: `quote(id: "UXVvdGU6…") { text speaker { ' +
      'name } }`.',
    args: { id: t.arg.id({ required: true, description: 'The `id` of a Quote, as it was read.' }) },
    extensions: declared({ kind: 'node', only: 'Quote' }),
    resolve: async (_root, { id }, context, info) => {
      const key = readId(id, 'id')
      return (key.type === 'Quote' ? (await findNodes([key], context, info))[0] : null) as never
    }
  }),
  quoteTimeline: connection(t, everyQuote, {
    type: QuoteConnection,
    nodeType: () => 'Quote',
    description:
      'Everything said, newest first. Example: `quoteTimeline(first: 10) { nodes { text speaker { name } said { ' +
      'label } } }`.',
    args: timelineArgs(t.arg)
  })
}))

for (const { model, description } of [
  { model: 'Show', description: 'What was said about it, newest first' },
  { model: 'Installment', description: 'What was said about this installment, newest first' },
  { model: 'Speaker', description: 'What this speaker said, alone or in a group, newest first' },
  { model: 'Event', description: 'What was said there, newest first' },
  { model: 'Article', description: 'The quotes it prints, newest first' }
] as const) {
  builder.prismaObjectFields(model, (t) => ({
    quoteTimeline: connection(t, quotesUnder, {
      type: QuoteConnection,
      nodeType: () => 'Quote',
      description: `${description}. Example: \`quoteTimeline(first: 5) { nodes { text said { label } } }\`.`,
      args: timelineArgs(t.arg)
    })
  }))
}
