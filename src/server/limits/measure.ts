import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql'
import { GraphQLError, Kind } from 'graphql'
import type { Fragments } from './fragments.ts'
import { UNCOUNTED, limitExceeded } from './refusal.ts'

/** What is asked for beneath one place, fragments spread. */
export interface Measure {
  /** Fields in fields. */
  depth: number
  /** Braces in braces, those of fragments included, named ones as well. */
  nesting: number
  /** Fields. */
  breadth: number
  /** Fields with a name of their own, `__typename` as any other. */
  aliases: number
  directives: number
}

const NOTHING: Measure = { depth: 0, nesting: 0, breadth: 0, aliases: 0, directives: 0 }

/** Measures every operation and fragment of a document: each fragment once, however often it is spread. */
export function measureDefinitions(document: DocumentNode, fragments: Fragments, nestingMax: number): Measure[] {
  const known = new Map<FragmentDefinitionNode, Measure>()
  // The fragments that we are inside of, outermost first.
  const inside = new Set<FragmentDefinitionNode>()

  function ofSelections({ selections }: SelectionSetNode): Measure {
    const sum = { ...NOTHING }
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const beneath = node.selectionSet ? ofSelections(node.selectionSet) : NOTHING
        add(sum, { ...beneath, depth: beneath.depth + 1, breadth: beneath.breadth + 1 })
        if (node.alias) sum.aliases++
      } else if (node.kind === Kind.INLINE_FRAGMENT) add(sum, ofSelections(node.selectionSet))
      else {
        const fragment = fragments.get(node.name.value)
        // Spreading what does not exist is for validation to report.
        if (fragment) add(sum, ofFragment(fragment))
      }
      sum.directives += node.directives?.length ?? 0
    }
    sum.nesting++
    return sum
  }

  function ofFragment(fragment: FragmentDefinitionNode): Measure {
    const done = known.get(fragment)
    if (done) return done
    if (inside.has(fragment)) throw cycle([...inside], fragment)
    // A chain of fragments without braces between would else be as deep as there are fragments.
    if (inside.size >= nestingMax) throw tooNested(nestingMax, inside.size + 1)
    inside.add(fragment)
    const measure = ofDefinition(fragment)
    inside.delete(fragment)
    known.set(fragment, measure)
    return measure
  }

  function ofDefinition(definition: FragmentDefinitionNode | OperationDefinitionNode): Measure {
    const measure = ofSelections(definition.selectionSet)
    const variables = definition.variableDefinitions ?? []
    measure.directives += definition.directives?.length ?? 0
    for (const { directives } of variables) measure.directives += directives?.length ?? 0
    return measure
  }

  return document.definitions.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_DEFINITION) return [ofFragment(node)]
    return node.kind === Kind.OPERATION_DEFINITION ? [ofDefinition(node)] : []
  })
}

function add(sum: Measure, more: Measure): void {
  sum.depth = Math.max(sum.depth, more.depth)
  sum.nesting = Math.max(sum.nesting, more.nesting)
  sum.breadth = Math.min(UNCOUNTED, sum.breadth + more.breadth)
  sum.aliases = Math.min(UNCOUNTED, sum.aliases + more.aliases)
  sum.directives = Math.min(UNCOUNTED, sum.directives + more.directives)
}

export function tooNested(maximum: number, found: number): GraphQLError {
  return limitExceeded('nesting', maximum, found, `The document nests ${found} deep, fragments spread`, 'Ask in several requests.')
}

function cycle(inside: FragmentDefinitionNode[], again: FragmentDefinitionNode): GraphQLError {
  const names = [...inside.slice(inside.indexOf(again)), again].map(({ name }) => `"${name.value}"`)
  const way = names.length > 8 ? [...names.slice(0, 4), '…', ...names.slice(-3)] : names
  return limitExceeded('fragmentCycles', 0, 1, `The fragment ${names[0]} spreads itself (${way.join(', ')}): cycles`, 'Take the spread out.')
}
