import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { GraphQLError, Kind, visit } from 'graphql'
import { isStatementTimeout } from '../database/failures.ts'
import { type Signal, unlessOver } from '../graphql/unless-over.ts'
import type { Viewer } from '../graphql/viewer.ts'
import { uncoveredBy } from './coverage.ts'
import { Uncovered } from './draft.ts'
import { PlanCache, made, planOf } from './plans.ts'
import { read } from './reading.ts'
import { shaper } from './shapes.ts'

/** What a compiled operation needs of one request. `variables` are coerced (graphql-js getVariableValues). */
export interface CompiledRequest {
  variables: Readonly<Record<string, unknown>>
  viewer: Viewer
  now: Date
  /** Once it aborts, nobody waits for the answer: `answer` rejects with its reason. */
  signal?: Signal | undefined
}

/**
 * `data`: the bytes of the finished JSON text of the answer's "data"; `position`: the end of the update log in the same
 * snapshot, or in one before, where more than the statement was read.
 * `reference`: why this request must be answered by the reference path (a short closed set of words, for a metric), and by which
 * error a statement failed.
 */
export type CompiledAnswer = { data: Buffer; position: bigint } | { reference: ReferenceReason; cause?: unknown }

/** `refused`: an argument is wrong, or the viewer may not; `field`: not compiled with these variables; `failed`: the statement failed, or found null where none may be. */
export type ReferenceReason = 'refused' | 'field' | 'failed'

export interface Executable {
  /** Throws where the database ended the statement because it took too long, and where the signal aborts. */
  answer(request: CompiledRequest): Promise<CompiledAnswer>
}

const plans = new PlanCache()
let operations = 0

/**
 * Compiles one valid operation; `{ uncovered }` says, by a short closed set of words, why it cannot be. Not memoised:
 * callers keep it with what else they know of the document. Mutations and subscriptions are uncovered.
 */
export function compile(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>
): Executable | { uncovered: string } {
  const uncovered = uncoveredBy(schema, operation, fragments)
  if (uncovered) return { uncovered }
  const shapeOf = shaper(schema, operation, readsById(operation))
  const number = ++operations

  function planFor(request: CompiledRequest) {
    const key = `${number}:${shapeOf(request)}`
    const known = plans.get(key)
    if (known) return known
    const plan = planOf({ schema, fragments, operation }, request)
    plans.set(key, plan)
    return plan
  }

  return {
    async answer(request) {
      const { signal } = request
      signal?.throwIfAborted()
      try {
        const plan = planFor(request)
        const reading = read(plan, request)
        const [data, position] = (await (signal ? unlessOver(reading, signal, () => signal.throwIfAborted()) : reading)) ?? []
        // A null got where none may be: the reference path says where.
        if (!data || !position) return { reference: 'failed' }
        return { data: made(data, plan.makings), position: BigInt(position.toString()) }
      } catch (error) {
        signal?.throwIfAborted()
        // The reference path would take as long again.
        if (isStatementTimeout(error)) throw error
        if (error instanceof GraphQLError) return { reference: 'refused' }
        return error instanceof Uncovered ? { reference: 'field' } : { reference: 'failed', cause: error }
      }
    }
  }
}

/** Whether things are read by ids, whose types then decide what is read. */
function readsById(operation: OperationDefinitionNode): boolean {
  let found = false
  visit(operation, {
    [Kind.FIELD]({ name: { value } }) {
      found ||= ['node', 'nodes', 'quote', 'ruling'].includes(value)
    }
  })
  return found
}
