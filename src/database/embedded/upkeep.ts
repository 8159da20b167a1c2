import type { Pool } from 'pg'
import type { EmbeddedServer } from './server.ts'
import { WORN_TABLES, cleaning, dueTable } from './wear.ts'
import type { Cleaned, TableWear } from './wear.ts'

const TICK_MS = 1000
/** A change is in the tables' own files after a minute at the latest, not only in the log. */
const CHECKPOINT_MS = 60_000
const LOOK_MS = 10_000
/** Where the database is never idle, a table that needs it is cleaned all the same. */
const LONGEST_WAIT_MS = 60_000
/** Cleaning takes a twentieth of the time at most. */
const REST = 20
/** A command that takes longer is beyond this database. */
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
 * one table at a time and one column of it, when nobody waits for the database: who comes meanwhile waits for one command.
 */
export function startUpkeep(pool: Pool, server: EmbeddedServer, options: UpkeepOptions = {}): Upkeep {
  const { report = () => {}, now = Date.now } = options
  const cleaned = new Map<string, Cleaned>()
  /** The table that is being cleaned, and what is still to be done to it. */
  let under: { table: string; commands: string[] } | undefined
  let used = true
  let checkpointAt = now() + CHECKPOINT_MS
  let lookAt = now() + LOOK_MS
  let restUntil = 0
  let dueSince: number | undefined
  let ticking: Promise<void> = Promise.resolve()
  let busy = false

  const noteUse = (): void => {
    if (!busy) used = true
  }
  pool.on('acquire', noteUse)
  const forget = server.onSessionLost(() => {
    cleaned.clear()
    under = undefined
  })
  const timer = setInterval(() => void tick(), TICK_MS).unref()

  function isIdle(): boolean {
    return pool.waitingCount === 0 && pool.idleCount === pool.totalCount
  }

  function tick(): Promise<void> {
    if (!busy) {
      busy = true
      ticking = work()
        .catch((error: unknown) => report(`Upkeep of the embedded database failed: ${String(error)}`))
        .finally(() => (busy = false))
    }
    return ticking
  }

  async function work(): Promise<void> {
    if (used && now() >= checkpointAt) {
      used = false
      checkpointAt = now() + CHECKPOINT_MS
      await checkpoint()
    }
    if (now() < restUntil || (!under && now() < lookAt)) return
    const overdue = dueSince !== undefined && now() - dueSince >= LONGEST_WAIT_MS
    if (!isIdle() && !overdue) {
      dueSince ??= now()
      return
    }
    under ??= await look()
    if (!under) dueSince = undefined
    else if (isIdle() || overdue) await clean(under)
    else dueSince ??= now()
  }

  async function look(): Promise<typeof under> {
    lookAt = now() + LOOK_MS
    const table = dueTable(await wornTables(), cleaned, now())
    if (!table) return undefined
    // Before, not after: what cannot be cleaned is not to be tried all the time.
    cleaned.set(table.name, { at: now(), changed: table.changed })
    return { table: table.name, commands: cleaning(table) }
  }

  async function wornTables(): Promise<TableWear[]> {
    // The session keeps its counts to itself for a second, or for as long as nothing else is asked.
    await pool.query('SELECT pg_stat_force_next_flush()')
    return (await pool.query<TableWear>(WORN_TABLES)).rows
  }

  async function checkpoint(): Promise<void> {
    const { rows } = await pool.query<{ bytes: number }>(CHANGED)
    if ((rows[0]?.bytes ?? 0) > NO_CHANGE) await patiently('CHECKPOINT')
  }

  async function clean({ table, commands }: NonNullable<typeof under>): Promise<void> {
    const began = now()
    const command = commands.shift()
    if (commands.length === 0) under = undefined
    if (command !== undefined) await patiently(command)
    restUntil = now() + REST * (now() - began)
    if (under) return
    dueSince = undefined
    // Statistics of a whole table set its count back, those of a column do not.
    const after = (await wornTables()).find(({ name }) => name === table)
    cleaned.set(table, { at: began, changed: after?.changed ?? 0 })
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
      await ticking
    }
  }
}
