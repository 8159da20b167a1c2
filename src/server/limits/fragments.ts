import type { DefinitionNode, DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql'
import { Kind } from 'graphql'

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** The fragments of a document by name; of two with one name the last counts, as in graphql-js. */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(
    definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : []
    )
  )
}

/** What nothing spreads: the operations, and fragments that are not used. */
export function rootsOf({ definitions }: DocumentNode, fragments: Fragments): DefinitionNode[] {
  const spread = new Set<DefinitionNode>()
  for (const node of definitions) {
    if (!('selectionSet' in node) || !node.selectionSet) continue
    for (const name of spreadIn(node.selectionSet)) {
      const fragment = fragments.get(name)
      if (fragment && fragment !== node) spread.add(fragment)
    }
  }
  return definitions.filter((node) => !spread.has(node))
}

/** Calls itself no deeper than braces nest. */
function* spreadIn({ selections }: SelectionSetNode): Generator<string> {
  for (const node of selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) yield node.name.value
    else if (node.selectionSet) yield* spreadIn(node.selectionSet)
  }
}
