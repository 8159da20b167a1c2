import type { Database, OpenOptions } from './database.ts'
import { openEmbedded } from './embedded/open.ts'
import type { PrismaClient } from './generated/client.ts'
import type { ReadStatement } from './reads.ts'
import type { RowBytes } from './rows-apart.ts'
import { openServer } from './on-server.ts'

export type { Database, DatabaseKind, DatabaseSession, MigrationConnection, OpenOptions } from './database.ts'
export type { ReadStatement } from './reads.ts'
export type { RowBytes } from './rows-apart.ts'

/** The client of the database opened first, or named by `useDatabase`. Reading it before that gives undefined. */
export let db: PrismaClient

let reading: Database['read']

/** The first row of a compiled read, from the same database. */
export function readRow(statement: ReadStatement): Promise<RowBytes | undefined> {
  return reading(statement)
}

/** Makes `database` the one `db` speaks to. */
export function useDatabase(database: Database): void {
  db = database.prisma
  reading = database.read
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
