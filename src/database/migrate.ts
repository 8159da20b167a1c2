import { createHash } from 'node:crypto'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import type { Database } from './client.ts'
import { finishingMigrations, hasOwnTransactions } from './interrupted.ts'
import { listMigrations, migrationsDirectory } from './migrations.ts'

/** "greenlit" in ASCII, as a number PostgreSQL takes for the key of an advisory lock. */
const MIGRATION_LOCK = '7453010313431182708'

export interface MigrateOptions {
  /** Default: the project's prisma/migrations. */
  directory?: string
  /** The last one to apply; default: all of them. */
  until?: string
  /** Told one line for each migration that ran. */
  report?: (line: string) => void
}

export interface MigrationStatus {
  /** Applied and still in the directory, oldest first. */
  applied: string[]
  /** In the directory and not applied yet (a failed one included), oldest first. */
  pending: string[]
  /** Began and failed; nothing more is applied before `markRolledBack`. */
  failed: string[]
  /** Applied, but the file says something else now. */
  edited: string[]
  /** Applied here, by a later version of Greenlit: the directory does not have them. */
  unknown: string[]
}

/** A migration failed now, or at an earlier start. The message says which, why, and what to do. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed'
  readonly migration: string
  constructor(migration: string, message: string) {
    super(message)
    this.migration = migration
  }
}

/**
 * Applies the migrations not applied yet, in order, each in one transaction (unless its script ends it), and records
 * them in `_prisma_migrations` as `prisma migrate deploy` does. Two servers starting together take turns.
 * Throws `MigrationFailed`.
 */
export async function migrate(
  database: Database,
  { directory = migrationsDirectory(), until, report = () => {} }: MigrateOptions = {}
): Promise<{ applied: string[]; already: number }> {
  const found = await migrationStatus(database, { directory })
  const isDue = (name: string) => until === undefined || name <= until
  if (found.failed.length === 0 && !found.pending.some(isDue)) return { applied: [], already: found.applied.length }
  return withEngine(database, directory, async (engine) => {
    let before = await migrationStatus(database, { directory })
    const [failed] = before.failed
    if (failed !== undefined && (await wasInterrupted(database, failed, directory))) {
      report(`Migration ${failed} was interrupted and undone: it is applied anew.`)
      await engine.markMigrationRolledBack({ migrationName: failed })
      before = await migrationStatus(database, { directory })
    } else if (failed !== undefined) {
      throw new MigrationFailed(failed, await describeFailure(database, failed, 'failed earlier'))
    }
    const pending = before.pending.filter(isDue)
    if (pending.length === 0) return { applied: [], already: before.applied.length }
    try {
      const { appliedMigrationNames: applied } = await engine.applyMigrations({
        migrationsList: listMigrations(directory, until),
        filters: { externalTables: [], externalEnums: [] }
      })
      for (const name of applied) report(`Applied migration ${name}.`)
      return { applied, already: before.applied.length }
    } catch (error) {
      const [broken] = (await migrationStatus(database, { directory })).failed
      if (broken === undefined) throw error
      throw new MigrationFailed(broken, await describeFailure(database, broken, 'failed'))
    }
  })
}

/** How the database stands to the directory's migrations, without changing anything. */
export async function migrationStatus(
  database: Database,
  { directory = migrationsDirectory() }: Pick<MigrateOptions, 'directory'> = {}
): Promise<MigrationStatus> {
  const [exists] = await database.sql(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS yes`)
  const recorded = exists?.['yes']
    ? await database.sql(`SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
        FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`)
    : []
  const onDisk = new Map(
    listMigrations(directory).migrationDirectories.map(({ path, migrationFile: { content } }) => [
      path,
      createHash('sha256').update(content.value).digest('hex')
    ])
  )
  const finished = new Map(
    recorded.filter((row) => row['finished']).map((row) => [String(row['name']), row['checksum']])
  )
  const names = [...onDisk.keys()]
  return {
    applied: names.filter((name) => finished.has(name)),
    pending: names.filter((name) => !finished.has(name)),
    failed: recorded.filter((row) => !row['finished']).map((row) => String(row['name'])),
    edited: names.filter((name) => finished.has(name) && finished.get(name) !== onDisk.get(name)),
    unknown: [...finished.keys()].filter((name) => !onDisk.has(name))
  }
}

/** The names of the migrations the database still lacks, oldest first. */
export async function pendingMigrations(database: Database, directory?: string): Promise<string[]> {
  return (await migrationStatus(database, directory === undefined ? {} : { directory })).pending
}

/** Lets a failed migration run again at the next `migrate`. Throws where no such migration failed. */
export async function markRolledBack(database: Database, name: string): Promise<void> {
  await withEngine(database, migrationsDirectory(), (engine) => engine.markMigrationRolledBack({ migrationName: name }))
}

/** Per database, the last to have asked for the engine: on the embedded one all share a session, and so its locks. */
const queues = new WeakMap<Database, Promise<unknown>>()

function withEngine<T>(database: Database, directory: string, action: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const turn = (queues.get(database) ?? Promise.resolve()).then(() => runEngine(database, directory, action))
  queues.set(
    database,
    turn.catch(() => {})
  )
  return turn
}

async function runEngine<T>(
  database: Database,
  directory: string,
  action: (engine: SchemaEngine) => Promise<T>
): Promise<T> {
  const connection = await database.migrationConnection()
  try {
    await connection.sql(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`)
    // Loaded when there is something to do: a start of a database that is up to date has no time for it.
    const { openSchemaEngine } = await import('./schema-engine.ts')
    const engine = await openSchemaEngine(finishingMigrations(connection.adapter, listMigrations(directory)))
    try {
      return await action(engine)
    } finally {
      engine.free()
      // The engine takes a lock of its own and leaves it to the end of the session, which here may live on.
      await connection.sql('SELECT pg_advisory_unlock_all()')
    }
  } finally {
    await connection.release()
  }
}

/** Whether the process that applied it ended before the script did, and the database has undone all of it. */
async function wasInterrupted(database: Database, name: string, directory: string): Promise<boolean> {
  const script = listMigrations(directory).migrationDirectories.find(({ path }) => path === name)?.migrationFile.content.value
  if (script === undefined || hasOwnTransactions(script)) return false
  const [row] = await database.sql(
    `SELECT coalesce(logs, '') = '' AS silent FROM _prisma_migrations
      WHERE migration_name = $1 AND rolled_back_at IS NULL AND finished_at IS NULL`,
    [name]
  )
  return row?.['silent'] === true
}

async function describeFailure(database: Database, name: string, verb: string): Promise<string> {
  const [row] = await database.sql(
    `SELECT logs FROM _prisma_migrations WHERE migration_name = $1 AND rolled_back_at IS NULL`,
    [name]
  )
  // The engine's log is its own preface, the database's error, and a trace of the engine's functions.
  const reason = /ERROR: [^\n]*/.exec(String(row?.['logs'] ?? ''))?.[0] ?? 'the process ended while it ran'
  return (
    `Migration ${name} ${verb}: ${reason}. The migrations before it are applied, it and those after it are not. ` +
    `Correct the cause, then run: greenlit migrate --rolled-back ${name}`
  )
}
