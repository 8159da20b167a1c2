import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import { recordStatements } from '../../src/database/statements.ts'
import { DATABASES, testDatabase } from '../support/database.ts'

describe.each(DATABASES)('A compiled read on %s', () => {
  let database: Database

  beforeAll(async () => {
    database = await testDatabase()
  })

  afterAll(() => database?.close())

  const read = async (text: string, values: unknown[] = []) => (await database.read({ text, values, planned: 'once' }))?.map((column) => column?.toString() ?? null)

  test('gives the columns of the first row as text', async () => {
    const text = `SELECT 1::bigint, true, NULL, '{"a":1}'::text, $1::text UNION ALL SELECT 2, false, NULL, '', ''`
    expect(await read(text, ["o'clock"])).toEqual(['1', 't', null, '{"a":1}', "o'clock"])
    expect(await read('SELECT 1 WHERE false')).toBeUndefined()
  })

  test('is planned once for all values, or anew for each, and leaves other statements planned as ever', async () => {
    const texts = { once: 'SELECT position FROM update_head WHERE id = $1::int', 'with-values': 'SELECT recorded_at FROM update_head WHERE id = $1::int' } as const
    for (const [planned, text] of Object.entries(texts)) {
      for (let time = 0; time < 7; time++) await database.read({ text, values: [1], planned: planned as keyof typeof texts })
    }
    const prepared = await database.sql(`SELECT statement, generic_plans > 0 AS generic, custom_plans > 0 AS custom FROM pg_prepared_statements WHERE name LIKE 'greenlit_read_%' ORDER BY 1`)
    const byText = Object.fromEntries(prepared.map(({ statement, ...plans }) => [statement, plans]))
    expect(byText[texts.once]).toEqual({ generic: true, custom: false })
    expect(byText[texts['with-values']]).toEqual({ generic: false, custom: true })
    const [mode] = await database.sql('SELECT current_setting($1) AS mode', ['plan_cache_mode'])
    expect(mode).toEqual({ mode: 'force_custom_plan' })
  })

  test('is recorded and counted like any other statement', async () => {
    const text = 'SELECT 3'
    const { statements } = await recordStatements(() => database.read({ text, values: [], planned: 'once' }))
    expect(statements).toEqual([text])
  })

  test('that fails says so, and what comes next is answered', async () => {
    await expect(database.read({ text: "SELECT ('null ' || position)::integer FROM update_head", values: [], planned: 'once' })).rejects.toMatchObject({ code: '22P02' })
    expect(await read('SELECT 4')).toEqual(['4'])
  })
})
