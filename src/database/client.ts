import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { cp } from 'node:fs/promises'
import { constants } from 'node:fs'
import { basename } from 'node:path'
import type { Pool } from 'pg'
import { adapterFactory } from './adapter.ts'
import { openDirectory } from './embedded/directory.ts'
import { startEmbeddedServer } from './embedded/server.ts'
import { startUpkeep } from './embedded/upkeep.ts'
import { PrismaClient } from './generated/client.ts'
import { lockDirectory } from './lock.ts'
import { DatabaseUnavailable, checkServer, embeddedPool, serverPool } from './pool.ts'
import { statementNames } from './prepared.ts'
import type { StatementNames } from './prepared.ts'
import { rowTypes } from './rows.ts'
import type { Row } from './rows.ts'
import { recordable } from './statements.ts'

export type DatabaseKind = 'embedded' | 'postgresql'

/** An open database. Which of the two it is, only src/database needs to know. */
export interface Database {
  readonly kind: DatabaseKind
  readonly prisma: PrismaClient
  /**
   * One statement with `$1`-style parameters, around Prisma: for diagnosis and tests. Rows are plain objects; int2,
   * int4, float, oid and safe int8 are numbers, bool is boolean, json is parsed, bytea a Buffer, all else is text.
   */
  sql(text: string, parameters?: unknown[]): Promise<Row[]>
  /** Any number of commands as one simple query, outside a transaction of its own only if they say so. */
  script(text: string): Promise<void>
  /** A connection of its own for the migration engine. `release` must be called. */
  migrationConnection(): Promise<MigrationConnection>
  /** A connection of its own without limits of time, for a long piece of work. `release` must be called, and undoes what was not committed. */
  session(): Promise<DatabaseSession>
  /**
   * Copies the embedded database's files, as they are between two statements, to a directory that is not there yet;
   * everybody else waits as long. Undefined where there are none: PostgreSQL, and what is in memory.
   */
  copyFiles: ((directory: string) => Promise<void>) | undefined
  /** How many operations are worth executing at one time: beyond that they only wait for each other. */
  readonly atOnce: number
  /** How its connections are used at this moment. */
  stats(): { open: number; idle: number; waiting: number }
  /** Waits for running transactions, then closes. Calling it again waits for the same end. */
  close(): Promise<void>
}

export interface DatabaseSession {
  sql(text: string, parameters?: unknown[]): Promise<Row[]>
  script(text: string): Promise<void>
  release(): Promise<void>
}

export interface MigrationConnection {
  adapter: SqlMigrationAwareDriverAdapterFactory
  sql(text: string, parameters?: unknown[]): Promise<Row[]>
  release(): Promise<void>
}

export interface OpenOptions {
  /** A postgresql:// address; without it the embedded database is opened. `?schema=` chooses the schema. */
  url?: string
  /** Where the embedded database keeps its files, or 'memory' for one that is gone when closed. */
  directory?: string
  /** Most connections to PostgreSQL at one time. Default 10. */
  poolSize?: number
  /** After how many milliseconds a statement is ended (SQLSTATE 57014). Without: never. Migrations are left alone. */
  statementTimeoutMs?: number
  /** Whether the embedded database does by itself what a server does: checkpoints by time, cleaning of tables. */
  upkeep?: boolean
  /** Told what the embedded database does about itself, one line each. */
  report?: (line: string) => void
  /** Told once when the embedded database is gone for good: every statement fails from then on. */
  onGone?: (reason: Error) => void
}

/** The client of the database opened first, or named by `useDatabase`. Reading it before that gives undefined. */
export let db: PrismaClient

/** Makes `database` the one `db` speaks to. */
export function useDatabase(database: Database): void {
  db = database.prisma
}

/**
 * Opens the database: PostgreSQL where `url` is given, else the embedded one. Throws `DatabaseUnavailable` for a
 * server that cannot be used, naming host and port, and `DataDirectoryInUse` for a directory another process has open.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { url, directory = 'memory' } = options
  const database = url ? await openServer(url, options) : await openEmbedded(directory, options)
  if (db === undefined) useDatabase(database)
  return database
}

async function openServer(url: string, { poolSize = 10, statementTimeoutMs }: OpenOptions): Promise<Database> {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new DatabaseUnavailable('The database address (DATABASE_URL) must begin with postgresql://')
  }
  const schema = schemaOf(url)
  const pool = serverPool(url, { size: poolSize, schema, statementTimeoutMs })
  try {
    await checkServer(pool, url)
  } catch (error) {
    await pool.end()
    throw error
  }
  return overPool('postgresql', pool, schema, {
    atOnce: poolSize,
    // The engine's advisory lock belongs to a session, so all of a migration must run in one.
    openMigrationPool: () => serverPool(url, { size: 1, schema }),
    afterClose: () => Promise.resolve()
  })
}

async function openEmbedded(directory: string, options: OpenOptions): Promise<Database> {
  const unlock = directory === 'memory' ? undefined : lockDirectory(directory)
  try {
    const server = await (directory === 'memory' ? startEmbeddedServer(null, options) : openDirectory(directory, options))
    const pool = embeddedPool(server)
    const upkeep = options.upkeep ? startUpkeep(pool, server, options) : undefined
    return overPool('embedded', pool, 'public', {
      atOnce: AT_ONCE_EMBEDDED,
      openMigrationPool: undefined,
      beginLongWork: () => server.allow(Number.POSITIVE_INFINITY),
      ...(directory === 'memory' ? {} : { copyFiles: (target: string) => copyFiles(pool, directory, target) }),
      beforeClose: async () => upkeep?.stop(),
      async afterClose() {
        await server.close()
        unlock?.()
      }
    })
  } catch (error) {
    unlock?.()
    throw error
  }
}

/** There is one connection: more operations at a time would make the next one wait for them all. */
const AT_ONCE_EMBEDDED = 4

