/** One table, and what has happened to it since it was cleaned last or, at most, since the database was opened. */
export interface TableWear {
  /** Quoted and with its schema, as SQL takes it. */
  name: string
  /** Those whose values PostgreSQL keeps statistics of, quoted. */
  columns: string[]
  /** Of 8 kB, as many as there are now. */
  pages: number
  rows: number
  dead: number
  inserted: number
  /** Rows that changed since the statistics of the whole table were made at once: columns made one by one do not count. */
  changed: number
  /** Transactions since its oldest row was marked as visible to all. */
  age: number
}

/** A table that was cleaned: when, and what `changed` said then. */
export interface Cleaned {
  at: number
  changed: number
}

/** Reads `TableWear` of every table, the system's own included. The counters are this session's and cost little. */
export const WORN_TABLES = `SELECT quote_ident(s.schemaname) || '.' || quote_ident(s.relname) AS name,
    (SELECT array_agg(quote_ident(attname) ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns,
    (pg_relation_size(c.oid) / 8192)::float8 AS pages, greatest(c.reltuples, s.n_live_tup)::float8 AS rows, s.n_dead_tup::float8 AS dead,
    s.n_ins_since_vacuum::float8 AS inserted, s.n_mod_since_analyze::float8 AS changed, age(c.relfrozenxid)::float8 AS age
  FROM pg_stat_all_tables s JOIN pg_class c ON c.oid = s.relid WHERE c.relkind IN ('r', 'm')`

/** The statistics of so many pages are made at once within a tenth of a second or so. */
const SMALL = 150

/** Counts are lost when the database is opened, so tables of so many pages of 8 kB are cleaned once after that. */
const WORTH_A_LOOK = 50
/** Transaction numbers run out at two thousand million: PostgreSQL itself acts at two hundred million. */
const OLD = 100_000_000
const MINUTE_MS = 60_000

/**
 * The table that needs cleaning most, or undefined. As PostgreSQL's autovacuum has it: after 50 changes and a tenth of
 * the rows, or 1000 new rows and a fifth. `cleaned` holds those cleaned since the database was opened.
 */
export function dueTable(tables: readonly TableWear[], cleaned: ReadonlyMap<string, Cleaned>, now: number): TableWear | undefined {
  let most = 1
  let found: TableWear | undefined
  for (const table of tables) {
    const last = cleaned.get(table.name)
    if (last && now - last.at < MINUTE_MS) continue
    const need = wear({ ...table, changed: table.changed - (last?.changed ?? 0) }, last === undefined)
    if (need < most) continue
    most = need
    found = table
  }
  return found
}

/**
 * The commands that clean a table, each short enough to wait for. Nearly all of the time goes into statistics, and
 * into those of one column no more than a fifth of a second, however large the table: a sample of its rows is read.
 */
export function cleaning({ name, pages, columns }: TableWear): string[] {
  if (pages <= SMALL) return [`VACUUM (ANALYZE) ${name}`]
  return [`VACUUM ${name}`, ...columns.map((column) => `ANALYZE ${name} (${column})`)]
}

/** 1 and more: it is time. */
function wear({ pages, rows, dead, inserted, changed, age }: TableWear, fresh: boolean): number {
  const share = Math.max(0, rows)
  return Math.max(
    fresh && pages >= WORTH_A_LOOK ? 1 : 0,
    dead / (50 + share / 10),
    changed / (50 + share / 10),
    inserted / (1000 + share / 5),
    age / OLD
  )
}
