import type { Plugin } from 'graphql-yoga'
import type { ServerOptions } from '../options.ts'

/** Answers /health (the process runs) and /ready (it can answer queries; 503 and the reason until then). */
export function useProbes({ notReady }: Pick<ServerOptions, 'notReady'>): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      const answer = (status: number, body: object) => endResponse(fetchAPI.Response.json(body, { status }))
      if (url.pathname === '/health') answer(200, { status: 'up' })
      if (url.pathname === '/ready') {
        const reason = (await notReady?.()) ?? null
        answer(reason === null ? 200 : 503, reason === null ? { status: 'ready' } : { status: 'not ready', reason })
      }
    }
  }
}
