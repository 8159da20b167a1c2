import { isDeepStrictEqual } from 'node:util'
import type { Database } from '../database/client.ts'
import { DateError, type ImpreciseDate, parseDate } from '../dates/date.ts'

/** Every column that holds an imprecise date, and the columns that repeat its days, where there are any. */
const COLUMNS: ReadonlyArray<{ table: string; column: string; days?: string }> = [
  { table: 'events', column: 'held', days: 'held' },
  { table: 'articles', column: 'published', days: 'published' },
  { table: 'articles', column: 'retracted', days: 'retracted' },
  { table: 'quote_versions', column: 'said', days: 'said' },
  { table: 'ruling_versions', column: 'effective', days: 'effective' },
  { table: 'ruling_versions', column: 'release' },
  { table: 'status_segments', column: 'since' },
  { table: 'status_segments', column: 'last_heard' },
  { table: 'status_segments', column: 'release' },
  { table: 'update_entries', column: 'happened' }
]

const PAGE = 1000

/** Parses every date anew from its EDTF, and says which do not read as they are stored. */
export async function checkDates(database: Database): Promise<string[]> {
  const findings: string[] = []
  for (const { table, column, days } of COLUMNS) {
    for await (const { id, date, earliest, latest } of dates(database, table, column, days)) {
      const problem = problemOf(date, earliest, latest, days !== undefined)
      if (problem) findings.push(`${column} of ${table} ${id}: ${problem}`)
    }
  }
  return findings
}

function problemOf(date: ImpreciseDate, earliest: string | null, latest: string | null, repeated: boolean): string | null {
  try {
    const { edtf, phrase, anchor } = date
    const read = parseDate(edtf, { phrase, anchor })
    if (!isDeepStrictEqual({ ...read }, { ...date })) return `"${edtf}" is stored as ${date.label}, but reads as ${read.label}`
    const same = earliest === (read.earliest ?? '0001-01-01') && latest === (read.latest ?? '9999-12-31')
    return repeated && !same ? `"${edtf}" has other days in its columns` : null
  } catch (error) {
    if (error instanceof DateError) return error.message
    throw error
  }
}

async function* dates(database: Database, table: string, column: string, days?: string) {
  const repeated = days ? `${days}_earliest::text AS earliest, ${days}_latest::text AS latest` : 'NULL AS earliest, NULL AS latest'
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await database.sql(
      `SELECT id::text AS id, ${column} AS date, ${repeated} FROM ${table}
       WHERE ${column} IS NOT NULL AND id > $1::uuid ORDER BY ${table}.id LIMIT ${PAGE}`,
      [after]
    )
    for (const row of rows) {
      yield row as { id: string; date: ImpreciseDate; earliest: string | null; latest: string | null }
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = String(last['id'])
  }
}
