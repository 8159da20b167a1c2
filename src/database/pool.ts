import { Client, Pool } from 'pg'
import type { ClientBase, PoolClient } from 'pg'
import { embeddedSocket } from './embedded/socket.ts'
import type { EmbeddedServer } from './embedded/server.ts'
import { isConnectionLost, isRefusal } from './failures.ts'
import { Session } from './session.ts'
import type { SessionConfig } from './session.ts'
import { sessionScript } from './settings.ts'

/** The oldest PostgreSQL Greenlit's migrations and statements are written for. */
const OLDEST_SERVER = 15

/** Milliseconds that a statement waits for its turn on a connection, or for a new one. */
const WAIT_MS = 10_000
/** Milliseconds until a server that takes a connection and says nothing is given up. */
const CONNECT_MS = 3000
/** Milliseconds until a connection nobody uses is closed. */
const IDLE_MS = 30_000
/** Milliseconds of silence after which the system asks whether the other end is still there. */
const KEEP_ALIVE_MS = 10_000
/** Least milliseconds for a statement of a transaction: it may have to wait for other writers, one after another. */
const TURN_MS = 15_000
/** Least milliseconds between two times that all connections are replaced, because one of them led to a standby. */
const REPLACE_MS = 1000
/** Milliseconds that a transaction may do nothing while it holds its locks. */
const IDLE_IN_TRANSACTION_MS = 30_000

export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}

export interface ServerPoolOptions {
  /** Most connections at one time. */
  size: number
  schema: string
  /** Milliseconds that a statement may run; undefined: as long as it takes. */
  statementTimeoutMs?: number | undefined
  mostPrepared?: SessionConfig['mostPrepared']
}

/** Connections to a PostgreSQL server, not opened yet. */
export function serverPool(url: string, { size, schema, statementTimeoutMs, mostPrepared }: ServerPoolOptions): Pool {
  const script = sessionScript(schema, timeoutSettings(statementTimeoutMs))
  return steady(
    new Pool({
      connectionString: url,
      // The address may say another name.
      fallback_application_name: 'greenlit',
      max: size,
      connectionTimeoutMillis: WAIT_MS,
      idleTimeoutMillis: IDLE_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      Client: Session,
      connectLimit: CONNECT_MS,
      mostPrepared,
      ...(statementTimeoutMs === undefined
        ? {}
        : { statementLimits: { alone: statementTimeoutMs, inTransaction: Math.max(statementTimeoutMs, TURN_MS) } }),
      onConnect: async (client: ClientBase) => {
        await client.query(script)
      }
    } as SessionConfig)
  )
}

/** What ends a runaway statement, and gives the locks of a process that has stopped to the others. */
function timeoutSettings(statementTimeoutMs: number | undefined): [name: string, value: string][] {
  // 0 is no limit: said as well, since a role or a database may carry another, and a migration takes its time.
  if (statementTimeoutMs === undefined) return [['statement_timeout', '0'], ['idle_in_transaction_session_timeout', '0']]
  return [
    ['statement_timeout', String(statementTimeoutMs)],
    ['idle_in_transaction_session_timeout', String(IDLE_IN_TRANSACTION_MS)]
  ]
}

/**
 * The single connection to the embedded database. A transaction owns it until its end; everybody else waits in the
 * pool's queue, first come first served.
 */
export function embeddedPool(server: EmbeddedServer, { mostPrepared }: Pick<ServerPoolOptions, 'mostPrepared'> = {}): Pool {
  return steady(
    new Pool({
      max: 1,
      idleTimeoutMillis: 0,
      Client: Session,
      mostPrepared,
      stream: () => embeddedSocket(server),
      // Said in full, or pg takes them from the environment (PGSSLMODE, PGUSER), which is meant for servers.
      host: 'embedded',
      user: 'postgres',
      database: 'postgres',
      ssl: false
    } as SessionConfig)
  )
}

