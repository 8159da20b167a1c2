import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import { callOf, elapsed } from '../call.ts'
import { type Metrics, codeLabel } from '../metrics.ts'
import { refusal } from '../refusal.ts'
import { known } from '../request-form.ts'

/** Counts requests, operations and errors, and tells /metrics: openly, or to the metrics key and to admins. */
export function useMetrics({ metrics, open }: { metrics: Metrics; open: boolean }): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      const call = callOf(request)
      metrics.requestsUnderWay.inc()
      call.endings.push(() => metrics.requestsUnderWay.dec())
      if (url.pathname !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD')) return
      if (!open && call.caller !== 'metrics' && call.viewer.role !== 'admin') {
        endResponse(refusal(request, userError('FORBIDDEN', 'The metrics need the metrics key or one with the role ADMIN: send it as "Authorization: Bearer <key>".')))
        return
      }
      const headers = { 'content-type': metrics.registry.contentType }
      endResponse(new fetchAPI.Response(await metrics.registry.metrics(), { headers }))
    },
    onResponse({ request, response }) {
      const call = callOf(request)
      const { operation, codes } = call
      const seconds = elapsed(call) / 1000
      metrics.requests.inc({ method: known(request.method), status: response.status })
      metrics.requestSeconds.observe(seconds)
      for (const code of codes) metrics.errors.inc({ code: codeLabel(code) })
      for (const reason of call.refusedBy) metrics.refused.inc({ reason })
      if (!operation) return
      const outcome = codes.length === 0 ? 'ok' : codes.includes('INTERNAL') ? 'failed' : 'error'
      metrics.operations.inc({ type: operation.type, outcome })
      metrics.operationSeconds.observe({ type: operation.type }, seconds)
    }
  }
}
