import type { Plugin } from 'graphql-yoga'
import { callOf } from '../call.ts'
import { type Allowance, type Buckets, rateLimitFields, tooMany } from '../rates.ts'
import { refusal } from '../refusal.ts'

/**
 * Counts requests by key or by address, and the cost of what readers without a key ask for. Cost is known once an
 * operation is done and is charged then: what is over is paid by waiting, and nobody begins on an empty allowance.
 */
export function useRates({ address, key, cost }: Buckets): Plugin {
  return {
    async onRequest({ request, endResponse }) {
      const call = callOf(request)
      const anonymous = call.caller === 'anonymous'
      const taken = await (anonymous ? address?.take(call.address) : key?.take(call.viewer.keyId ?? call.caller))
      const budget = anonymous ? await cost?.look(call.address) : undefined
      call.allowances = [taken, budget].filter((allowance): allowance is Allowance => allowance !== undefined)
      const spent = call.allowances.find(({ exceeded, remaining, bucket }) => exceeded || (bucket === 'cost' && remaining === 0))
      if (spent) endResponse(refusal(request, tooMany(spent)))
    },
    async onResultProcess({ request }) {
      const call = callOf(request)
      if (!cost || call.caller !== 'anonymous' || !call.cost) return
      const left = await cost.take(call.address, Math.ceil(call.cost))
      call.allowances = [...call.allowances.filter(({ bucket }) => bucket !== 'cost'), left]
    },
    onResponse({ request, response }) {
      const { allowances } = callOf(request)
      if (allowances.length === 0) return
      const { policy, limit } = rateLimitFields(allowances)
      response.headers.set('ratelimit-policy', policy)
      response.headers.set('ratelimit', limit)
    }
  }
}
