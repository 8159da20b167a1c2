import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { grow } from '../../bench/record/grow.ts'
import { useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { CHECKS } from '../../src/doctor/checks.ts'
import { loadScale } from '../../src/sample/scale/load.ts'
import { danglingReferences } from '../support/bulk-rows.ts'
import { testDatabase } from '../support/database.ts'

let database: Database
const seen: number[] = []

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await loadScale(database, 1000)
  const session = await database.session()
  await grow(session, { from: 1000, to: 2500, lean: false }, (quotes) => seen.push(quotes))
  await session.script('SELECT search_rebuild()')
  await session.release()
}, 300_000)

afterAll(() => database?.close())

describe('a record grown for the bench', () => {
  test('has as many quotes as asked for, in rounds', async () => {
    expect(seen.at(-1)).toBe(2500)
    expect(seen.length).toBeGreaterThan(1)
    expect(Number((await database.sql('SELECT count(*) AS count FROM quotes'))[0]?.['count'])).toBe(2500)
  })

  test.each(CHECKS)('holds to what the doctor checks: $name', async ({ run }) => {
    expect(await run(database)).toEqual([])
  })

  test('keeps every foreign key', async () => {
    expect(await danglingReferences(database)).toEqual([])
  })
})
