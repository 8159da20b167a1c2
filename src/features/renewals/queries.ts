import { builder } from '../../graphql/builder.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import { readId } from '../../graphql/ids.ts'
import { findNodes } from '../../graphql/nodes.ts'

builder.queryField('ruling', (t) =>
  t.field({
    type: modelRef('RulingVersion'),
    nullable: true,
    description:
      'One ruling by its id; null where the record has no such. Example: `ruling(id: "UnVsaW5nOi…") { state ' +
      'saidByName }`.',
    args: { id: t.arg.id({ required: true, description: 'The `id` of a Ruling, as it was read.' }) },
    extensions: declared({ kind: 'node', only: 'Ruling' }),
    resolve: async (_root, { id }, context, info) => {
      const key = readId(id, 'id')
      return (key.type === 'Ruling' ? (await findNodes([key], context, info))[0] : null) as never
    }
  })
)
