import type { DocumentNode, FieldNode, SelectionSetNode } from 'graphql'
import { Kind, visit } from 'graphql'
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

/**
 * How many pairs of fragments are spread beside each other, all places together. graphql-js compares these too, and those
 * that do not exist as well.
 */
export function countSpreadPairs(document: DocumentNode): number {
  let pairs = 0
  visit(document, {
    SelectionSet(set, _key, parent) {
      // What stands in "... on Show { }" stands beside what is around it.
      if (parent && 'kind' in parent && parent.kind === Kind.INLINE_FRAGMENT) return
      const names = new Set(spreadIn(set)).size
      pairs += (names * (names - 1)) / 2
    }
  })
  return pairs
}

function* spreadIn({ selections }: SelectionSetNode): Generator<string> {
  for (const node of selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) yield node.name.value
    else if (node.kind === Kind.INLINE_FRAGMENT) yield* spreadIn(node.selectionSet)
  }
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
