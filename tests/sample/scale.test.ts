import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { CHECKS } from '../../src/doctor/checks.ts'
import { loadScale } from '../../src/sample/scale/load.ts'
import { danglingReferences } from '../support/bulk-rows.ts'
import { testDatabase } from '../support/database.ts'

const QUOTES = 1000

/**
 * Of all rows of all tables, on either database. It changes with what is generated, with the tables and with what is
 * derived: where that was meant, write down the new one.
 */
const DIGEST = 'b1a2d27b258d8a9328aeb2df8ed2f86384a513d71ac10a013697597662e965c4'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await loadScale(database, QUOTES)
}, 120_000)

afterAll(() => database?.close())

/** The first column of the rows. */
async function list(sql: string): Promise<unknown[]> {
  return (await database.sql(sql)).map((row) => Object.values(row)[0])
}

async function count(sql: string): Promise<number> {
  return Number((await list(`SELECT count(*) FROM ${sql}`))[0])
}

describe('a record made to measure', () => {
  test.each(CHECKS)('holds to what the doctor checks: $name', async ({ run }) => {
    expect(await run(database)).toEqual([])
  })

  test('keeps every foreign key', async () => {
    expect(await danglingReferences(database)).toEqual([])
  })

  test('leaves every trigger on, those that search follows by too', async () => {
    expect(await list(`SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O'`)).toEqual([])
  })

  test('is the same, byte for byte, whenever and on whichever database it is made', async () => {
    const tables = await digests(database)
    expect(tables.length).toBeGreaterThan(25)
    const digest = createHash('sha256').update(JSON.stringify(tables)).digest('hex')
    expect({ tables, digest }).toEqual({ tables, digest: DIGEST })
  })

  test('has as many quotes as asked for, drafts, withdrawn and corrected ones among them', async () => {
    expect(await count('quotes')).toBe(QUOTES)
    const now = `quote_versions WHERE known_to = '9999-12-31T00:00:00Z'`
    expect(await count(`${now} AND visibility = 'PUBLISHED'`)).toBeGreaterThan(QUOTES * 0.9)
    expect(await count(`${now} AND visibility = 'DRAFT'`)).toBeGreaterThan(QUOTES * 0.02)
    expect(await count(`${now} AND visibility = 'WITHDRAWN'`)).toBeGreaterThan(QUOTES * 0.01)
    expect(await count(`${now} AND number = 2 AND visibility = 'PUBLISHED'`)).toBeGreaterThan(QUOTES * 0.03)
  })

  test('has one very large show and many small ones', async () => {
    const sizes = (await list('SELECT count(*) FROM timeline_entries WHERE show_id IS NOT NULL GROUP BY show_id ORDER BY 1 DESC'))
    expect(sizes).toHaveLength(51)
    expect(Number(sizes[0])).toBeGreaterThan(QUOTES * 0.15)
    expect(Number(sizes[25])).toBeLessThan(QUOTES * 0.02)
  })

  test('has shows in every state that an official word can leave them in', async () => {
    const states = await list(`SELECT DISTINCT coalesce(state::text, 'NONE') FROM status_segments
      WHERE headline AND known_to = '9999-12-31T00:00:00Z' AND valid_to = '9999-12-31T00:00:00Z'`)
    expect(states).toEqual(expect.arrayContaining(['AWAITING_DECISION', 'RENEWED', 'CANCELLED', 'ENDED', 'NONE']))
  })

  test('has people who are credited on several shows, articles that print several quotes, and reprints', async () => {
    expect(await count('(SELECT 1 FROM credits GROUP BY speaker_id HAVING count(DISTINCT show_id) > 1) x')).toBeGreaterThan(50)
    expect(await count('(SELECT 1 FROM citations GROUP BY article_id HAVING count(*) > 3) x')).toBeGreaterThan(50)
    expect(await count('(SELECT 1 FROM citations GROUP BY version_id HAVING count(*) > 1) x')).toBeGreaterThan(50)
  })

  test('has rare words and common ones, and names with accents', async () => {
    const words = `SELECT count(DISTINCT id) FROM quote_versions, regexp_split_to_table(folded, '[^[:alnum:]]+') word GROUP BY word`
    const counts = (await list(words)).map(Number)
    expect(counts.filter((times) => times === 1).length).toBeGreaterThan(300)
    expect(Math.max(...counts)).toBeGreaterThan(QUOTES * 0.3)
    expect(await count(`speakers WHERE name <> folded AND name ~ '[^ -~]'`)).toBeGreaterThan(20)
    expect(await count(`(SELECT name FROM speakers WHERE kind = 'PERSON' GROUP BY name HAVING count(*) > 1) x`)).toBe(0)
  })

  test.each([999, 2_000_001, 1000.5, Number.NaN])('is refused for %d quotes', async (quotes) => {
    await expect(loadScale(database, quotes)).rejects.toThrow('A record has 1000 to 2000000 quotes')
  })
})

/** Rows and a digest of all that is in each table, but for the tables of the migration engine. */
async function digests(of: Database): Promise<unknown[]> {
  const tables = await of.sql(`SELECT tablename AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY tablename COLLATE "C"`)
  const found: unknown[] = []
  for (const { name } of tables) {
    const rows = `(SELECT md5(to_jsonb(t)::text) AS digest FROM ${String(name)} t) rows`
    const digest = `md5(string_agg(digest, '' ORDER BY digest COLLATE "C"))`
    found.push({ name, ...(await of.sql(`SELECT count(*) AS rows, ${digest} AS digest FROM ${rows}`))[0] })
  }
  return found
}
