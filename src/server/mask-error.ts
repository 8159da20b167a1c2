import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { userError } from '../graphql/errors.ts'
import { databaseError } from './database-errors.ts'
import type { ServerOptions } from './options.ts'

/**
 * Lets through what is meant for the caller. Everything else is ours: it is reported once under an id, and the caller
 * learns the id and nothing of tables, statements or code.
 */
export function errorMask({ report = toStandardError }: Pick<ServerOptions, 'report'>) {
  return (error: unknown): Error => {
    const cause = causeOf(error)
    if (cause === null) return tooLarge(error) ?? withoutCause(error as GraphQLError)
    const id = randomUUID()
    report(`${id} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`)
    const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {}
    const known = databaseError(cause)
    if (known) return new GraphQLError(known.message, { ...place, extensions: known.extensions })
    return new GraphQLError('Something went wrong on our side. It is noted; tell us the id if it goes on.', {
      ...place,
      extensions: { code: 'INTERNAL', id }
    })
  }
}

/** What lies behind an error; null where it is a GraphQL error all the way, thrown on purpose. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error
  return error.originalError === undefined || error.originalError === null ? null : causeOf(error.originalError)
}

function tooLarge(error: unknown): GraphQLError | null {
  const http = error instanceof GraphQLError ? (error.extensions['http'] as { status?: number } | undefined) : undefined
  return http?.status === 413 ? userError('TOO_LARGE', 'The request is larger than 1 MB: send less at once.') : null
}

/** Yoga's own refusals carry the error they come from, stack and all. */
function withoutCause(error: GraphQLError): GraphQLError {
  const { originalError, ...extensions } = error.extensions
  if (originalError === undefined) return error
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, path: error.path ?? null, extensions })
}

function toStandardError(text: string): void {
  process.stderr.write(`${text}\n`)
}
