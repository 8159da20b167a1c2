import type { Readable } from 'node:stream'
import { isUserError, userError } from '../graphql/errors.ts'

/** What a request to /graphql asks for, by the names of the GraphQL-over-HTTP specification. */
export interface Parameters {
  query?: string
  operationName?: string
  variables?: Record<string, unknown>
  extensions?: Record<string, unknown>
}

/** Room in memory for the bodies of all requests under way, in bytes. */
export class BodyRoom {
  #free: number

  constructor(bytes: number) {
    this.#free = bytes
  }

  take(bytes: number): boolean {
    if (bytes > this.#free) return false
    this.#free -= bytes
    return true
  }

  give(bytes: number): void {
    this.#free += bytes
  }
}

/** Each piece of a body costs as much as hundreds of its bytes: so many small ones are taken, and no more. */
export const MOST_PIECES = 2000
const SMALL_PIECE = 64

interface Reading {
  /** Bytes. */
  limit: number
  /** Asks for room for so many bytes more; who gave it takes it back. */
  hold: (bytes: number) => boolean
  /** What the body is read from, where it is to be left open, so that the caller can be told why no more is read. */
  incoming?: Readable | undefined
}

/** Reads a body as text, whatever its headers say of its length. Throws TOO_LARGE, OVERLOADED or BAD_REQUEST. */
export async function readBody(request: Request, { limit, hold, incoming }: Reading): Promise<string> {
  const announced = request.headers.get('content-length')
  if (announced !== null && Number(announced) > limit) throw tooLarge(limit)
  // One buffer that grows: a body sent byte by byte would make a million small ones.
  let bytes = new Uint8Array(0)
  let size = 0
  let pieces = 0
  try {
    for await (const piece of piecesOf(request, incoming)) {
      const end = size + piece.byteLength
      if (end > limit) throw tooLarge(limit)
      if (++pieces > MOST_PIECES && end < pieces * SMALL_PIECE) throw tooSmall()
      if (end > bytes.length) {
        const grown = new Uint8Array(Math.min(limit, Math.max(2 * bytes.length, end, 1024)))
        if (!hold(grown.length - bytes.length)) throw tooMuch()
        grown.set(bytes.subarray(0, size))
        bytes = grown
      }
      bytes.set(piece, size)
      size = end
    }
  } catch (error) {
    if (isUserError(error)) throw error
    throw userError('BAD_REQUEST', 'The body ended before it was whole: send it again.')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, size))
  } catch {
    throw userError('BAD_REQUEST', 'The body is not UTF-8: send JSON in UTF-8.')
  }
}

function piecesOf(request: Request, incoming: Readable | undefined): AsyncIterable<Uint8Array> {
  if (!incoming) return (request.body ?? []) as AsyncIterable<Uint8Array>
  return { [Symbol.asyncIterator]: () => incoming.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array> }
}

/** The parameters in a JSON body. Throws BAD_REQUEST, saying what was expected. */
export function parametersOfBody(text: string): Parameters {
  const body = json(text, 'The body')
  if (Array.isArray(body)) throw userError('BAD_REQUEST', 'The body is a list, and batching is off: send one operation a request.')
  if (!isObject(body)) throw userError('BAD_REQUEST', 'The body must be a JSON object with "query" and, where needed, "variables".')
  const unknown = Object.keys(body).find((name) => !['query', 'operationName', 'variables', 'extensions'].includes(name))
  if (unknown !== undefined) {
    throw userError('BAD_REQUEST', `The body has "${unknown.slice(0, 50)}", which means nothing here: it takes "query", "operationName", "variables" and "extensions".`)
  }
  return checked(body)
}

/** The parameters in the address of a GET. Throws BAD_REQUEST, saying what was expected. */
export function parametersOfUrl(url: string): Parameters {
  const search = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '')
  const parameters: Record<string, unknown> = {}
  for (const name of ['query', 'operationName', 'variables', 'extensions']) {
    const values = search.getAll(name)
    if (values.length > 1) throw userError('BAD_REQUEST', `The parameter "${name}" is there ${values.length} times: give it once.`)
    const [value] = values
    if (value === undefined) continue
    const object = name === 'variables' || name === 'extensions'
    parameters[name] = object ? (value === '' ? null : json(value, `The parameter "${name}"`)) : value
  }
  return checked(parameters)
}

function checked({ query, operationName, variables, extensions }: Record<string, unknown>): Parameters {
  if (query === undefined || query === null || query === '') throw userError('BAD_REQUEST', '"query" is missing: give a GraphQL document.')
  if (typeof query !== 'string') throw userError('BAD_REQUEST', '"query" must be text: a GraphQL document.')
  const parameters: Parameters = { query }
  if (operationName !== undefined && operationName !== null) {
    if (typeof operationName !== 'string') throw userError('BAD_REQUEST', '"operationName" must be text, or left out.')
    parameters.operationName = operationName
  }
  if (variables !== undefined && variables !== null) {
    if (!isObject(variables)) throw userError('BAD_REQUEST', '"variables" must be an object, or left out.')
    parameters.variables = variables
  }
  if (extensions !== undefined && extensions !== null) {
    if (!isObject(extensions)) throw userError('BAD_REQUEST', '"extensions" must be an object, or left out.')
    parameters.extensions = extensions
  }
  return parameters
}

function json(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw userError('BAD_REQUEST', `${what} is not JSON (${(error as Error).message.slice(0, 200)}).`)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function tooLarge(limit: number) {
  return userError('TOO_LARGE', `The request is larger than ${limit === 1_000_000 ? '1 MB' : `${limit} bytes`}: send less at once.`)
}

function tooSmall() {
  return userError('BAD_REQUEST', `The body comes in thousands of pieces of less than ${SMALL_PIECE} bytes: send it in larger ones, or with its length.`)
}

function tooMuch() {
  return userError('OVERLOADED', 'Too much is being sent to the server at once: try again in a second.', {
    headers: { 'retry-after': '1' }
  })
}
