import type { Plugin } from 'graphql-yoga'
import { callOf } from '../call.ts'
import { type Buckets, charge, countIn, rateLimitFields, tooMany } from '../rates.ts'
import { refusal } from '../refusal.ts'

/**
 * Counts requests by key or by address, and the cost of what readers without a key ask for. Cost is known once an
 * operation is done and is charged then: what is over is paid by waiting, and nobody begins on an empty allowance.
 */
export function useRates(buckets: Buckets): Plugin {
  return {
    onRequest({ request, endResponse }) {
      const spent = countIn(buckets, callOf(request))
      if (spent) endResponse(refusal(request, tooMany(spent)))
    },
    onResultProcess({ request }) {
      charge(buckets, callOf(request))
    },
    onResponse({ request, response }) {
      for (const [name, value] of rateLimitFields(callOf(request).allowances)) response.headers.set(name, value)
    }
  }
}
