import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { databaseError } from './database-errors.ts'

/** What lies behind an error that the caller sees in other words. */
const causes = new WeakMap<Error, unknown>()

/**
 * Lets through what is meant for the caller. Everything else is ours: the caller learns an id and nothing of tables,
 * statements or code, and the log has what happened under that id (plugins/use-log.ts).
 */
export function maskError(error: unknown): Error {
  const cause = causeOf(error)
  if (cause === null) return withoutCause(error as GraphQLError)
  const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {}
  const known = databaseError(cause)
  const masked = known
    ? new GraphQLError(known.message, { ...place, extensions: known.extensions })
    : new GraphQLError('Something went wrong on our side. It is noted; tell us the id if it goes on.', {
        ...place,
        extensions: { code: 'INTERNAL', id: randomUUID() }
      })
  causes.set(masked, cause)
  return masked
}

/** What was masked by this error; undefined where nothing was. */
export function maskedCause(error: Error): unknown {
  return causes.get(error)
}

/** What lies behind an error; null where it is a GraphQL error all the way, thrown on purpose. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error
  return error.originalError === undefined || error.originalError === null ? null : causeOf(error.originalError)
}

/** Yoga's own refusals carry the error they come from, stack and all. */
function withoutCause(error: GraphQLError): GraphQLError {
  const { originalError, ...extensions } = error.extensions
  if (originalError === undefined) return error
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, path: error.path ?? null, extensions })
}
