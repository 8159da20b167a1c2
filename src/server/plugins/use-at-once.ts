import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import { shareOf } from '../address.ts'
import { callOf } from '../call.ts'
import { refusal } from '../refusal.ts'

/** Bounds how many requests of one address are under way, from the headers until the answer is sent. */
export function useAtOnce({ atOnce }: { atOnce: number }): Plugin {
  const underWay = new Map<string, number>()
  return {
    onRequest({ request, endResponse }) {
      const call = callOf(request)
      const share = shareOf(call.address)
      const before = underWay.get(share) ?? 0
      if (before >= atOnce) {
        const message = `${atOnce} requests of this address are under way: wait for one to be answered.`
        const error = userError('TOO_MANY_REQUESTS', message, { bucket: 'at-once', headers: { 'retry-after': '1' } })
        endResponse(refusal(request, error))
        return
      }
      underWay.set(share, before + 1)
      call.endings.push(() => {
        const rest = (underWay.get(share) ?? 1) - 1
        if (rest === 0) underWay.delete(share)
        else underWay.set(share, rest)
      })
    }
  }
}
