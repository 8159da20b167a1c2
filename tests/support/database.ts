import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/database/client.ts'
import type { Database, DatabaseKind } from '../../src/database/client.ts'
import { migrate } from '../../src/database/migrate.ts'
import { listMigrations, migrationsDirectory } from '../../src/database/migrations.ts'
import { SESSION_SETTINGS } from '../../src/database/settings.ts'

const SERVER = process.env['TEST_DATABASE_URL']

/** The database this run of the suite uses: the embedded one, or PostgreSQL where TEST_DATABASE_URL is set. */
export const DATABASES: DatabaseKind[] = [SERVER ? 'postgresql' : 'embedded']

/**
 * A freshly migrated, empty database of its own: call it in `beforeAll`, and `close()` it in `afterAll`, which also
 * removes it. It is a copy of a template made once for each set of migrations, so it opens in well under a second.
 */
export function testDatabase(): Promise<Database> {
  return SERVER ? serverDatabase(SERVER) : embeddedCopy(`migrated-${fingerprint()}`, migrate)
}

/** The address of a migrated PostgreSQL database of its own, and what removes it; only where TEST_DATABASE_URL is set. */
export async function testAddress(server: string): Promise<{ url: string; remove(): Promise<void> }> {
  return addressOfCopy(server, await migratedTemplate(server))
}

/** An empty database without any migration, otherwise like `testDatabase`. */
export function emptyDatabase(): Promise<Database> {
  return SERVER ? copyOnServer(SERVER, 'template1') : embeddedCopy(`empty-${fingerprint()}`, () => Promise.resolve())
}

/** A copy of the directory `name`, which is made and prepared when there is none yet. */
async function embeddedCopy(name: string, prepare: (database: Database) => Promise<unknown>): Promise<Database> {
  const template = join(tmpdir(), 'greenlit-test-templates', name)
  if (!existsSync(template)) {
    // Under a name of its own until it is whole: another test process may be making the same one.
    const draft = `${template}-${randomUUID()}`
    const database = await openDatabase({ directory: draft })
    await prepare(database)
    await database.close()
    try {
      renameSync(draft, template)
    } catch {
      rmSync(draft, { recursive: true, force: true })
    }
  }
  const directory = join(tmpdir(), `greenlit-test-${randomUUID()}`)
  cpSync(template, directory, { recursive: true })
  return removedAtClose(await openDatabase({ directory }), () => rmSync(directory, { recursive: true, force: true }))
}

async function serverDatabase(server: string): Promise<Database> {
  return copyOnServer(server, await migratedTemplate(server))
}

async function migratedTemplate(server: string): Promise<string> {
  const template = `greenlit_template_${fingerprint()}`
  const maintenance = await openDatabase({ url: server, poolSize: 1 })
  try {
    await maintenance.sql('SELECT pg_advisory_lock(hashtext($1))', [template])
    const [found] = await maintenance.sql('SELECT 1 FROM pg_database WHERE datname = $1', [template])
    if (found === undefined) {
      const draft = `${template}_${process.pid}`
      await maintenance.script(`DROP DATABASE IF EXISTS ${draft}`)
      await maintenance.script(`CREATE DATABASE ${draft} TEMPLATE template0 ENCODING 'UTF8'`)
      const database = await openDatabase({ url: withDatabase(server, draft), poolSize: 1 })
      await migrate(database)
      await database.close()
      await maintenance.script(`ALTER DATABASE ${draft} RENAME TO ${template}`)
    }
  } finally {
    await maintenance.close()
  }
  return template
}

async function copyOnServer(server: string, template: string): Promise<Database> {
  const { url, remove } = await addressOfCopy(server, template)
  return removedAtClose(await openDatabase({ url }), remove)
}

async function addressOfCopy(server: string, template: string): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `greenlit_test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return { url: withDatabase(server, name), remove: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function onServer(server: string, command: string): Promise<void> {
  const maintenance = await openDatabase({ url: server, poolSize: 1 })
  try {
    // A template may have only one copy made at a time; the lock queues them where PostgreSQL would refuse.
    await maintenance.sql("SELECT pg_advisory_lock(hashtext('greenlit test databases'))")
    await maintenance.script(command)
  } finally {
    await maintenance.close()
  }
}

function removedAtClose(database: Database, remove: () => void | Promise<void>): Database {
  const close = database.close.bind(database)
  let closed: Promise<void> | undefined
  return {
    ...database,
    close() {
      closed ??= close().then(remove)
      return closed
    }
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Changes with anything that makes a template stale: the migrations, PGlite, the session settings. */
function fingerprint(): string {
  const require = createRequire(import.meta.url)
  const pglite = readFileSync(join(require.resolve('@electric-sql/pglite'), '..', '..', 'package.json'), 'utf8')
  return createHash('sha256')
    .update(JSON.stringify([listMigrations(migrationsDirectory()).migrationDirectories, SESSION_SETTINGS]))
    .update(pglite)
    .digest('hex')
    .slice(0, 16)
}
