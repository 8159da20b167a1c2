import type { IncomingMessage } from 'node:http'

/** Forms of requests that are told apart, and the characters of one: a client has one form for all that it asks. */
const MOST_SHAPES = 500
const LONGEST = 1000

/** What of a request decides whether it is taken, and all that an answer says beside its content. */
const DECIDING = ['host', 'accept', 'origin', 'content-type', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'] as const

/** What only the other lane knows what to do with. */
const UNCOMMON = ['authorization', 'content-encoding', 'transfer-encoding', 'expect', 'upgrade'] as const

/** What is said anew with each answer. */
const OWN = new Set([
  ...['x-request-id', 'ratelimit', 'ratelimit-policy', 'content-length', 'connection'],
  ...['etag', 'cache-control', 'content-encoding']
])

/** How requests of one form are answered when all goes well. */
export interface Shape {
  /** The media type of the answer. */
  type: string
  /** Names and values in turn, of all headers that do not depend on the answer; `content-type` among them. */
  headers: readonly string[]
  /** The same for an answer without content. */
  headersOfNothing: readonly string[]
  cacheControl: string
}

/**
 * How requests of each form were answered by Yoga, so that the same can be said without asking it again. Nothing is
 * decided here: a form that Yoga has not yet answered well is Yoga's to answer.
 */
export class Shapes {
  readonly #known = new Map<string, Shape>()

  find(request: IncomingMessage): Shape | null {
    const name = nameOf(request)
    return name === null ? null : (this.#known.get(name) ?? null)
  }

  /** Notes how a request was answered that was a query of a reader and went well. */
  learn(request: IncomingMessage, { status, headers }: Response): void {
    const name = nameOf(request)
    if (name === null || status !== 200) return
    const general = [...headers].filter(([header]) => !OWN.has(header.toLowerCase()))
    const shape: Shape = {
      type: headers.get('content-type') ?? '',
      headers: general.flat(),
      headersOfNothing: general.filter(([header]) => header.toLowerCase() !== 'content-type').flat(),
      cacheControl: headers.get('cache-control') ?? ''
    }
    this.#known.delete(name)
    this.#known.set(name, shape)
    for (const [oldest] of this.#known) if (this.#known.size > MOST_SHAPES) this.#known.delete(oldest)
  }
}

/** Requests with one name are treated alike; null for those that are Yoga's. */
function nameOf({ method = '', url = '', headers }: IncomingMessage): string | null {
  const fits = method === 'POST' ? url === '/graphql' : (method === 'GET' || method === 'HEAD') && url.startsWith('/graphql?')
  if (!fits) return null
  for (const name of UNCOMMON) if (headers[name] !== undefined) return null
  if (method !== 'POST' && headers['content-length'] !== undefined) return null
  let name = method
  for (const header of DECIDING) name += `\n${headers[header] ?? ''}`
  return name.length > LONGEST ? null : name
}
