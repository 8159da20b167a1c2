import { writeCatalogue } from '../database/catalogue.ts'
import { openDatabase } from '../database/client.ts'
import { migrate } from '../database/migrate.ts'
import { say } from './terminal.ts'

/** `npm run catalogue`: writes prisma/catalogue.txt anew from the migrations, after one that changes what they guard. */
export async function refreshCatalogue(): Promise<void> {
  const database = await openDatabase({ directory: 'memory' })
  try {
    await migrate(database)
    say(`Wrote ${await writeCatalogue(database)}.`)
  } finally {
    await database.close()
  }
}
