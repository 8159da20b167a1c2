import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql'
import { Kind, getOperationAST } from 'graphql'
import { type Executable, compile } from '../compiler/index.ts'

export type Compiled = { executable: Executable } | { uncovered: string }

const kept = new WeakMap<DocumentNode, Map<string | null, Compiled>>()

/** How a query of a valid document is executed by one statement, or why it is not; compiled once, as long as the document is kept. null: it is no query. */
export function compiledOf(schema: GraphQLSchema, document: DocumentNode, name: string | null): Compiled | null {
  const known = kept.get(document)?.get(name)
  if (known) return known
  const operation = getOperationAST(document, name)
  // Names that do not exist are not kept.
  if (operation?.operation !== 'query') return null
  const made = compile(schema, operation, fragmentsOf(document))
  const compiled = 'uncovered' in made ? made : { executable: made }
  kept.set(document, (kept.get(document) ?? new Map<string | null, Compiled>()).set(name, compiled))
  return compiled
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])))
}
