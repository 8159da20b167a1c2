import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { Pool } from 'pg'
import { adapterFactory } from './adapter.ts'
import type { Database, DatabaseKind, DatabaseSession } from './database.ts'
import { PrismaClient } from './generated/client.ts'
import { statementNames } from './prepared.ts'
import { readsOver } from './reads.ts'
import type { StatementNames } from './prepared.ts'
import { rowTypes } from './rows.ts'
import type { Row } from './rows.ts'
import { recordable } from './statements.ts'

/** In what the two kinds of database differ, beside the pool. */
export interface Lifecycle {
  atOnce: number
  exclusive: boolean
  /** Undefined where there is but one connection anyway. */
  openMigrationPool: (() => Pool) | undefined
  /** Opens an empty database for the migration engine to compare with. */
  openShadow?: () => Promise<SqlDriverAdapter>
  /** Lets statements take their time. Returns what is called when that is over. */
  beginLongWork?(): () => void
  beforeClose?(): Promise<void>
  copyFiles?: (directory: string) => Promise<void>
  afterClose(): Promise<void>
}

/** A database, as everybody knows it, over a pool of connections to it. */
export function overPool(kind: DatabaseKind, pool: Pool, schema: string, lifecycle: Lifecycle): Database {
  const names = statementNames()
  const prisma = new PrismaClient({ adapter: recordable(adapterFactory(pool, { schema, names })) })
  const reads = readsOver(pool)
  let closed: Promise<void> | undefined
  return {
    kind,
    prisma,
    atOnce: lifecycle.atOnce,
    exclusive: lifecycle.exclusive,
    sql: (text, parameters = []) => query(pool, text, parameters),
    read: reads.read,
    async script(text) {
      await pool.query(text)
      names.forget()
      reads.forget()
    },
    async migrationConnection() {
      const own = lifecycle.openMigrationPool?.()
      const connection = own ?? pool
      const finished = lifecycle.beginLongWork?.()
      return {
        adapter: adapterFactory(connection, { schema, ...(lifecycle.openShadow ? { openShadow: lifecycle.openShadow } : {}) }),
        sql: (text, parameters = []) => query(connection, text, parameters),
        async release() {
          names.forget()
          reads.forget()
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
    copyFiles: lifecycle.copyFiles,
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

async function query(pool: Pick<Pool, 'query'>, text: string, values: unknown[]): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ text, values, types: rowTypes })
  return rows
}
