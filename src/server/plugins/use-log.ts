import type { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { callOf } from '../call.ts'
import type { Log } from '../log.ts'
import { maskedCause } from '../mask-error.ts'
import { logRequest } from '../outcome.ts'

/**
 * One line for each request, without what was in it: no query, no variables, no headers. What was masked in the answer
 * is told in full beside the id that the caller has.
 */
export function useLog({ log }: { log: Log }): Plugin {
  return {
    onResultProcess({ request, result }) {
      const { errors = [] } = result as { errors?: readonly GraphQLError[] }
      for (const error of errors) {
        const cause = maskedCause(error)
        if (cause === undefined) continue
        const { code, id } = error.extensions
        const err = cause instanceof Error ? cause : new Error(String(cause))
        log.error({ requestId: callOf(request).id, errorId: id, code, err }, 'error')
      }
    },
    onResponse({ request, response }) {
      if (!log.isLevelEnabled('info')) return
      const { pathname } = new URL(request.url, 'http://localhost')
      logRequest(log, callOf(request), { method: request.method, path: pathname, status: response.status, gone: request.signal?.aborted })
    }
  }
}
