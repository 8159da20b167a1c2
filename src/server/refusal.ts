import { STATUS_CODES } from 'node:http'
import type { GraphQLError } from 'graphql'
import { callOf, noteError } from './call.ts'

/** An answer that refuses, before anything of GraphQL is looked at: one error, as JSON. */
export interface Refusal {
  status: number
  headers: Record<string, string>
  body: string
}

/** The refusal that an error makes: its message and extensions, with the status and headers that it carries. */
export function refusalOf({ message, extensions: all }: GraphQLError, accept: string | null = null): Refusal {
  const { http, ...extensions } = all as Record<string, unknown> & { http?: { status?: number; headers?: Record<string, string> } }
  const type = accept?.includes('application/graphql-response+json') ? 'application/graphql-response+json' : 'application/json'
  return {
    status: http?.status ?? 400,
    headers: { ...http?.headers, 'content-type': `${type}; charset=utf-8` },
    body: JSON.stringify({ errors: [{ message, extensions }] })
  }
}

/**
 * A refusal as it goes over the wire, where there is no request that it could answer; the last on its connection. HTTP has
 * statuses of its own for some of what can be wrong then.
 */
export function written({ headers, body, status: usual }: Refusal, status = usual): string {
  const fields = { ...headers, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', connection: 'close', 'content-length': Buffer.byteLength(body) }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n')
}

/** The refusal of a request that has reached Yoga, in the media type that the caller accepts; noted for log and metrics. */
export function refusal(request: Request, error: GraphQLError): Response {
  const { body, ...rest } = refusalOf(error, request.headers.get('accept'))
  noteError(callOf(request), error.extensions)
  return new Response(body, rest)
}
