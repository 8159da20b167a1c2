import type { Plugin } from 'graphql-yoga'
import { callOf } from '../call.ts'

/** No resolver begins once the caller has gone away or the time is up. Yoga's own knows only of the former. */
export function useCancellation(): Plugin {
  return {
    onExecute({ args }) {
      const { request } = args.contextValue as { request?: Request }
      if (request) Object.assign(args, { signal: callOf(request).over.signal })
    }
  }
}
