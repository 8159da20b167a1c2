import type { Database } from '../database/client.ts'
import { pendingMigrations } from '../database/migrate.ts'

/** How long the database has to answer the probe, and for how long the answer is taken to hold: milliseconds. */
const PATIENCE_MS = 2000
const HOLDS_MS = 500

/** Says why the server cannot answer yet; null: it can. However often it is asked, the database is asked once at a time. */
export function readinessOf(database: Database): () => Promise<string | null> {
  let migrated = false
  let asked: Promise<string | null> | undefined
  const ask = async () => {
    try {
      await database.sql('SELECT 1')
      migrated ||= (await pendingMigrations(database)).length === 0
      return migrated ? null : 'Migrations are pending: run "greenlit migrate".'
    } catch {
      return 'The database does not answer.'
    }
  }
  return () => {
    if (!asked) {
      asked = ask()
      const forget = () => void setTimeout(() => (asked = undefined), HOLDS_MS).unref()
      void asked.then(forget)
    }
    return within(PATIENCE_MS, asked, 'The database does not answer.')
  }
}

/** The value, or `otherwise` where it takes longer than so many milliseconds. */
export async function within<T, U>(milliseconds: number, value: Promise<T>, otherwise: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<U>((resolve) => (timer = setTimeout(resolve, milliseconds, otherwise)))
  try {
    return await Promise.race([value, late])
  } finally {
    clearTimeout(timer)
  }
}
