import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import { callOf, elapsed } from '../call.ts'
import { refusal } from '../refusal.ts'

/** Answers TIMEOUT when the time is up, and tells whatever still works for the request that it is in vain. */
export function useDeadline({ seconds }: { seconds: number }): Plugin {
  return {
    onRequest({ requestHandler, setRequestHandler }) {
      setRequestHandler((request, context) => {
        const call = callOf(request)
        const tooLong = () => {
          const doubt = call.operation?.type === 'mutation' ? ' The change may have been made all the same: read the record before you repeat it.' : ''
          return refusal(request, userError('TIMEOUT', `The request took longer than ${seconds} s: ask for less at once.${doubt}`))
        }
        const left = seconds * 1000 - elapsed(call)
        // It was looked at before it came here.
        if (left <= 0) return tooLong()
        return new Promise((resolve, reject) => {
          const timer = setTimeout(() => {
            resolve(tooLong())
            call.over.abort()
          }, left)
          const stop = () => clearTimeout(timer)
          Promise.resolve(requestHandler(request, context)).then(resolve, reject).then(stop, stop)
        })
      })
    }
  }
}
