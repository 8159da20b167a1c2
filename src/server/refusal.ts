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

/** The refusal of a request that has reached Yoga, in the media type that the caller accepts; noted for log and metrics. */
export function refusal(request: Request, error: GraphQLError): Response {
  const { body, ...rest } = refusalOf(error, request.headers.get('accept'))
  noteError(callOf(request), error.extensions)
  return new Response(body, rest)
}
