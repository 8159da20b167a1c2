import type { Database } from '../client.ts'
import { quoteIdentifier } from '../settings.ts'
import { FORMAT, FORMAT_VERSION, lineDigest } from './format.ts'
import type { BackupEnd, BackupHeader, TableBegin, TableEnd } from './format.ts'
import { appliedMigrations, recordTables, rowLines } from './tables.ts'
import type { Send, Table } from './tables.ts'

/** Characters of rows that are asked for at once, about: bounds the memory, whatever the rows hold. */
const BATCH = 500_000
const MOST_ROWS = 2000

export interface DumpOptions {
  /** Version of Greenlit, for the header. */
  greenlit: string
  /** Told how far it is. */
  report?: (line: string) => void
}

/**
 * The lines of a backup of the whole record as it is at one moment, whoever writes meanwhile. Holds one connection until
 * it is read to its end or given up. Throws where the database holds no record.
 */
export async function* dumpLines(database: Database, { greenlit, report = () => {} }: DumpOptions): AsyncGenerator<string> {
  const session = await database.session()
  try {
    await session.script('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    const header = await describe(session.sql, { greenlit, kind: database.kind })
    const whole = lineDigest()
    const line = (content: BackupHeader | TableBegin | TableEnd) => {
      const text = JSON.stringify(content)
      whole.add(text)
      return text
    }
    yield line(header)
    let done = 0
    const total = header.tables.reduce((sum, { rows }) => sum + rows, 0)
    for (const table of await recordTables(session.sql)) {
      yield line({ table: table.name })
      const digest = lineDigest()
      let rows = 0
      for await (const row of tableLines(session.sql, table)) {
        digest.add(row)
        whole.add(row)
        rows++
        if (++done % 50_000 === 0) report(`  ${done} of ${total} rows`)
        yield row
      }
      yield line({ end: table.name, rows, sha256: digest.value() })
    }
    yield JSON.stringify({ complete: true, rows: done, sha256: whole.value() } satisfies BackupEnd)
    await session.script('COMMIT')
    report(`${done} rows of ${header.tables.length} tables.`)
  } finally {
    // Ends the transaction too, wherever it stands.
    await session.release()
  }
}

/** The rows of a table as lines, in the order of its key, by a cursor. */
export async function* tableLines(send: Send, table: Table): AsyncGenerator<string> {
  await send(`DECLARE backup_rows NO SCROLL CURSOR FOR ${rowLines(table)}`)
  let count = 20
  for (;;) {
    const rows = await send(`FETCH ${count} FROM backup_rows`)
    let length = 0
    for (const row of rows) {
      const line = String(row['line'])
      length += line.length
      yield line
    }
    if (rows.length < count) break
    count = Math.max(1, Math.min(MOST_ROWS, Math.floor((BATCH / length) * rows.length)))
  }
  await send('CLOSE backup_rows')
}

async function describe(send: Send, { greenlit, kind }: { greenlit: string; kind: string }): Promise<BackupHeader> {
  const migrations = await appliedMigrations(send)
  if (migrations.length === 0) throw new Error('There is no record here to back up: this database has none of the tables of Greenlit.')
  const [server] = await send(`SELECT current_setting('server_version') AS version, to_json(now())#>>'{}' AS taken`)
  const tables: BackupHeader['tables'] = []
  for (const { name, columns } of await recordTables(send)) {
    const [counted] = await send(`SELECT count(*) AS rows FROM ${quoteIdentifier(name)}`)
    tables.push({ name, columns, rows: Number(counted?.['rows']) })
  }
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    greenlit,
    database: `${kind} ${String(server?.['version'])}`,
    taken: String(server?.['taken']),
    migrations,
    tables
  }
}
