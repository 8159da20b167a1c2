import type { IncomingMessage, ServerResponse } from 'node:http'
import { MOST_PIECES } from './body.ts'

/** How long a caller may go on sending what nobody reads, so that it gets to read the refusal: milliseconds. */
const LINGER_MS = 1000

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

/** Cuts off a caller that has not taken its answer within so many seconds. */
export function cutWhereSlow(response: ServerResponse, seconds: number): void {
  const slow = setTimeout(() => response.destroy(), seconds * 1000)
  response.once('close', () => clearTimeout(slow))
}

/**
 * Sends an answer. A caller that does not take it within `seconds` is cut off. Where the body of the request was not
 * read to its end, the connection is closed, but not before the caller had a moment to see why.
 */
export async function send(answer: Response, { request, response }: Exchange, { seconds, last }: { seconds: number; last: boolean }): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  if (response.destroyed) return
  cutWhereSlow(response, seconds)
  const headers: Record<string, string | number> = Object.fromEntries(answer.headers)
  const empty = answer.status === 204 || answer.status === 304
  if (!empty) headers['content-length'] = body.byteLength
  if (last || !request.complete) headers['connection'] = 'close'
  response.writeHead(answer.status, headers)
  if (request.complete || request.method === 'HEAD' || empty) {
    response.end(body)
    return
  }
  response.write(body)
  const over = () => response.end()
  const lingering = setTimeout(over, LINGER_MS)
  let pieces = 0
  request.on('data', () => {
    // Who sends on and on, or in crumbs, takes everybody's time: the rest is not read.
    if (++pieces === MOST_PIECES) response.destroy()
  })
  request.once('close', () => clearTimeout(lingering)).once('end', over).once('error', over)
  request.resume()
}
