import type { GraphQLError } from 'graphql'
import { callOf, noteError } from './call.ts'

/**
 * The answer that refuses a request before GraphQL sees it: one error, in the media type that the caller accepts, with
 * the status and headers that the error carries.
 */
export function refusal(request: Request, error: GraphQLError): Response {
  const { http, ...extensions } = error.extensions as Record<string, unknown> & {
    http?: { status?: number; headers?: Record<string, string> }
  }
  noteError(callOf(request), extensions)
  const type = request.headers.get('accept')?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json'
  return new Response(JSON.stringify({ errors: [{ message: error.message, extensions }] }), {
    status: http?.status ?? 400,
    headers: { ...http?.headers, 'content-type': `${type}; charset=utf-8` }
  })
}
