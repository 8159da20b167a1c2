import { createReadStream, statSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { restore } from '../database/backup/load.ts'
import { openDatabase } from '../database/client.ts'
import { say, UsageError } from './terminal.ts'

/** `greenlit restore <file>`: a backup into an empty database, of either kind; whole or not at all. */
export async function restoreRecord(file: string): Promise<void> {
  // Read twice: checked first, then loaded. Standard input could be read once only.
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`There is no file ${file} to restore from.`)
  const { databaseUrl, dataDirectory, poolSize } = readConfig()
  say(databaseUrl ? 'Opening PostgreSQL (DATABASE_URL) …' : `Opening the embedded database in ${dataDirectory} …`)
  const database = await openDatabase(databaseUrl ? { url: databaseUrl, poolSize } : { directory: dataDirectory })
  try {
    await restore(database, () => createReadStream(file), { report: say })
  } finally {
    await database.close()
  }
  say('The record is restored. The admin key is not part of it: see docs/operate.md.')
}
