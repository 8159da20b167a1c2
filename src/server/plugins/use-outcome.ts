import type { DocumentNode, GraphQLError } from 'graphql'
import { getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { operationOf } from '../answers/answer.ts'
import { callOf, noteError } from '../call.ts'

/** Notes what was asked and how it went, for the log, the metrics and the rates. */
export function useOutcome(): Plugin {
  return {
    onParse() {
      return ({ result, context }) => {
        const { request, params } = context as { request?: Request; params?: { operationName?: string | null } }
        if (!request || !result || result instanceof Error) return
        const operation = getOperationAST(result as DocumentNode, params?.operationName ?? null)
        if (!operation) return
        callOf(request).operation = operationOf(operation)
      }
    },
    onResultProcess({ request, result }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return
      const call = callOf(request)
      const { errors = [], extensions } = result as { errors?: readonly GraphQLError[]; extensions?: Record<string, unknown> }
      const cost = (extensions?.['cost'] as { operation?: unknown } | undefined)?.operation
      // What was refused before it began has no data: it is said what it would have cost, but not charged.
      if (typeof cost === 'number' && 'data' in result) call.cost = cost
      for (const error of errors) noteError(call, error.extensions)
    }
  }
}
