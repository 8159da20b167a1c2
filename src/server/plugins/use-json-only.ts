import type { Plugin } from 'graphql-yoga'
import { BodyRoom, parametersOfBody, parametersOfUrl, readBody } from '../body.ts'
import { type Arrival, callOf } from '../call.ts'

/** How many bodies of the largest size fit into memory together; ordinary ones are a thousand times smaller. */
const LARGE_BODIES = 64

/** Reads operations from JSON bodies and from the address of a GET, and from nothing else that Yoga knows. */
export function useJsonOnly({ largest }: { largest: number }): Plugin<object, Arrival> {
  const room = new BodyRoom(LARGE_BODIES * largest)
  return {
    onRequestParse({ serverContext, setRequestParser }) {
      const { incoming, text }: Arrival = serverContext
      setRequestParser(async (request) => {
        if (request.method === 'GET') return parametersOfUrl(request.url)
        if (text !== undefined) return parametersOfBody(text)
        const call = callOf(request)
        let held = 0
        call.endings.push(() => room.give(held))
        const hold = (bytes: number) => {
          const fits = room.take(bytes)
          if (fits) held += bytes
          return fits
        }
        return parametersOfBody(await readBody(request, { limit: largest, hold, incoming }))
      })
    }
  }
}
