import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Pool } from 'pg'
import { startEmbeddedServer } from '../../src/database/embedded/server.ts'
import type { EmbeddedServer } from '../../src/database/embedded/server.ts'
import { startUpkeep } from '../../src/database/embedded/upkeep.ts'
import type { Upkeep } from '../../src/database/embedded/upkeep.ts'
import { cleaning, dueTable } from '../../src/database/embedded/wear.ts'
import type { Cleaned, TableWear } from '../../src/database/embedded/wear.ts'
import { embeddedPool } from '../../src/database/pool.ts'
import { DATABASES } from '../support/database.ts'

const TABLE: TableWear = { name: 'public.said', columns: ['speaker', 'words'], pages: 10, rows: 1000, dead: 0, inserted: 0, changed: 0, age: 10 }

function cleanedAt(at: number, { changed = 0, names = [TABLE.name] } = {}): Map<string, Cleaned> {
  return new Map(names.map((name) => [name, { at, changed }]))
}

describe('A table is due for cleaning', () => {
  test.each([
    ['nothing happened', {}, false],
    ['a tenth of its rows died', { dead: 150 }, true],
    ['fewer died', { dead: 149 }, false],
    ['a tenth of its rows changed', { changed: 150 }, true],
    ['it grew by a fifth', { inserted: 1200 }, true],
    ['its rows are very old', { age: 100_000_000 }, true]
  ])('when %s: %j', (_, wear, due) => {
    expect(dueTable([{ ...TABLE, ...wear }], cleanedAt(0), 1_000_000)?.name).toBe(due ? 'public.said' : undefined)
  })

  test('by the rows that changed since it was cleaned, where its count goes on', () => {
    const at = (changed: number) => dueTable([{ ...TABLE, changed }], cleanedAt(0, { changed: 700 }), 1_000_000)?.name
    expect([at(700), at(849), at(850)]).toEqual([undefined, undefined, 'public.said'])
  })

  test('once after the database was opened, where it is large, and never twice within a minute', () => {
    expect(dueTable([{ ...TABLE, pages: 50 }], new Map(), 0)?.name).toBe('public.said')
    expect(dueTable([{ ...TABLE, dead: 1e6 }], cleanedAt(1000), 60_999)).toBeUndefined()
    expect(dueTable([{ ...TABLE, dead: 1e6 }], cleanedAt(1000), 61_000)?.name).toBe('public.said')
  })

  test('the neediest first', () => {
    const count = fc.nat(10_000)
    fc.assert(
      fc.property(fc.array(count, { minLength: 1 }), (deaths) => {
        const tables = deaths.map((dead, index) => ({ ...TABLE, name: `t${index}`, dead }))
        const due = dueTable(tables, cleanedAt(-60_000, { names: tables.map(({ name }) => name) }), 0)?.name
        const most = Math.max(...deaths)
        expect(due === undefined ? 0 : deaths[Number(due.slice(1))]).toBe(most < 150 ? 0 : most)
      })
    )
  })
})

test('A small table is cleaned by one command, a large one column by column', () => {
  expect(cleaning({ ...TABLE, pages: 150 })).toEqual(['VACUUM (ANALYZE) public.said'])
  expect(cleaning({ ...TABLE, pages: 151 })).toEqual(['VACUUM public.said', 'ANALYZE public.said (speaker)', 'ANALYZE public.said (words)'])
})

if (DATABASES.includes('embedded')) {
  describe('Upkeep of the embedded database', () => {
    let server: EmbeddedServer
    let pool: Pool
    let upkeep: Upkeep
    let now = 0

    beforeEach(async () => {
      now = 0
      server = await startEmbeddedServer(null)
      pool = embeddedPool(server)
      upkeep = startUpkeep(pool, server, { now: () => now, report: (line) => process.stderr.write(`${line}\n`) })
    })

    afterEach(async () => {
      await upkeep.stop()
      await pool.end()
      await server.close()
    })

    async function number(sql: string): Promise<number> {
      const { rows } = await pool.query<{ number: string }>(sql)
      return Number(rows[0]?.number)
    }

    const redo = () => number(`SELECT pg_wal_lsn_diff(redo_lsn, '0/0') AS number FROM pg_control_checkpoint()`)

    test('makes a checkpoint every minute in which something was written, and none in others', async () => {
      const before = await redo()
      await pool.query('CREATE TABLE said AS SELECT 1 AS words')
      now = 59_000
      await upkeep.tick()
      expect(await redo()).toBe(before)
      now = 60_000
      await upkeep.tick()
      const after = await redo()
      expect(after).toBeGreaterThan(before)
      // The new database's own tables are cleaned first, which is written too; then nothing is left to do.
      const moments: number[] = []
      for (; now < 1_800_000; now += 30_000) {
        await upkeep.tick()
        moments.push(await redo())
      }
      expect(new Set(moments.slice(-10)).size).toBe(1)
    })

    test('keeps a table that is updated all the time from growing', async () => {
      await pool.query('CREATE TABLE said (id int PRIMARY KEY, words text)')
      await pool.query(`INSERT INTO said SELECT i, repeat('x', 200) FROM generate_series(1, 5000) i`)
      const first = await number(`SELECT pg_relation_size('said') AS number`)
      for (let round = 1; round <= 12; round += 1) {
        // The indexed column changes, so that no version is made in the place of another.
        await pool.query('UPDATE said SET id = -id')
        now += 61_000
        for (let second = 0; second < 5; second += 1) await upkeep.tick()
      }
      expect(await number(`SELECT pg_relation_size('said') AS number`)).toBeLessThan(3 * first)
      expect(await number(`SELECT vacuum_count AS number FROM pg_stat_user_tables WHERE relname = 'said'`)).toBeGreaterThan(5)
    })

    test('makes the statistics of a large table a column at a time, and then leaves it alone', async () => {
      await pool.query('CREATE TABLE said (id int PRIMARY KEY, "by whom" int, words text)')
      await pool.query(`INSERT INTO said SELECT i, i % 7, repeat('x', 500) FROM generate_series(1, 5000) i`)
      const columns = async () => number(`SELECT count(*) AS number FROM pg_stats WHERE tablename = 'said'`)
      const seen: number[] = []
      for (now = 30_000; seen.at(-1) !== 3 && seen.length < 500; now += 1000) {
        await upkeep.tick()
        seen.push(await columns())
      }
      expect([...new Set(seen)]).toEqual([0, 1, 2, 3])
      const made = await number(`SELECT vacuum_count AS number FROM pg_stat_user_tables WHERE relname = 'said'`)
      for (const end = now + 1_800_000; now < end; now += 20_000) await upkeep.tick()
      expect(made).toBe(1)
      expect(await number(`SELECT vacuum_count AS number FROM pg_stat_user_tables WHERE relname = 'said'`)).toBe(1)
    })

    test('waits while a transaction has the database, and does not disturb it', async () => {
      await pool.query('CREATE TABLE said AS SELECT i FROM generate_series(1, 5000) i')
      const client = await pool.connect()
      await client.query('BEGIN')
      now = 30_000
      await upkeep.tick()
      await client.query('COMMIT')
      client.release()
      expect(await number(`SELECT vacuum_count AS number FROM pg_stat_user_tables WHERE relname = 'said'`)).toBe(0)
      now = 45_000
      await upkeep.tick()
      await upkeep.tick()
      expect(await number(`SELECT vacuum_count AS number FROM pg_stat_user_tables WHERE relname = 'said'`)).toBe(1)
    })
  })
}
