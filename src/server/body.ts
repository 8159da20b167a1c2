import type { GraphQLError } from 'graphql'
import { userError } from '../graphql/errors.ts'

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

/** How many times the limit is read and thrown away before the connection is cut. */
const LINGER = 8

/**
 * Reads a body as text, whatever its headers say of its length. `hold` asks for room for so many bytes more; who gave it
 * takes it back. Throws TOO_LARGE, OVERLOADED or BAD_REQUEST.
 */
export async function readBody(request: Request, limit: number, hold: (bytes: number) => boolean): Promise<string> {
  const announced = request.headers.get('content-length')
  if (announced !== null && Number(announced) > limit) throw tooLarge(limit)
  // One buffer that grows: a body sent byte by byte would make a million small ones.
  let bytes = new Uint8Array(0)
  let size = 0
  let refused: GraphQLError | null = null
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      const end = size + chunk.byteLength
      if (end > limit) refused ??= tooLarge(limit)
      if (!refused && end > bytes.length) {
        const grown = new Uint8Array(Math.min(limit, Math.max(2 * bytes.length, end, 1024)))
        if (hold(grown.length - bytes.length)) {
          grown.set(bytes.subarray(0, size))
          bytes = grown
        } else refused = tooMuch()
      }
      // What is refused is read on, but not kept: to leave off here would cut the connection, and nobody would hear why.
      if (refused) bytes = new Uint8Array(0)
      else bytes.set(chunk, size)
      size = end
      if (size > LINGER * limit) break
    }
  } catch {
    throw userError('BAD_REQUEST', 'The body ended before it was whole: send it again.')
  }
  if (refused) throw refused
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, size))
  } catch {
    throw userError('BAD_REQUEST', 'The body is not UTF-8: send JSON in UTF-8.')
  }
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

function tooMuch() {
  return userError('OVERLOADED', 'Too much is being sent to the server at once: try again in a second.', {
    headers: { 'retry-after': '1' }
  })
}
