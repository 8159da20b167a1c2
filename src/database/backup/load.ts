import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Database } from '../client.ts'
import { migrate } from '../migrate.ts'
import { listMigrations, migrationsDirectory } from '../migrations.ts'
import { quoteIdentifier } from '../settings.ts'
import { tableLines } from './dump.ts'
import { BackupUnusable, lineDigest } from './format.ts'
import type { BackupHeader } from './format.ts'
import { readBackup } from './read.ts'
import { addLines, appliedMigrations, recordTables } from './tables.ts'
import type { Send, Table } from './tables.ts'

export interface RestoreOptions {
  /** Default: the project's prisma/migrations. */
  directory?: string
  report?: (line: string) => void
}

/** The database holds something already. Nothing has been changed. */
export class DatabaseNotEmpty extends Error {
  override name = 'DatabaseNotEmpty'
}

/** The one table that migrations put a row into: the head of the log, which stands at 0 in an empty record. */
const HEAD = 'update_head'

/**
 * Puts a backup into an empty database, in one transaction: whole or not at all. Migrations the backup is older than are
 * applied afterwards. Every table is read back and compared before anything is kept. `open` is called once to check the
 * file and once to load it. Throws `BackupUnusable` and `DatabaseNotEmpty`.
 */
export async function restore(
  database: Database,
  open: () => Readable,
  { directory = migrationsDirectory(), report = () => {} }: RestoreOptions = {}
): Promise<BackupHeader> {
  const header = await check(open())
  report(`The backup is whole: Greenlit ${header.greenlit}, ${header.database}, of ${header.taken}.`)
  const last = lastMigration(header, directory)
  await fitsDatabase(database, header)
  await migrate(database, { directory, until: last, report })
  await load(database, open(), report)
  await migrate(database, { directory, report })
  // Without, the planner knows nothing of what has just come.
  await database.script('ANALYZE')
  return header
}

/** Reads all of a backup and keeps nothing. Throws `BackupUnusable`. */
export async function check(file: Readable): Promise<BackupHeader> {
  let header: BackupHeader | undefined
  for await (const piece of readBackup(file)) if (piece.kind === 'header') header = piece.header
  return header as BackupHeader
}

/** The migration that the backup's tables are made by. Throws where this Greenlit does not have it just so. */
function lastMigration({ migrations, greenlit }: BackupHeader, directory: string): string {
  const known = listMigrations(directory).migrationDirectories.map(({ path }) => path)
  for (const [index, { name, checksum }] of migrations.entries()) {
    const script = known[index] === name ? readFileSync(join(directory, name, 'migration.sql')) : null
    if (script !== null && createHash('sha256').update(script).digest('hex') === checksum) continue
    throw new BackupUnusable(
      `The backup is of Greenlit ${greenlit}, whose migration ${name} this version does not have: ` +
        'restore it with that version or a later one. Nothing has been changed.'
    )
  }
  return migrations.at(-1)?.name ?? ''
}

async function fitsDatabase(database: Database, { migrations }: BackupHeader): Promise<void> {
  const session = await database.session()
  try {
    if ((await appliedMigrations(session.sql)).length === 0) return
    await assertEmpty(session.sql)
    const later = (await appliedMigrations(session.sql)).find(({ name }) => !migrations.some((migration) => migration.name === name))
    if (later) {
      throw new DatabaseNotEmpty(
        `The backup is older than this database, which has migration ${later.name} already: ` +
          'restore it into a new database, which "greenlit restore" migrates by itself. Nothing has been changed.'
      )
    }
  } finally {
    await session.release()
  }
}

async function assertEmpty(send: Send): Promise<void> {
  const held: string[] = []
  for (const { name } of await recordTables(send)) {
    const begun = name === HEAD ? 'WHERE position > 0' : ''
    const [row] = await send(`SELECT count(*) AS rows FROM ${quoteIdentifier(name)} ${begun}`)
    if (Number(row?.['rows']) > 0) held.push(`${name} (${String(row?.['rows'])})`)
  }
  if (held.length > 0) {
    throw new DatabaseNotEmpty(
      `The database is not empty: there are rows in ${held.slice(0, 5).join(', ')}${held.length > 5 ? ` and ${held.length - 5} more tables` : ''}. ` +
        'Restore into a new one. Nothing has been changed.'
    )
  }
}

async function load(database: Database, file: Readable, report: (line: string) => void): Promise<void> {
  const session = await database.session()
  const { sql, script } = session
  try {
    await script('BEGIN')
    const tables = await recordTables(sql)
    const restoreGuards = await withoutGuards(sql, tables)
    await assertEmpty(sql)
    await script(`DELETE FROM ${quoteIdentifier(HEAD)}`)
    let done = 0
    let said = 0
    for await (const piece of readBackup(file)) {
      if (piece.kind === 'header') sameShape(piece.header, tables)
      const table = piece.kind === 'header' ? undefined : tables.find(({ name }) => name === piece.table)
      if (piece.kind === 'rows') {
        await sql(addLines(table as Table), [`[${piece.lines.join(',')}]`])
        done += piece.lines.length
        if (done - said >= 50_000) report(`  ${(said = done)} rows`)
      }
      if (piece.kind === 'table') await assertSame(sql, table as Table, piece.sha256)
    }
    await restoreGuards()
    await script('COMMIT')
    report(`${done} rows of ${tables.length} tables restored, each table compared.`)
  } finally {
    await session.release()
  }
}

/** The backup's tables must be the database's, by name, column and type. */
function sameShape(header: BackupHeader, tables: Table[]): void {
  const words = (all: Pick<Table, 'name' | 'columns'>[]) => new Set(all.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name} ${column.type}`)))
  const theirs = words(header.tables)
  const ours = words(tables)
  const odd = [...theirs].find((column) => !ours.has(column)) ?? [...ours].find((column) => !theirs.has(column))
  if (odd === undefined) return
  throw new BackupUnusable(`The backup and this database differ in ${odd}, though their migrations are the same: the tables were changed by hand. Nothing has been changed.`)
}

/**
 * Takes away what would stand in the way of rows that have passed it once (triggers, foreign keys), and returns what puts
 * it back and checks the keys over all rows. The owner of the tables may do so; all of it is in the transaction.
 */
async function withoutGuards(send: Send, tables: Table[]): Promise<() => Promise<void>> {
  const keys = await send(`
    SELECT quote_ident(t.relname) AS on_table, quote_ident(k.conname) AS name, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
    WHERE k.contype = 'f' AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())`)
  for (const { on_table: table, name } of keys) await send(`ALTER TABLE ${String(table)} DROP CONSTRAINT ${String(name)}`)
  for (const { name } of tables) await send(`ALTER TABLE ${quoteIdentifier(name)} DISABLE TRIGGER USER`)
  return async () => {
    for (const { name } of tables) await send(`ALTER TABLE ${quoteIdentifier(name)} ENABLE TRIGGER USER`)
    for (const { on_table: table, name, definition } of keys) {
      await send(`ALTER TABLE ${String(table)} ADD CONSTRAINT ${String(name)} ${String(definition)}`)
    }
  }
}

async function assertSame(send: Send, table: Table, sha256: string): Promise<void> {
  const digest = lineDigest()
  for await (const line of tableLines(send, table)) digest.add(line)
  if (digest.value() === sha256) return
  throw new Error(`Table ${table.name} does not read as the backup has it. Nothing has been changed. Please report this.`)
}
