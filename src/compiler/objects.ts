import type { FieldNode, GraphQLObjectType } from 'graphql'
import type { Draft, Selected } from './draft.ts'
import { Uncovered } from './draft.ts'
import { fieldJson } from './fields.ts'
import type { Json } from './json.ts'
import type { Source } from './sources.ts'

/** Entries of an object as JSON text; `follows`: others stand before them. */
export function writeEntries(draft: Draft, source: Source, type: GraphQLObjectType, selected: Selected, follows: boolean): Json {
  return selected.flatMap(([key, nodes], index) => [
    `${follows || index > 0 ? ',' : ''}${JSON.stringify(key)}:`,
    ...valueJson(draft, source, type, nodes)
  ])
}

function valueJson(draft: Draft, source: Source, type: GraphQLObjectType, nodes: readonly FieldNode[]): Json {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') return [JSON.stringify(type.name)]
  const field = type.getFields()[name]
  if (!field) throw new Uncovered('introspection')
  return fieldJson({ draft, source, field, nodes })
}
