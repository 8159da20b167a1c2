import type { Plugin } from 'graphql-yoga'
import { callerAddress, trustedNetworks } from '../address.ts'
import { type Arrival, callOf, endCall, shareCall } from '../call.ts'
import type { ServerOptions } from '../options.ts'

/** Begins the record of a request that the other plugins share, and names it in the answer: `x-request-id`. */
export function useCall({ trustedProxies = [] }: Pick<ServerOptions, 'trustedProxies'>): Plugin<object, Arrival> {
  const trusted = trustedNetworks(trustedProxies)
  const begin = (request: Request, { peer = 'unknown', call }: Arrival) => {
    if (call) shareCall(request, call)
    return callOf(request, () => callerAddress(peer, request.headers.get('x-forwarded-for'), trusted))
  }
  return {
    onRequest({ request, serverContext }) {
      const { whenSent }: Arrival = serverContext
      const call = begin(request, serverContext)
      request.signal?.addEventListener('abort', () => call.over.abort(), { once: true })
      whenSent?.(() => endCall(call))
    },
    onResponse({ request, response, serverContext }) {
      const { whenSent }: Arrival = serverContext
      // Yoga answers preflights before any plugin hears of them.
      const call = begin(request, serverContext)
      response.headers.set('x-request-id', call.id)
      if (!whenSent) endCall(call)
    }
  }
}
