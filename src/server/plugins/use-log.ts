import type { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { callOf, elapsed } from '../call.ts'
import type { Log } from '../log.ts'
import { maskedCause } from '../mask-error.ts'
import { known, knownPath } from '../request-form.ts'

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
      const call = callOf(request)
      const { operation, cost, codes, errorIds } = call
      const url = new URL(request.url, 'http://localhost')
      const quiet = url.pathname === '/health' || url.pathname === '/ready' || url.pathname === '/metrics'
      const details = {
        requestId: call.id,
        address: call.address,
        method: known(request.method),
        path: knownPath(url.pathname),
        ...(call.viewer.role === 'reader' ? {} : { by: call.viewer.actor }),
        status: response.status,
        ms: Math.round(elapsed(call) * 10) / 10,
        ...(operation ? { operation: [operation.type, operation.name].filter(Boolean).join(' ') } : {}),
        ...(cost === null ? {} : { cost }),
        ...(codes.length > 0 ? { codes: [...new Set(codes)].slice(0, 5) } : {}),
        ...(errorIds.length > 0 ? { errorIds: errorIds.slice(0, 5) } : {}),
        ...(request.signal?.aborted ? { gone: true } : {})
      }
      // Probes come every few seconds, for ever.
      if (quiet && response.status < 400) log.debug(details, 'request')
      else log.info(details, 'request')
    }
  }
}
