import { afterAll, beforeAll } from '@jest/globals'
import { openDatabase, useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { recordQueries } from '../../src/database/statements.ts'
import type { SentQuery } from '../../src/database/statements.ts'
import { createGraphQLServer } from '../../src/server/yoga.ts'
import { fillBoard } from '../support/bulk-board.ts'
import { fillShow } from '../support/bulk.ts'
import type { BulkShow } from '../support/bulk.ts'
import { testDatabase } from '../support/database.ts'
import { TEST_KEY } from '../support/graphql.ts'

/** The API over a bulk record, on one connection, so that what it prepares can be looked at. */
export interface Newsroom {
  database: Database
  show: BulkShow
  /** Answers without errors, or throws them. */
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<{ data: Record<string, unknown>; queries: SentQuery[] }>
  close(): Promise<void>
}

/** A day after everything a bulk record holds. */
const TODAY = '2025-03-01T12:00:00.000Z'

/** A small newsroom and a large one for the tests of a file, opened before and closed after them. */
export function twoSizes(): { small: () => Newsroom; large: () => Newsroom } {
  let [small, large]: Newsroom[] = []
  beforeAll(async () => {
    small = await openNewsroom({ quotes: 20, shows: 60 })
    large = await openNewsroom({ quotes: 20_000, shows: 600 })
  }, 180_000)
  afterAll(async () => {
    await small?.close()
    await large?.close()
  })
  return { small: () => filled(small), large: () => filled(large) }
}

function filled(newsroom: Newsroom | undefined): Newsroom {
  if (!newsroom) throw new Error('The record was not filled.')
  return newsroom
}

export async function openNewsroom(sizes: { quotes: number; shows: number }): Promise<Newsroom> {
  const whole = await testDatabase()
  const database = await onOneConnection(whole)
  const show = await fillShow(database, sizes)
  await fillBoard(database, sizes)
  const server = createGraphQLServer({ now: () => new Date(TODAY), adminKey: TEST_KEY })
  return {
    database,
    show,
    async ask(query, variables = {}, given = {}) {
      useDatabase(database)
      const body = JSON.stringify({ query, variables })
      const { result, queries } = await recordQueries(async () => {
        const headers = { 'content-type': 'application/json', ...given }
        const answer = await server.fetch('http://localhost/graphql', { method: 'POST', body, headers })
        return (await answer.json()) as { data: Record<string, unknown>; errors?: unknown }
      })
      if (result.errors) throw new Error(JSON.stringify(result.errors))
      return { data: result.data, queries }
    },
    async close() {
      if (database !== whole) await database.close()
      await whole.close()
    }
  }
}

async function onOneConnection(whole: Database): Promise<Database> {
  const server = process.env['TEST_DATABASE_URL']
  if (server === undefined || whole.kind === 'embedded') return whole
  const [name] = await whole.sql('SELECT current_database() AS name')
  const url = new URL(server)
  url.pathname = `/${String(name?.['name'])}`
  return openDatabase({ url: url.href, poolSize: 1 })
}
