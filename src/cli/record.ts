import { type Config, readConfig } from '../config.ts'
import { type Database, openDatabase } from '../database/client.ts'
import { migrate } from '../database/migrate.ts'
import { say } from './terminal.ts'

/**
 * Opens the database that the environment names and brings it up to date, saying each step. To serve from it is to end
 * statements that take too long; the commands may take their time.
 */
export async function openRecord(config: Config = readConfig(), { serving = false } = {}): Promise<Database> {
  const { databaseUrl, dataDirectory, poolSize, timeouts } = config
  say(databaseUrl ? 'Opening PostgreSQL (DATABASE_URL) …' : `Opening the embedded database in ${dataDirectory} …`)
  const database = await openDatabase({
    ...(databaseUrl ? { url: databaseUrl, poolSize } : { directory: dataDirectory }),
    report: say,
    ...(serving ? { statementTimeoutMs: timeouts.statement * 1000, upkeep: true, onGone: giveUp } : {})
  })
  try {
    const { applied } = await migrate(database, { report: say })
    if (applied.length > 0) say(`The database is up to date: ${applied.length} migrations applied.`)
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}

/** A server whose database is gone can answer nothing any more: whoever watches over it starts it again. */
function giveUp(reason: Error): void {
  say(reason.message)
  process.exit(1)
}

/** Does some work on the record, and closes it whatever happens. */
export async function withRecord<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openRecord()
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
