import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql'
import { Kind, getOperationAST, getVariableValues } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { compile } from '../../compiler/index.ts'
import type { Executable } from '../../compiler/index.ts'
import type { Context } from '../../graphql/context.ts'
import { callOf } from '../call.ts'
import type { Metrics } from '../metrics.ts'

type Known = { executable: Executable | null; reason: string }

/** How an answer is written whose data came as text. */
interface WrittenAnswer {
  data: object
  extensions?: object
  stringify: (answer: { extensions?: object }) => string
}

/**
 * Answers queries by one compiled statement, whose text is passed on as it is. What is not compiled, and what turns out not
 * to be answerable so (a wrong argument, a null where none may be), the reference path answers in the same request.
 */
export function useCompiled({ metrics }: { metrics: Pick<Metrics, 'reads'> }): Plugin<Context> {
  const kept = new WeakMap<DocumentNode, Map<string | null, Known>>()

  function knownOf(schema: GraphQLSchema, document: DocumentNode, name: string | null): Known | null {
    const ofDocument = kept.get(document) ?? new Map<string | null, Known>()
    kept.set(document, ofDocument)
    const known = ofDocument.get(name)
    if (known) return known
    const operation = getOperationAST(document, name)
    if (!operation || operation.operation !== 'query') return null
    const compiled = compile(schema, operation, fragmentsOf(document))
    const made = 'uncovered' in compiled ? { executable: null, reason: compiled.uncovered } : { executable: compiled, reason: '' }
    ofDocument.set(name, made)
    return made
  }

  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { schema, operationName } = args
      const document = args.document as DocumentNode
      const known = knownOf(schema, document, operationName ?? null)
      if (!known) return
      const { executable, reason } = known
      if (!executable) {
        metrics.reads.inc({ path: 'reference', reason })
        return
      }
      setExecuteFn(async (given) => {
        const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
        const { coerced } = getVariableValues(schema, definitions, (given.variableValues ?? {}) as Record<string, unknown>)
        const { viewer, now, request } = given.contextValue as Context & { request: Request }
        const { fault } = callOf(request)
        if (fault !== undefined) throw fault
        const answer = coerced ? await executable.answer({ variables: coerced, viewer, now, signal: (given as { signal?: AbortSignal }).signal }) : { reference: 'refused' }
        if ('reference' in answer) {
          metrics.reads.inc({ path: 'reference', reason: answer.reference })
          return executeFn(given)
        }
        metrics.reads.inc({ path: 'compiled', reason: '' })
        return written(answer.data)
      })
    }
  }
}

/** An answer that yoga writes by its own function, rather than by parsing the data and writing it again. */
function written(data: string): WrittenAnswer {
  return {
    data: {},
    stringify: ({ extensions }) => `{"data":${data}${extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`}}`
  }
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])))
}
