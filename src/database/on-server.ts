import type { Database, OpenOptions } from './database.ts'
import { overPool } from './over-pool.ts'
import { DatabaseUnavailable, checkServer, serverPool } from './pool.ts'

/** Opens the PostgreSQL at `url`. Throws `DatabaseUnavailable`. */
export async function openServer(url: string, { poolSize = 10, statementTimeoutMs }: OpenOptions): Promise<Database> {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new DatabaseUnavailable('The database address (DATABASE_URL) must begin with postgresql://')
  }
  const schema = schemaOf(url)
  const pool = serverPool(url, { size: poolSize, schema, statementTimeoutMs })
  try {
    await checkServer(pool, url)
  } catch (error) {
    await pool.end()
    throw error
  }
  return overPool('postgresql', pool, schema, {
    atOnce: poolSize,
    exclusive: false,
    // The engine's advisory lock belongs to a session, so all of a migration must run in one.
    openMigrationPool: () => serverPool(url, { size: 1, schema }),
    afterClose: () => Promise.resolve()
  })
}

function schemaOf(url: string): string {
  const parameters = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  return new URLSearchParams(parameters).get('schema') || 'public'
}
