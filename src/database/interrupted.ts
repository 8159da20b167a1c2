import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList } from '@prisma/schema-engine-wasm'

/** A script that ends the transaction it runs in: how far it came cannot be known from outside. */
const OWN_TRANSACTIONS = /^\s*(COMMIT|ROLLBACK)\b/im

/**
 * The same adapter, which writes down that a migration is finished in the very transaction that makes it. The engine
 * does so in another one: a process killed between the two left a migration that was made and not known to be.
 */
export function finishingMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
  { migrationDirectories }: MigrationList
): SqlMigrationAwareDriverAdapterFactory {
  const names = new Map(migrationDirectories.map(({ path, migrationFile: { content } }) => [content.value, path]))
  return {
    ...factory,
    async connect() {
      const adapter = await factory.connect()
      return {
        ...adapter,
        executeScript(script) {
          const name = names.get(script)
          if (name === undefined || hasOwnTransactions(script)) return adapter.executeScript(script)
          return adapter.executeScript(`${script}\n;${finish(name)}`)
        }
      }
    }
  }
}

/** Where not, a script that was not finished has left nothing behind: the database undid its transaction by itself. */
export function hasOwnTransactions(script: string): boolean {
  return OWN_TRANSACTIONS.test(script)
}

function finish(name: string): string {
  const quoted = name.replaceAll("'", "''")
  return `UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = '${quoted}' AND finished_at IS NULL AND rolled_back_at IS NULL;`
}
