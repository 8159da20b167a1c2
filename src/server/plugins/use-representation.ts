import type { Plugin } from 'graphql-yoga'
import { Answer } from '../answers/answer.ts'
import { type Ages, represent } from '../answers/representation.ts'
import { type Arrival, type Call, callOf } from '../call.ts'
import type { ServerOptions } from '../options.ts'

type Options = Ages & Pick<ServerOptions, 'now'>

/** Writes the answers to readers, which all may share: named by their content, compressed, to be kept for a while. */
export function useRepresentation({ now = () => new Date(), ...ages }: Options): Plugin<object, Arrival> {
  return {
    async onResponse({ request, response, serverContext, fetchAPI, setResponse }) {
      // Yoga answers these before anybody has begun a call.
      if (request.method === 'OPTIONS') return
      const call = callOf(request)
      const answer = call.answer ?? (await answerIn(call, response))
      call.fill?.end(answer ?? (call.over.aborted ? 'gone' : 'none'))
      if (!answer || response.status !== 200) return
      const { headers } = request
      const asked = { method: request.method, acceptEncoding: headers.get('accept-encoding'), ifNoneMatch: headers.get('if-none-match') }
      const made = represent(answer, asked, response.headers.get('content-type') ?? '', { now: now(), ages })
      const others = [...response.headers].filter(([name]) => name.toLowerCase() !== 'content-length' && (made.status === 200 || name.toLowerCase() !== 'content-type'))
      const body = made.status === 304 ? null : ((await made.body) as Uint8Array<ArrayBuffer>)
      setResponse(new fetchAPI.Response(body, { status: made.status, headers: [...others, ...made.headers] }))
      const { represented }: Arrival = serverContext
      represented?.()
    }
  }
}

/** The answer to a query of a reader that went well; null for everything else. */
async function answerIn({ reading, operation, cost, codes }: Call, response: Response): Promise<Answer | null> {
  if (reading === null || operation === null || cost === null || codes.length > 0 || response.status !== 200) return null
  return new Answer(Buffer.from(await response.text()), { operation, cost, reading })
}