interface Lifecycle {
  atOnce: number
  /** Undefined where there is but one connection anyway. */
  openMigrationPool: (() => Pool) | undefined
  /** Lets statements take their time. Returns what is called when that is over. */
  beginLongWork?(): () => void
  beforeClose?(): Promise<void>
  copyFiles?(target: string): Promise<void>
  afterClose(): Promise<void>
}

function overPool(kind: DatabaseKind, pool: Pool, schema: string, lifecycle: Lifecycle): Database {
  const names = statementNames()
  const prisma = new PrismaClient({ adapter: recordable(adapterFactory(pool, { schema, names })) })
  let closed: Promise<void> | undefined
  return {
    kind,
    prisma,
    atOnce: lifecycle.atOnce,
    sql: (text, parameters = []) => query(pool, text, parameters),
    async script(text) {
      await pool.query(text)
      names.forget()
    },
    async migrationConnection() {
      const own = lifecycle.openMigrationPool?.()
      const connection = own ?? pool
      const finished = lifecycle.beginLongWork?.()
      return {
        adapter: adapterFactory(connection, { schema, ...(kind === 'embedded' ? { openShadow } : {}) }),
        sql: (text, parameters = []) => query(connection, text, parameters),
        async release() {
          names.forget()
          finished?.()
          await own?.end()
        }
      }
    },
    async session() {
      const finished = lifecycle.beginLongWork?.()
      const session = await ownSession(lifecycle.openMigrationPool?.(), pool, names).catch((error: unknown) => {
        finished?.()
        throw error
      })
      return { ...session, release: () => session.release().finally(finished) }
    },
    copyFiles:
      lifecycle.copyFiles &&
      (async (target) => {
        const finished = lifecycle.beginLongWork?.()
        await lifecycle.copyFiles?.(target).finally(finished)
      }),
    stats: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close() {
      closed ??= (async () => {
        await lifecycle.beforeClose?.()
        await prisma.$disconnect()
        await pool.end()
        await lifecycle.afterClose()
      })()
      return closed
    }
  }
}

async function ownSession(own: Pool | undefined, shared: Pool, names: StatementNames): Promise<DatabaseSession> {
  const client = await (own ?? shared).connect()
  // Without a listener an error between two statements would end the process; the next statement rejects.
  const ignore = () => {}
  client.on('error', ignore)
  return {
    sql: (text, parameters = []) => query(client, text, parameters),
    async script(text) {
      await client.query(text)
    },
    async release() {
      const broken = await client.query('ROLLBACK').then(
        () => false,
        () => true
      )
      client.off('error', ignore)
      names.forget()
      client.release(broken)
      await own?.end()
    }
  }
}

/** What is not the database's own: who has it open, and its keys. */
const NOT_COPIED = /^(greenlit\.lock.*|admin\.key|server\.json)$/

async function copyFiles(pool: Pool, directory: string, target: string): Promise<void> {
  // Whoever holds the only connection keeps the thread still: it works on what it is sent, and on nothing else.
  const client = await pool.connect()
  try {
    await client.query('CHECKPOINT')
    const mode = constants.COPYFILE_FICLONE
    await cp(directory, target, { recursive: true, errorOnExist: true, force: false, mode, filter: (path) => !NOT_COPIED.test(basename(path)) })
  } finally {
    client.release()
  }
}

async function query(pool: Pick<Pool, 'query'>, text: string, values: unknown[]): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ text, values, types: rowTypes })
  return rows
}

/** An empty embedded database in memory, with the same extensions. */
async function openShadow() {
  const server = await startEmbeddedServer(null)
  const pool = embeddedPool(server)
  const adapter = await adapterFactory(pool, { schema: 'public' }).connect()
  return {
    ...adapter,
    async dispose() {
      await pool.end()
      await server.close()
    }
  }
}

function schemaOf(url: string): string {
  const parameters = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  return new URLSearchParams(parameters).get('schema') || 'public'
}
