/**
 * What went wrong with the database itself, told from what was wrong with a statement. Errors reach us in several
 * shapes: as pg throws them, wrapped by Prisma's adapter, wrapped again by its client, and as Node's own of a socket.
 */

/** SQLSTATE query_canceled: both databases report a statement that ran too long by it. */
const QUERY_CANCELED = '57014'

/** SQLSTATE unique_violation. */
const UNIQUE_VIOLATION = '23505'

/** SQLSTATE invalid_sql_statement_name. */
const UNKNOWN_NAME = '26000'

/** SQLSTATE read_only_sql_transaction: the server is a standby, or was told to take no changes. */
export const READ_ONLY = '25006'

/**
 * SQLSTATEs of a session that is over or never began: class 08 (connection exceptions), admin_shutdown, crash_shutdown,
 * cannot_connect_now, database_dropped, idle_session_timeout, too_many_connections.
 */
const SESSION_OVER = /^(08...|57P0[1-5]|53300)$/

/** Node's codes of a socket that cannot be opened, or broke. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'
])

/** What Prisma's adapter makes of the same (`kind`), and its client (`code`). */
const ADAPTER_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])
const CLIENT_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017'])

/** pg says these without a code. */
const BROKEN = /^(Connection terminated|timeout exceeded when trying to connect)/
/** pg says this of a statement that it did not even send, because its connection was known to be over. */
const NOT_SENT = /and is not queryable$/

/** Whether the statement was ended because it ran longer than the database lets one run. */
export function isStatementTimeout(error: unknown): boolean {
  return layers(error).some(({ code, originalCode }) => code === QUERY_CANCELED || originalCode === QUERY_CANCELED)
}

/** Whether the connection to the database was lost, or could not be had. */
export function isConnectionLost(error: unknown): boolean {
  return layers(error).some(
    ({ code = '', originalCode = '', kind = '', message = '' }) =>
      SESSION_OVER.test(code) ||
      SESSION_OVER.test(originalCode) ||
      SOCKET_CODES.has(code) ||
      CLIENT_CODES.has(code) ||
      ADAPTER_KINDS.has(kind) ||
      BROKEN.test(message) ||
      NOT_SENT.test(message)
  )
}

/** Whether the server refused the statement and keeps the session (severity ERROR), rather than ending it (FATAL); as pg throws it. */
export function isRefusal(error: unknown): boolean {
  return (error as { severity?: unknown }).severity === 'ERROR'
}

/**
 * Whether a prepared statement no longer fits, as pg throws it: a change of the schema has changed the types of its result, or
 * the session was made to forget what it had prepared. It has not begun to run then, and may be sent again.
 */
export function isOutdated(error: unknown): boolean {
  const { code, routine } = error as { code?: unknown; routine?: unknown }
  // By the place in PostgreSQL's source: the message is in the server's language, and 0A000 (feature_not_supported) is said of many things.
  return (code === '0A000' && routine === 'RevalidateCachedQuery') || code === UNKNOWN_NAME
}

/** By which SQLSTATE the database refused a statement, and where in its source; nothing of what it says in words. */
export function sqlStateOf(error: unknown): { sqlState?: string; routine?: string } {
  const { severity, code, routine } = error as Record<string, unknown>
  if (typeof severity !== 'string' || typeof code !== 'string') return {}
  return { sqlState: code, ...(typeof routine === 'string' ? { routine } : {}) }
}

/** Whether the database only lets itself be read at this moment. */
export function isReadOnly(error: unknown): boolean {
  return layers(error).some(({ code, originalCode }) => code === READ_ONLY || originalCode === READ_ONLY)
}

/** Whether a unique key was taken already: as Prisma reports it of its own statements (P2002), and of raw ones. */
export function isUniqueViolation(error: unknown): boolean {
  return layers(error).some(({ code, originalCode }) => code === 'P2002' || code === UNIQUE_VIOLATION || originalCode === UNIQUE_VIOLATION)
}

/** Of a lost connection: whether the statement is known not to have reached the database. */
export function wasNeverSent(error: unknown): boolean {
  return layers(error).some(({ code, message = '' }) => NOT_SENT.test(message) || code === 'ECONNREFUSED')
}

/** The parts of an error, or of what it wraps, that tell what it is. */
interface Layer {
  code?: string
  originalCode?: string
  kind?: string
  message?: string
}

/** The error and everything it wraps: `cause`, Prisma's `meta.driverAdapterError`, GraphQL's and Node's. */
function layers(error: unknown): Layer[] {
  const found = new Set<object>()
  const open: unknown[] = [error]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null || found.has(next)) continue
    found.add(next)
    const { cause, originalError, errors, meta } = next as Record<string, unknown>
    open.push(cause, originalError, (meta as Record<string, unknown> | undefined)?.['driverAdapterError'])
    if (Array.isArray(errors)) open.push(...(errors as unknown[]))
  }
  return [...found].map((layer) => Object.fromEntries(Object.entries(textsOf(layer)).filter(([, text]) => typeof text === 'string')))
}

function textsOf(layer: object): Record<keyof Layer, unknown> {
  const { code, originalCode, kind, message } = layer as Record<string, unknown>
  return { code, originalCode, kind, message }
}
