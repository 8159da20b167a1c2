import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Database, db, useDatabase } from '../../../src/database/client.ts'
import { alikeTo } from '../../../src/features/quotes/alike.ts'
import { type BulkShow, fillShow } from '../../support/bulk.ts'
import { parseId } from '../../../src/graphql/ids.ts'
import { testDatabase } from '../../support/database.ts'

const QUOTES = 2000

let database: Database
let show: BulkShow
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  show = await fillShow(database, { quotes: QUOTES })
  await database.script('ANALYZE')
})
afterAll(() => database.close())

test('of a speaker who said a thousand things, an index of windows of words finds those alike', async () => {
  const speaker = parseId(show.speaker)?.key ?? ''
  const [mine] = await database.sql('SELECT folded FROM quote_versions WHERE speaker_id = $1 ORDER BY id LIMIT 1', [speaker])
  const words = String(mine?.['folded'])
  const [row] = await database.sql("SELECT prosrc AS body FROM pg_proc WHERE proname = 'quotes_alike'")
  const asked = String(row?.['body'])
    .replaceAll('(wanted)', `('${words.replaceAll("'", "''")}')`)
    .replaceAll('(states)', `('{PUBLISHED}'::text[])`)
    .replaceAll('[speaker]', `['${speaker}'::uuid]`)
  const plan = JSON.stringify(await database.sql(`EXPLAIN (FORMAT JSON) ${asked}`))
  expect(plan).toContain('"Index Name":"quote_versions_alike"')
  expect(plan).not.toContain('Seq Scan')
  expect((await alikeTo(db as never, words, speaker))[0]).toMatchObject({ similarity: 1 })
})
