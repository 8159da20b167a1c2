import { Client, Pool } from 'pg'
import type { ClientBase, ClientConfig, FieldDef, PoolConfig } from 'pg'
import { embeddedSocket } from './embedded/socket.ts'
import type { EmbeddedServer } from './embedded/server.ts'
import { sessionScript } from './settings.ts'

/** The oldest PostgreSQL Greenlit's migrations and statements are written for. */
const OLDEST_SERVER = 15

/** Type numbers (pg_type.oid) of the system's own types that the adapter has a name for. */
const TEXT = 25
const TEXT_ARRAY = 1009
const CHAR_ARRAY = 1002

/**
 * System types Prisma's adapter has no name for, and would refuse the whole answer over. They arrive as text:
 * int2vector, regproc, xid, oidvector, pg_node_tree, interval, void, regclass, regtype, tsvector, tsquery, the six
 * ranges and the six multiranges. The arrays of "char" and name arrive as arrays of text, and "char" itself as the
 * array type that is free by that (adapter.ts undoes it).
 */
const RENAMED_TYPES = new Map<number, number>([
  ...[
    22, 24, 28, 30, 194, 1186, 2278, 2205, 2206, 3614, 3615, 3904, 3906, 3908, 3910, 3912, 3926, 4451, 4532, 4533, 4534,
    4535, 4536
  ].map((type): [number, number] => [type, TEXT]),
  [CHAR_ARRAY, TEXT_ARRAY],
  [1003, TEXT_ARRAY],
  [18, CHAR_ARRAY]
])

export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}

/** Connections to a PostgreSQL server, not opened yet. `size` is the most at one time. */
export function serverPool(url: string, size: number, schema: string): Pool {
  return steady(
    new Pool({
      connectionString: url,
      max: size,
      connectionTimeoutMillis: 10_000,
      Client: GreenlitClient,
      onConnect: async (client: ClientBase) => {
        await client.query(sessionScript(schema))
      }
    } as PoolConfig)
  )
}

/**
 * The single connection to the embedded database. A transaction owns it until its end; everybody else waits in the
 * pool's queue, first come first served.
 */
export function embeddedPool(server: EmbeddedServer): Pool {
  return steady(
    new Pool({
      max: 1,
      idleTimeoutMillis: 0,
      Client: GreenlitClient,
      stream: () => embeddedSocket(server),
      // Said in full, or pg takes them from the environment (PGSSLMODE, PGUSER), which is meant for servers.
      host: 'embedded',
      user: 'postgres',
      database: 'postgres',
      ssl: false
    } as PoolConfig)
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

/** pg's client, with the few types renamed that Prisma's adapter does not know. */
class GreenlitClient extends Client {
  constructor(config?: ClientConfig) {
    super(config)
    // Listening before pg does: the type decides how the value is read.
    const { connection } = this as unknown as { connection: NodeJS.EventEmitter }
    connection.on('rowDescription', ({ fields }: { fields: FieldDef[] }) => {
      for (const field of fields) {
        field.dataTypeID = RENAMED_TYPES.get(field.dataTypeID) ?? field.dataTypeID
      }
    })
  }
}

/**
 * pg throws a connection away after any failed statement sent through the pool. A constraint violation says nothing
 * about the connection, and a new one costs milliseconds and every prepared statement; so only broken ones go.
 */
function steady(pool: Pool): Pool {
  async function query(...statement: Parameters<ClientBase['query']>): Promise<unknown> {
    const client = await pool.connect()
    client.on('error', ignore)
    try {
      const result: unknown = await client.query(...statement)
      client.release()
      return result
    } catch (error) {
      client.release(isStatementError(error) ? undefined : (error as Error))
      throw error
    } finally {
      client.off('error', ignore)
    }
  }
  pool.query = query as typeof pool.query
  // Idle connections break when the server restarts. The pool has dropped them by then; the next statement reconnects.
  pool.on('error', ignore)
  // Prisma's adapter adds a listener for every connection to the pool it is asked for.
  pool.setMaxListeners(0)
  return pool
}

/** An error event without a listener would end the process; the statement under way rejects with the same error. */
function ignore(): void {}

/** Whether the server refused the statement and keeps the session (severity ERROR), rather than ending it (FATAL). */
function isStatementError(error: unknown): boolean {
  return (error as { severity?: unknown }).severity === 'ERROR'
}

/** Node reports a name with several addresses as one error holding one for each. */
function firstError(error: unknown): { code?: string; message: string } {
  const { errors } = error as { errors?: unknown[] }
  const first = (errors?.[0] ?? error) as { code?: string; message?: string }
  return { message: first.message ?? String(error), ...(first.code === undefined ? {} : { code: first.code }) }
}
