import { GraphQLError } from 'graphql'
import { isConnectionLost, isReadOnly, isStatementTimeout } from '../database/failures.ts'
import { userError } from '../graphql/errors.ts'

/** Seconds after which asking again makes sense: a server that restarts is back by then, as a rule. */
const RETRY_SECONDS = 2

/**
 * What the caller learns of a database that is gone, or that ended a statement: nothing of it, but what to do. Null for
 * every other error. The details are for the log.
 */
export function databaseError(cause: unknown): GraphQLError | null {
  if (isStatementTimeout(cause)) return userError('TIMEOUT', 'The database took longer over this than the server allows: ask for less at once.')
  if (isReadOnly(cause)) return unavailable('The database can only be read at this moment, so no change was made: try again in a few seconds.')
  if (!isConnectionLost(cause)) return null
  return unavailable('The database does not answer, so nothing was read and no change was made: try again in a few seconds.')
}

function unavailable(reason: string): GraphQLError {
  const { message, extensions } = userError('DATABASE_UNAVAILABLE', reason)
  const http = { ...(extensions['http'] as object), headers: { 'retry-after': String(RETRY_SECONDS) } }
  return new GraphQLError(message, { extensions: { ...extensions, http } })
}
