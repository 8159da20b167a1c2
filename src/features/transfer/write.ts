import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Row } from './rows.ts'

export const FORMATS = ['ndjson', 'csv'] as const
export type Format = (typeof FORMATS)[number]

/**
 * Writes rows as they come, no faster than `out` takes them. NDJSON: one JSON object a line. CSV (RFC 4180): a header,
 * lists joined by " | ", and a quote before what a spreadsheet would take for a formula.
 */
export async function writeRows(rows: AsyncIterable<Row>, format: Format, out: Writable): Promise<void> {
  if (format === 'ndjson') return await pipeline(Readable.from(lines(rows)), out, { end: false })
  const csv = stringify({ header: true, escape_formulas: true, record_delimiter: 'windows' })
  await pipeline(Readable.from(cells(rows)), csv, out, { end: false })
}

async function* lines(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

async function* cells(rows: AsyncIterable<Row>): AsyncGenerator<Record<string, string>> {
  for await (const row of rows) yield Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)]))
}

function cell(value: Row[string]): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.join(' | ') : String(value)
}
