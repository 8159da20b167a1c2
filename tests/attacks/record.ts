import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, useDatabase } from '../../src/database/client.ts'
import { migrate } from '../../src/database/migrate.ts'
import { loadSteps, sampleSteps } from '../../src/sample/load.ts'
import { fillShow } from '../support/bulk.ts'
import { aShow } from '../support/record.ts'
import { CANARIES } from './target.ts'

/** Slug of the one large show of the record that is attacked. */
export const SHOW = 'the-tide-tables'

/** Slug of a show of which nothing has been said, for changes. */
export const QUIET_SHOW = 'a-quiet-show'

/** A database on disk, filled and closed, that a server can be started on. */
export interface PreparedRecord {
  environment: Record<string, string>
  remove(): Promise<void>
}

/** Embedded, or on the server of TEST_DATABASE_URL; `full`: with the sample and ten times as many quotes. */
export async function prepareRecord({ full }: { full: boolean }): Promise<PreparedRecord> {
  const directory = mkdtempSync(join(tmpdir(), 'greenlit-attacked-'))
  const onServer = await databaseOnServer()
  const database = await openDatabase(onServer ? { url: onServer.url } : { directory: join(directory, 'database') })
  useDatabase(database)
  await migrate(database)
  if (full) await loadSteps(sampleSteps())
  await fillShow(database, { quotes: full ? 20_000 : 2000 })
  await aShow(QUIET_SHOW)
  await database.close()
  return {
    environment: { GREENLIT_DATA: join(directory, 'database'), GREENLIT_SAMPLE: 'no', DATABASE_URL: onServer?.url ?? '' },
    async remove() {
      await onServer?.remove()
      rmSync(directory, { recursive: true, force: true })
    }
  }
}

async function databaseOnServer() {
  const server = process.env['TEST_DATABASE_URL']
  if (!server) return null
  const name = `greenlit_test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`)
  const url = new URL(server)
  url.pathname = `/${name}`
  // Where the server asks for no password, one is sent all the same: it must turn up nowhere.
  if (url.password === '') url.password = CANARIES.password
  return { url: url.href, remove: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function onServer(server: string, command: string): Promise<void> {
  const maintenance = await openDatabase({ url: server, poolSize: 1 })
  try {
    await maintenance.script(command)
  } finally {
    await maintenance.close()
  }
}
