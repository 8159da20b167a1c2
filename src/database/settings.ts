/**
 * What every session of either database starts with, so that the same statement gives the same bytes on both.
 * On PostgreSQL a role or a database may carry other defaults; these win.
 */
export const SESSION_SETTINGS: [name: string, value: string][] = [
  ['TimeZone', 'UTC'],
  ['DateStyle', 'ISO, MDY'],
  ['IntervalStyle', 'postgres'],
  ['bytea_output', 'hex'],
  ['extra_float_digits', '1'],
  ['default_text_search_config', 'pg_catalog.english'],
  ['default_transaction_isolation', 'read committed'],
  // A plan made without the values of a prepared statement can use no partial index, and the end of open record time,
  // which stands in nearly every row, looks to it like any other moment: a page then reads the whole table.
  ['plan_cache_mode', 'force_custom_plan'],
  // Pages of the record are in memory, or on a disk to which all are as near as the next. What is looked up by key for each row
  // shown then goes by the index; else a table of five pages is read from end to end for each.
  ['random_page_cost', '1.1'],
  // Nor is what was looked up kept for the next row: for the few rows of a page, keeping takes longer than looking up again
  // (a twelfth of the board's statement).
  ['enable_memoize', 'off'],
  // Statements here are short, and planned anew each time: compiling one takes longer than running it.
  ['jit', 'off']
]

/**
 * What the embedded database alone is started with. A checkpoint then leaves four segments of 16 MB of the write-ahead
 * log, to be written again (embedded/log-files.ts says when there are too many).
 */
export const EMBEDDED_SETTINGS: [name: string, value: string][] = [
  ['min_wal_size', '32MB'],
  ['max_wal_size', '64MB']
]

/** The settings as one simple query, with the schema unqualified names are looked up in, and those of one session. */
export function sessionScript(schema: string, own: [name: string, value: string][] = []): string {
  const settings: [string, string][] = [...SESSION_SETTINGS, ['search_path', quoteIdentifier(schema)], ...own]
  return `SELECT ${settings.map(([name, value]) => `set_config(${quote(name)}, ${quote(value)}, false)`).join(', ')}`
}

/** `show "x"` becomes `"show ""x"""`. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