/** Connects once, or says in words what is wrong with the address, the server or the account. */
export async function checkServer(pool: Pool, url: string): Promise<void> {
  const { host, port, database, user } = new Client({ connectionString: url })
  const where = `PostgreSQL at ${host}:${port}`
  try {
    const { rows } = await pool.query<{ version: number; encoding: string }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version,
        current_setting('server_encoding') AS encoding`
    )
    const { version = 0, encoding = '' } = rows[0] ?? {}
    if (version < OLDEST_SERVER) {
      throw new DatabaseUnavailable(`${where} is version ${version}; Greenlit needs ${OLDEST_SERVER} or later.`)
    }
    if (encoding !== 'UTF8') {
      throw new DatabaseUnavailable(
        `Database "${database}" on ${where} is encoded in ${encoding}; create it with ENCODING 'UTF8'.`
      )
    }
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error
    const { code = '', message } = firstError(error)
    if (code === '3D000') {
      throw new DatabaseUnavailable(
        `${where} has no database "${database}". Create it (createdb ${database}) or correct DATABASE_URL.`
      )
    }
    if (code === '28P01' || code === '28000') {
      throw new DatabaseUnavailable(
        `${where} does not let user "${user}" in. Correct the user or the password in DATABASE_URL.`
      )
    }
    const reason = [code, message].filter((part) => part !== '').join(', ')
    throw new DatabaseUnavailable(`${where} cannot be reached (${reason}). Is it running, and is DATABASE_URL right?`)
  }
}

/**
 * pg throws a connection away after any failed statement sent through the pool. A constraint violation says nothing
 * about the connection, and a new one costs milliseconds and every prepared statement; so only broken ones go.
 *
 * A connection that was fine when it was last used may be found broken: the server has restarted since. A read then
 * goes to the next one. A write does not, as nobody knows how far it came, and neither does anything in a transaction.
 */
function steady(pool: Pool): Pool {
  const used = new WeakSet<ClientBase>()
  async function query(...statement: Parameters<ClientBase['query']>): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const client = await pool.connect()
      client.on('error', ignore)
      try {
        const result: unknown = await client.query(...statement)
        client.release()
        used.add(client)
        return result
      } catch (error) {
        client.release(isRefusal(error) ? undefined : (error as Error))
        // Every connection of the pool may be as old as this one; the one after them is new.
        if (attempt > pool.options.max || !used.has(client) || !isRead(statement) || !isStale(error)) throw error
      } finally {
        client.off('error', ignore)
      }
    }
  }
  pool.query = query as typeof pool.query
  leaveStandby(pool)
  // Idle connections break when the server restarts. The pool has dropped them by then; the next statement reconnects.
  pool.on('error', ignore)
  // Prisma's adapter adds a listener for every connection to the pool it is asked for.
  pool.setMaxListeners(0)
  return pool
}

/**
 * A connection that leads to a standby, or was opened while the server took no changes, may stay as it is when there is a
 * primary again. So one write that is refused for it lets all be opened anew, each when it is asked for next.
 */
function leaveStandby(pool: Pool): void {
  const opened = new WeakMap<ClientBase, number>()
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>
  let replacedAt = Number.NEGATIVE_INFINITY
  let count = 0
  let outdated = 0
  pool.on('connect', (client) => {
    opened.set(client, ++count)
    client.on('readOnly' as 'end', () => {
      if (performance.now() - replacedAt < REPLACE_MS) return
      replacedAt = performance.now()
      outdated = count
    })
  })
  async function current(): Promise<PoolClient> {
    for (;;) {
      const client = await connect()
      if ((opened.get(client) ?? 0) > outdated) return client
      client.release(true)
    }
  }
  pool.connect = current as typeof pool.connect
}

/** A statement that only reads: sent twice, it does no more than once. */
function isRead([statement]: unknown[]): boolean {
  const text = typeof statement === 'string' ? statement : (statement as { text?: unknown } | null)?.text
  return typeof text === 'string' && /^\s*select\b/i.test(text)
}

/** A broken connection, but not one that was waited for in vain: the caller has waited long enough. */
function isStale(error: unknown): boolean {
  return !isRefusal(error) && isConnectionLost(error) && (error as { code?: unknown }).code !== 'ETIMEDOUT'
}

/** An error event without a listener would end the process; the statement under way rejects with the same error. */
function ignore(): void {}

/** Node reports a name with several addresses as one error holding one for each. */
function firstError(error: unknown): { code?: string; message: string } {
  const { errors } = error as { errors?: unknown[] }
  const first = (errors?.[0] ?? error) as { code?: string; message?: string }
  return { message: first.message ?? String(error), ...(first.code === undefined ? {} : { code: first.code }) }
}
