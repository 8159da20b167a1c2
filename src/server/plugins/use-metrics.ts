import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import { callOf } from '../call.ts'
import type { Metrics } from '../metrics.ts'
import { countRequest } from '../outcome.ts'
import { refusal } from '../refusal.ts'

/** Counts requests, operations and errors, and tells /metrics: openly, or to the metrics key and to admins. */
export function useMetrics({ metrics, open }: { metrics: Metrics; open: boolean }): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      const call = callOf(request)
      if (!call.underWay) {
        metrics.requestsUnderWay.inc()
        call.endings.push(() => metrics.requestsUnderWay.dec())
      }
      if (url.pathname !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD')) return
      if (!open && call.caller !== 'metrics' && call.viewer.role !== 'admin') {
        endResponse(refusal(request, userError('FORBIDDEN', 'The metrics need the metrics key or one with the role ADMIN: send it as "Authorization: Bearer <key>".')))
        return
      }
      const headers = { 'content-type': metrics.registry.contentType }
      endResponse(new fetchAPI.Response(await metrics.registry.metrics(), { headers }))
    },
    onResponse({ request, response }) {
      countRequest(metrics, callOf(request), { method: request.method, status: response.status })
    }
  }
}
