import type { FieldNode, SelectionSetNode } from 'graphql'
import { Kind } from 'graphql'
import type { Fragments } from './fragments.ts'

/**
 * How many pairs of fields answer under one name at one place, fragments spread. graphql-js compares every such pair
 * (https://spec.graphql.org/October2021/#sec-Field-Selection-Merging), arguments and all, so that a thousand
 * repetitions of one field would be half a million comparisons. Walks what is spread: measure the breadth first. Stops
 * above `enough`.
 */
export function countRepeats(root: SelectionSetNode, fragments: Fragments, enough: number): number {
  let pairs = 0
  const merge = (sets: readonly SelectionSetNode[]) => {
    const places = new Map<string, { fields: number; beneath: SelectionSetNode[] }>()
    for (const set of sets) {
      for (const field of fieldsIn(set, fragments)) {
        const name = (field.alias ?? field.name).value
        const place = places.get(name) ?? { fields: 0, beneath: [] }
        pairs += place.fields++
        if (field.selectionSet) place.beneath.push(field.selectionSet)
        places.set(name, place)
      }
    }
    for (const { beneath } of places.values()) if (pairs <= enough && beneath.length > 0) merge(beneath)
  }
  merge([root])
  return pairs
}

function* fieldsIn({ selections }: SelectionSetNode, fragments: Fragments): Generator<FieldNode> {
  for (const node of selections) {
    if (node.kind === Kind.FIELD) yield node
    else {
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)
      if (inner) yield* fieldsIn(inner.selectionSet, fragments)
    }
  }
}
