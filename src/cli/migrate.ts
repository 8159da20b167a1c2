import { readConfig } from '../config.ts'
import { openDatabase } from '../database/client.ts'
import { markRolledBack, migrate } from '../database/migrate.ts'
import { say } from './terminal.ts'

/** `greenlit migrate`: applies pending migrations; with `--rolled-back`, first lets a failed one be tried again. */
export async function migrateRecord({ rolledBack }: { rolledBack?: string }): Promise<void> {
  const { databaseUrl, dataDirectory } = readConfig()
  const database = await openDatabase(databaseUrl ? { url: databaseUrl } : { directory: dataDirectory })
  try {
    if (rolledBack) await markRolledBack(database, rolledBack)
    const { applied, already } = await migrate(database, { report: say })
    say(`${applied.length} migrations applied, ${already} were there already.`)
  } finally {
    await database.close()
  }
}
