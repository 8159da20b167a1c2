import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import { shareOf } from '../address.ts'
import { callOf } from '../call.ts'
import type { FairTurns } from '../turns.ts'

/** Executes so many operations at one time and no more; once its body is read, a request waits for its turn. */
export function useTurn({ turns }: { turns: FairTurns }): Plugin {
  return {
    onParams({ request, paramsHandler, setParamsHandler }) {
      setParamsHandler(async (payload) => {
        const { address, over } = callOf(request)
        const turn = await turns.take(shareOf(address), over)
        if (turn === 'full') {
          throw userError('OVERLOADED', 'Too many operations wait for their turn: try again in a second.', { headers: { 'retry-after': '1' } })
        }
        // Nobody is there to read the answer.
        if (turn === 'gone') return { errors: [userError('TIMEOUT', 'The request ended before its turn came.')] }
        try {
          return await paramsHandler(payload)
        } finally {
          turn.leave()
        }
      })
    }
  }
}
