import type { DocumentNode } from 'graphql'
import { getOperationAST, getVariableValues } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { CompiledAnswer } from '../../compiler/index.ts'
import type { Context } from '../../graphql/context.ts'
import { callOf } from '../call.ts'
import { compiledOf } from '../compiled.ts'
import { FailedReads } from '../failed-reads.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'

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
export function useCompiled({ metrics, log }: { metrics: Pick<Metrics, 'reads'>; log: Log }): Plugin<Context> {
  const failed = new FailedReads(log)
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { schema, operationName } = args
      const document = args.document as DocumentNode
      const compiled = compiledOf(schema, document, operationName ?? null)
      if (!compiled) return
      if ('uncovered' in compiled) {
        metrics.reads.inc({ path: 'reference', reason: compiled.uncovered })
        return
      }
      const { executable } = compiled
      setExecuteFn(async (given) => {
        const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
        const { coerced } = getVariableValues(schema, definitions, (given.variableValues ?? {}) as Record<string, unknown>)
        const { viewer, now, request } = given.contextValue as Context & { request: Request }
        const { fault } = callOf(request)
        if (fault !== undefined) throw fault
        const answer: CompiledAnswer = coerced ? await executable.answer({ variables: coerced, viewer, now, signal: (given as { signal?: AbortSignal }).signal }) : { reference: 'refused' }
        if ('reference' in answer) {
          metrics.reads.inc({ path: 'reference', reason: answer.reference })
          if (answer.reference === 'failed') failed.tell(answer.cause, callOf(request).operation)
          return executeFn(given)
        }
        metrics.reads.inc({ path: 'compiled', reason: '' })
        return written(answer.data.toString())
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
