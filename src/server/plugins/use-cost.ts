import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Limits } from '../../config.ts'
import { costOf, planCost } from '../limits/cost.ts'
import type { CostPlan } from '../limits/cost.ts'
import { counted, limitExceeded } from '../limits/refusal.ts'
import { readDocuments } from './use-document-limits.ts'

/** What an operation costs, as answers say it in `extensions.cost`; plugins after this one find it in the context. */
export interface OperationCost {
  operation: number
  maximum: number
}

/** Counts what each operation costs, refuses those above the limit before they run, and says the cost on answers. */
export function useCost({ cost: maximum }: Limits): Plugin<{ cost?: OperationCost }> {
  const plans = new WeakMap<DocumentNode, Map<string | null, CostPlan>>()

  function planOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): CostPlan | null {
    const kept = plans.get(document) ?? new Map<string | null, CostPlan>()
    plans.set(document, kept)
    const known = kept.get(operationName)
    if (known) return known
    const operation = getOperationAST(document, operationName)
    const read = readDocuments.get(document)
    // Without an operation there is nothing to run: the executor says so. Names that do not exist are not kept.
    if (!operation || !read) return null
    const plan = planCost(schema, operation, read.fragments)
    kept.set(operationName, plan)
    return plan
  }

  return {
    onExecute({ args, extendContext, setResultAndStopExecution }) {
      const plan = planOf(args.schema, args.document as DocumentNode, args.operationName ?? null)
      if (!plan) return undefined
      const operation = costOf(plan, (args.variableValues ?? {}) as Record<string, unknown>)
      const cost = { operation, maximum }
      extendContext({ cost })
      if (operation > maximum) {
        const what = `The operation costs ${counted(operation)}`
        const remedy = 'Ask for smaller pages, or in several requests; docs/limits.md says what costs how much.'
        setResultAndStopExecution({ errors: [limitExceeded('cost', maximum, operation, what, remedy)], extensions: { cost } })
        return undefined
      }
      return {
        onExecuteDone({ result, setResult }) {
          const answer = result as ExecutionResult
          setResult({ ...answer, extensions: { ...answer.extensions, cost } })
        }
      }
    }
  }
}
