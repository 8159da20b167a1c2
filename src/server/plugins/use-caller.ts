import type { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { KnownKeys } from '../../features/auth/known-keys.ts'
import type { KeyRow } from '../../features/auth/rows.ts'
import { userError } from '../../graphql/errors.ts'
import { ADMIN } from '../../graphql/viewer.ts'
import { type Call, callOf } from '../call.ts'
import { bearerOf, keyring } from '../keys.ts'
import type { Log } from '../log.ts'
import { maskError } from '../mask-error.ts'
import type { ServerOptions } from '../options.ts'
import { type Bucket, tooMany } from '../rates.ts'
import { refusal } from '../refusal.ts'

interface Options extends Pick<ServerOptions, 'adminKey' | 'metricsKey' | 'now'> {
  refusedKeys: Bucket | null
  log: Log
}

/**
 * Says who asks, by the header `Authorization`, before anything else is read. A key that is wrong is an error, not a
 * reader; an address that has sent too many is not told any more whether one is right.
 */
export function useCaller({ adminKey, metricsKey, refusedKeys, log, now = () => new Date() }: Options): Plugin {
  const callerOf = keyring({ admin: adminKey, metrics: metricsKey })
  const keys = new KnownKeys({ now, report: (err) => log.warn({ err }, 'the use of a key could not be noted') })

  /** Says in the call who asks, or gives what is wrong with the key. */
  async function tell(call: Call, authorization: string): Promise<string | null> {
    const caller = callerOf(authorization)
    if (caller === 'malformed') return 'The header "Authorization" must read "Bearer <key>"; leave it out to read only.'
    if (caller !== 'wrong') {
      call.caller = caller
      if (caller === 'admin') call.viewer = ADMIN
      return null
    }
    const key = await keys.find(bearerOf(authorization) ?? '')
    const fault = faultOf(key, now())
    if (key === null || fault !== null) return fault
    const { id: keyId, name: actor, role, expiresAt } = key
    Object.assign(call, { caller: 'key', viewer: { role, actor, keyId, perspective: 'PUBLISHED', expiresAt } } satisfies Partial<Call>)
    keys.used(key)
    return null
  }

  return {
    async onRequest({ request, url, endResponse }) {
      const authorization = request.headers.get('authorization')
      if (authorization === null) return
      const call = callOf(request)
      const guesses = refusedKeys?.look(call.address)
      if (guesses?.exceeded) return endResponse(refusal(request, tooMany(guesses)))
      let fault: string | null
      try {
        fault = await tell(call, authorization)
      } catch (err) {
        log.error({ requestId: call.id, err }, 'a key could not be looked up')
        return endResponse(refusal(request, maskError(err) as GraphQLError))
      }
      if (fault !== null) {
        const left = refusedKeys?.take(call.address)
        return endResponse(refusal(request, left?.exceeded ? tooMany(left) : userError('UNAUTHENTICATED', fault)))
      }
      if (call.caller === 'metrics' && url.pathname !== '/metrics') {
        return endResponse(refusal(request, userError('UNAUTHENTICATED', 'This key reads /metrics and nothing else: leave it out to read the record.')))
      }
    }
  }
}

/** Why a key is not taken, or null. Only who has the whole secret learns that there was such a key. */
function faultOf(key: KeyRow | null, now: Date): string | null {
  if (key === null) return 'The key is not valid: send one that is, or no "Authorization" to read only.'
  if (key.revokedAt) return `The key was revoked at ${key.revokedAt.toISOString()}: ask an admin for another.`
  if (key.expiresAt && key.expiresAt <= now) return `The key expired at ${key.expiresAt.toISOString()}: ask an admin for another.`
  return null
}
