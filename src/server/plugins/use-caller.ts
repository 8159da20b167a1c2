import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import { callOf } from '../call.ts'
import { keyring } from '../keys.ts'
import type { ServerOptions } from '../options.ts'
import { type Bucket, tooMany } from '../rates.ts'
import { refusal } from '../refusal.ts'

interface Options extends Pick<ServerOptions, 'adminKey' | 'metricsKey'> {
  refusedKeys: Bucket | null
}

/**
 * Says who asks, by the header `Authorization`, before anything else is read. A key that is wrong is an error, not a
 * reader; an address that has sent too many is not told any more whether one is right.
 */
export function useCaller({ adminKey, metricsKey, refusedKeys }: Options): Plugin {
  const callerOf = keyring({ admin: adminKey, metrics: metricsKey })
  return {
    async onRequest({ request, url, endResponse }) {
      const authorization = request.headers.get('authorization')
      if (authorization === null) return
      const call = callOf(request)
      const guesses = await refusedKeys?.look(call.address)
      if (guesses?.exceeded) return endResponse(refusal(request, tooMany(guesses)))
      const caller = callerOf(authorization)
      if (caller === 'malformed' || caller === 'wrong') {
        const left = await refusedKeys?.take(call.address)
        const error = left?.exceeded ? tooMany(left) : userError('UNAUTHENTICATED', MESSAGES[caller])
        return endResponse(refusal(request, error))
      }
      if (caller === 'metrics' && url.pathname !== '/metrics') {
        return endResponse(refusal(request, userError('UNAUTHENTICATED', 'This key reads /metrics and nothing else: leave it out to read the record.')))
      }
      call.caller = caller
    }
  }
}

const MESSAGES = {
  malformed: 'The header "Authorization" must read "Bearer <key>"; leave it out to read only.',
  wrong: 'The key is not valid: send the one printed at first start, or no "Authorization" to read only.'
}
