import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import { shareOf } from '../address.ts'
import type { AtOnce } from '../at-once.ts'
import { callOf } from '../call.ts'
import { refusal } from '../refusal.ts'

/** Bounds how many requests of one address are under way, from the headers until the answer is sent. */
export function useAtOnce({ atOnce }: { atOnce: AtOnce }): Plugin {
  return {
    onRequest({ request, endResponse }) {
      const call = callOf(request)
      if (call.underWay) return
      const share = shareOf(call.address)
      const leave = atOnce.enter(share)
      if (leave === null) {
        const message = `${atOnce.most} requests of this address are under way: wait for one to be answered.`
        const error = userError('TOO_MANY_REQUESTS', message, { bucket: 'at-once', headers: { 'retry-after': '1' } })
        endResponse(refusal(request, error))
        return
      }
      call.underWay = true
      call.endings.push(leave)
    }
  }
}
