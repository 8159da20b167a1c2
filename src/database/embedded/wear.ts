/** One table, and what has happened to it since it was cleaned last or, at most, since the database was opened. */
export interface TableWear {
  /** Quoted and with its schema, as SQL takes it. */
  name: string
  pages: number
  rows: number
  dead: number
  inserted: number
  changed: number
  /** Transactions since its oldest row was marked as visible to all. */
  age: number
}

/** Reads `TableWear` of every table, the system's own included. The counters are this session's and cost little. */
export const WORN_TABLES = `SELECT quote_ident(s.schemaname) || '.' || quote_ident(s.relname) AS name,
    c.relpages AS pages, greatest(c.reltuples, s.n_live_tup)::float8 AS rows, s.n_dead_tup::float8 AS dead,
    s.n_ins_since_vacuum::float8 AS inserted, s.n_mod_since_analyze::float8 AS changed, age(c.relfrozenxid)::float8 AS age
  FROM pg_stat_all_tables s JOIN pg_class c ON c.oid = s.relid WHERE c.relkind IN ('r', 'm')`

/** Counts are lost when the database is opened, so tables of so many pages of 8 kB are cleaned once after that. */
const WORTH_A_LOOK = 50
/** Transaction numbers run out at two thousand million: PostgreSQL itself acts at two hundred million. */
const OLD = 100_000_000
const MINUTE_MS = 60_000

/**
 * The table that needs cleaning most, or undefined. As PostgreSQL's autovacuum has it: after 50 changes and a tenth of
 * the rows, or 1000 new rows and a fifth. `cleaned` says when each was cleaned since the database was opened.
 */
export function dueTable(tables: readonly TableWear[], cleaned: ReadonlyMap<string, number>, now: number): string | undefined {
  let most = 1
  let found: string | undefined
  for (const table of tables) {
    const at = cleaned.get(table.name)
    if (at !== undefined && now - at < MINUTE_MS) continue
    const need = wear(table, at === undefined)
    if (need < most) continue
    most = need
    found = table.name
  }
  return found
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
