import type { Plugin } from 'graphql-yoga'
import { callOf } from '../call.ts'
import { unlessOver } from '../unless-over.ts'

/**
 * No resolver begins once the caller has gone away or the time is up, and nobody's turn lasts longer, whatever executes.
 * Yoga's own knows only of the former.
 */
export function useCancellation(): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { request } = args.contextValue as { request?: Request }
      if (!request) return
      const { signal } = callOf(request).over
      Object.assign(args, { signal })
      setExecuteFn((given) =>
        unlessOver(executeFn(given), signal, () => {
          throw signal.reason
        })
      )
    }
  }
}
