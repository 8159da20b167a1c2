import { Kind, parse, print, validate, visit } from 'graphql'
import type { ASTNode, DocumentNode, FragmentDefinitionNode, SelectionNode } from 'graphql'
import { schema } from '../../src/graphql/schema.ts'
import type { Operation } from './operations.ts'

const MOST_TRIES = 1200

/** The smallest operation found that still fails, by leaving out one thing after the other. */
export async function reduce(operation: Operation, fails: (operation: Operation) => Promise<boolean>): Promise<Operation> {
  let smallest = operation
  let tries = 0
  let before: Operation
  // What could not be left out may be once something else is gone.
  do {
    before = smallest
    for (let at = 0; tries < MOST_TRIES; ) {
      const candidate = without(parse(smallest.query, { noLocation: true }), at)
      if (candidate === null) break
      const next = tidied(candidate, smallest)
      const works = next.query !== smallest.query && validate(schema, parse(next.query)).length === 0 && (tries++, await fails(next))
      if (works) smallest = next
      else at++
    }
  } while (smallest !== before && tries < MOST_TRIES)
  return smallest
}

/** The document without its part of this number; null where there is none. */
function without(document: DocumentNode, number: number): DocumentNode | null {
  let seen = -1
  let found = false
  const fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])))
  const edited = visit(document, {
    enter(node) {
      if (found || !isPart(node)) return undefined
      seen++
      if (seen !== number) return undefined
      found = true
      return inPlaceOf(node, fragments)
    }
  })
  return found ? edited : null
}

const PARTS: readonly string[] = [Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD, Kind.ARGUMENT, Kind.DIRECTIVE, Kind.OBJECT_FIELD]

function isPart(node: ASTNode): boolean {
  return PARTS.includes(node.kind)
}

/** Spreads become what they spread first, so that what stands in a fragment can be left out at one place. */
function inPlaceOf(node: ASTNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): ASTNode | null {
  const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : undefined
  if (!fragment || node.kind !== Kind.FRAGMENT_SPREAD) return null
  return { kind: Kind.INLINE_FRAGMENT, typeCondition: fragment.typeCondition, directives: node.directives, selectionSet: fragment.selectionSet } as ASTNode
}

/** Without what nothing refers to any more. */
function tidied(document: DocumentNode, { variables, role }: Operation): Operation {
  const filled = visit(document, {
    SelectionSet: (node) => (node.selections.length === 0 ? { ...node, selections: [TYPENAME] } : undefined)
  })
  const spread = names(filled, Kind.FRAGMENT_SPREAD)
  const kept = { ...filled, definitions: filled.definitions.filter((one) => one.kind !== Kind.FRAGMENT_DEFINITION || spread.has(one.name.value)) }
  const used = new Set<string>()
  visit(kept, { VariableDefinition: () => false, Variable: (node) => void used.add(node.name.value) })
  const edited = visit(kept, { VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null) })
  return { query: print(edited), variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name))), role }
}

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

function names(document: DocumentNode, kind: Kind.FRAGMENT_SPREAD): Set<string> {
  const found = new Set<string>()
  visit(document, { [kind]: (node: { name: { value: string } }) => void found.add(node.name.value) })
  return found
}
