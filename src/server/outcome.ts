import { type Call, elapsed } from './call.ts'
import type { Log } from './log.ts'
import { type Metrics, codeLabel } from './metrics.ts'
import { known, knownPath } from './request-form.ts'

/** An HTTP request that was answered. */
interface Answered {
  method: string
  status: number
}

/** Counts a request, and its operation and errors. */
export function countRequest(metrics: Metrics, call: Call, { method, status }: Answered): void {
  const { operation, codes, refusedBy } = call
  const seconds = elapsed(call) / 1000
  metrics.requests.inc({ method: known(method), status })
  metrics.requestSeconds.observe(seconds)
  for (const code of codes) metrics.errors.inc({ code: codeLabel(code) })
  for (const reason of refusedBy) metrics.refused.inc({ reason })
  if (!operation) return
  const outcome = codes.length === 0 ? 'ok' : codes.includes('INTERNAL') ? 'failed' : 'error'
  metrics.operations.inc({ type: operation.type, outcome })
  metrics.operationSeconds.observe(seconds, { type: operation.type })
}

/** Writes the line of a request: who asked what, and what became of it, without what was in it. */
export function logRequest(log: Log, call: Call, { method, path, status, gone = false }: Answered & { path: string; gone?: boolean | undefined }): void {
  const { operation, cost, codes, errorIds, viewer } = call
  const details = {
    requestId: call.id,
    address: call.address,
    method: known(method),
    path: knownPath(path),
    ...(viewer.role === 'reader' ? {} : { by: viewer.actor }),
    status,
    ms: Math.round(elapsed(call) * 10) / 10,
    ...(operation ? { operation: [operation.type, operation.name].filter(Boolean).join(' ') } : {}),
    ...(cost === null ? {} : { cost }),
    ...(codes.length > 0 ? { codes: [...new Set(codes)].slice(0, 5) } : {}),
    ...(errorIds.length > 0 ? { errorIds: errorIds.slice(0, 5) } : {}),
    ...(gone ? { gone: true } : {})
  }
  // Probes come every few seconds, for ever.
  if (['/health', '/ready', '/metrics'].includes(path) && status < 400) log.debug(details, 'request')
  else log.info(details, 'request')
}
