import { builder } from './builder.ts'
import { declared } from './declarations.ts'
import { userError } from './errors.ts'
import { readId } from './ids.ts'
import { LIST_MAX } from './limits.ts'
import { findNodes } from './nodes.ts'

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description:
      'Anything by its id; null where the record has no such. Example: `node(id: "U2hvdzow…") { ... on Show { title ' +
      '} }`.',
    args: { id: t.arg.id({ required: true, description: 'The `id` of an object, as it was read.' }) },
    extensions: declared({ kind: 'node', only: null }),
    resolve: async (_root, { id }, context, info) => (await findNodes([readId(id, 'id')], context, info))[0] ?? null
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description:
      'Things by their ids, in that order, null for what is not on record; 100 at most. Example: `nodes(ids: ' +
      '["U2hvdzow…"]) { id }`.',
    args: { ids: t.arg.idList({ required: true, description: 'Ids of objects, as they were read.' }) },
    extensions: declared({ kind: 'each', argument: 'ids', lookup: null }),
    resolve: (_root, { ids }, context, info) => {
      if (ids.length > LIST_MAX) {
        throw userError('BAD_ARGUMENT', `The argument "ids" has ${ids.length} ids: give ${LIST_MAX} at most.`, {
          argument: 'ids'
        })
      }
      return findNodes(
        ids.map((id, index) => readId(id, `ids.${index}`)),
        context,
        info
      )
    }
  })
}))
