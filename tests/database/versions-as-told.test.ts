import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Database, useDatabase } from '../../src/database/client.ts'
import { migrationsDirectory } from '../../src/database/migrations.ts'
import { contents } from '../effects/traces.ts'
import { desk, hopefulQuote, openNewsroom } from '../support/newsroom.ts'
import { testDatabase } from '../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openNewsroom()
})
afterAll(() => database.close())

const MIGRATION = join(migrationsDirectory(), '20261125000300_versions_as_told', 'migration.sql')
const DESCRIBED = ['shows', 'installments', 'organisations', 'speakers', 'events', 'event_series', 'articles']

test('The migration counts what is on record as it would have been counted from the beginning', async () => {
  const article = await desk.article({ headline: 'Reworked', publish: false })
  await desk.correctArticle(article, { summary: 'First.' })
  await desk.publish('Article', article)
  const quote = await desk.quote(hopefulQuote({ parts: [{ text: 'Reworked words.' }], publish: false, citations: [{ article }] }))
  await desk.correctQuote(quote, { prompt: 'Why?' })
  await desk.publish('Quote', quote)
  await desk.correctQuote(quote, { prompt: 'When?' })
  const ruling = await desk.ruling({ show: 'the-tide-tables', seasons: [3], state: 'ON_HOLD', effective: '2024-05-06', evidence: [{ quote }], publish: false })
  await desk.publish('Ruling', ruling)
  await desk.unpublish('Article', article)
  await desk.correctArticle(article, { summary: 'Second.' })
  await desk.publish('Article', article)
  await desk.publish('Quote', quote)
  await desk.withdraw('Quote', quote)
  const told = await contents(database)

  // As it was before: one count through all states.
  for (const table of ['revisions', 'quote_versions', 'ruling_versions']) await database.script(`ALTER TABLE ${table} DROP COLUMN version`)
  for (const table of DESCRIBED) {
    await database.script(`UPDATE ${table} t SET version = r.number FROM (SELECT subject_id, max(number) AS number FROM revisions GROUP BY subject_id) r WHERE r.subject_id = t.id`)
  }
  await database.script(readFileSync(MIGRATION, 'utf8'))
  expect(await contents(database)).toEqual(told)
})
