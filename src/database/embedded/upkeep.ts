import type { Pool } from 'pg'
import type { EmbeddedServer } from './server.ts'
import { dueTable, WORN_TABLES } from './wear.ts'
import type { TableWear } from './wear.ts'

const TICK_MS = 1000
/** A change is in the tables' own files after a minute at the latest, not only in the log. */
const CHECKPOINT_MS = 60_000
const LOOK_MS = 10_000
/** Where the database is never idle, a table that needs it is cleaned all the same. */
const LONGEST_WAIT_MS = 60_000
/** Cleaning takes a twentieth of the time at most. */
const REST = 20
/** A table that takes longer to clean is beyond this database. */
const PATIENCE_MS = 300_000
/** What the record of a checkpoint itself adds to the log, and some notes, in bytes: less is no change. */
const NO_CHANGE = 1000

const CHANGED = `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()`

export interface UpkeepOptions {
  report?: ((line: string) => void) | undefined
  /** The clock, in milliseconds. */
  now?: () => number
}

export interface Upkeep {
  /** Does what is due now, if anything. Called every second; never twice at once. */
  tick(): Promise<void>
  stop(): Promise<void>
}

/**
 * What a server does by itself and PGlite does not: checkpoints by time, and the cleaning of tables (VACUUM, ANALYZE),
 * one table at a time, when nobody waits for the database.
 */
export function startUpkeep(pool: Pool, server: EmbeddedServer, options: UpkeepOptions = {}): Upkeep {
  const { report = () => {}, now = Date.now } = options
  const cleaned = new Map<string, number>()
  let used = true
  let checkpointAt = now() + CHECKPOINT_MS
  let lookAt = now() + LOOK_MS
  let restUntil = 0
  let dueSince: number | undefined
  let under: Promise<void> = Promise.resolve()
  let busy = false

  const noteUse = (): void => {
    if (!busy) used = true
  }
  pool.on('acquire', noteUse)
  const forget = server.onSessionLost(() => cleaned.clear())
  const timer = setInterval(() => void tick(), TICK_MS).unref()

  function isIdle(): boolean {
    return pool.waitingCount === 0 && pool.idleCount === pool.totalCount
  }

  function tick(): Promise<void> {
    if (!busy) {
      busy = true
      under = work()
        .catch((error: unknown) => report(`Upkeep of the embedded database failed: ${String(error)}`))
        .finally(() => (busy = false))
    }
    return under
  }

  async function work(): Promise<void> {
    if (used && now() >= checkpointAt) {
      used = false
      checkpointAt = now() + CHECKPOINT_MS
      await checkpoint()
    }
    if (now() < lookAt || now() < restUntil) return
    const overdue = dueSince !== undefined && now() - dueSince >= LONGEST_WAIT_MS
    if (!isIdle() && !overdue) {
      dueSince ??= now()
      return
    }
    lookAt = now() + LOOK_MS
    // The session keeps its counts to itself for a second, or for as long as nothing else is asked.
    await pool.query('SELECT pg_stat_force_next_flush()')
    const { rows } = await pool.query<TableWear>(WORN_TABLES)
    const table = dueTable(rows, cleaned, now())
    if (table === undefined) dueSince = undefined
    else if (isIdle() || overdue) await clean(table)
    else dueSince ??= now()
  }

  async function checkpoint(): Promise<void> {
    const { rows } = await pool.query<{ bytes: number }>(CHANGED)
    if ((rows[0]?.bytes ?? 0) > NO_CHANGE) await patiently('CHECKPOINT')
  }

  async function clean(table: string): Promise<void> {
    const began = now()
    // Before, not after: what cannot be cleaned is not to be tried all the time.
    cleaned.set(table, began)
    dueSince = undefined
    await patiently(`VACUUM (ANALYZE) ${table}`)
    restUntil = now() + REST * (now() - began)
    // There may be another one.
    lookAt = now()
  }

  async function patiently(command: string): Promise<void> {
    const client = await pool.connect()
    const done = server.allow(PATIENCE_MS)
    try {
      await client.query(command)
      client.release()
    } catch (error) {
      client.release(error as Error)
      throw error
    } finally {
      done()
    }
  }

  return {
    tick,
    async stop() {
      clearInterval(timer)
      pool.off('acquire', noteUse)
      forget()
      await under
    }
  }
}
