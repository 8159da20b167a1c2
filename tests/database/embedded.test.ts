import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/database/client.ts'
import type { Database, OpenOptions } from '../../src/database/client.ts'
import { isConnectionLost, isStatementTimeout } from '../../src/database/failures.ts'
import { DATABASES } from '../support/database.ts'

const RUNAWAY = 'DO $$ BEGIN LOOP END LOOP; END $$'
/** Deeper than the machine's stack: ends the thread, as a fault in PostgreSQL would. */
const CRASH = `CREATE OR REPLACE FUNCTION deeper(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN deeper(i + 1); END $$;
  SELECT deeper(1)`

/** Ample for what is not meant to run into it, also on a busy machine. */
const TIMEOUT_MS = 3000

let template: string
let directory: string
let database: Database
let reports: string[]

/** Opens a copy of an empty database, which spares each test its making. */
async function open(options: OpenOptions = {}): Promise<Database> {
  if (!existsSync(directory)) cpSync(template, directory, { recursive: true })
  database = await openDatabase({ directory, report: (line) => reports.push(line), ...options })
  return database
}

function logSize(): number {
  const folder = join(directory, 'pg_wal')
  return readdirSync(folder).reduce((size, name) => size + statSync(join(folder, name)).size, 0)
}

if (DATABASES.includes('embedded')) {
  beforeAll(async () => {
    template = join(mkdtempSync(join(tmpdir(), 'greenlit-embedded-')), 'data')
    await (await openDatabase({ directory: template })).close()
  })

  afterAll(() => rmSync(join(template, '..'), { recursive: true, force: true }))

  beforeEach(() => {
    reports = []
    directory = join(mkdtempSync(join(tmpdir(), 'greenlit-embedded-')), 'data')
  })

  afterEach(async () => {
    await database?.close()
    rmSync(join(directory, '..'), { recursive: true, force: true })
  })

  describe('A statement of the embedded database that takes too long', () => {
    test('is ended, and what waited behind it is answered', async () => {
      await open({ statementTimeoutMs: TIMEOUT_MS })
      await database.script('CREATE TABLE said (words text)')
      const runaway = database.sql(RUNAWAY).catch((error: unknown) => error)
      const behind = Promise.all([
        database.sql('SELECT 1 AS one'),
        database.prisma.$executeRaw`INSERT INTO said VALUES ('alone')`,
        database.prisma.$transaction((tx) => tx.$executeRaw`INSERT INTO said VALUES ('in a transaction')`, { maxWait: 60_000 })
      ])
      expect(isStatementTimeout(await runaway)).toBe(true)
      expect(await behind).toEqual([[{ one: 1 }], 1, 1])
      expect(await database.sql('SELECT words FROM said ORDER BY words')).toEqual([{ words: 'alone' }, { words: 'in a transaction' }])
      expect(reports.join('\n')).toMatch(/took longer than \d+ ms.*\n.*open again after \d+ ms/)
    })

    test('takes its transaction with it, whole', async () => {
      await open({ statementTimeoutMs: TIMEOUT_MS })
      await database.script('CREATE TABLE said (words text)')
      let reached = false
      const failing = database.prisma.$transaction(async (tx) => {
        await tx.$executeRaw`INSERT INTO said VALUES ('half')`
        await tx.$executeRawUnsafe(RUNAWAY).catch(() => {})
        await tx.$executeRaw`INSERT INTO said VALUES ('the other half')`
        reached = true
      }, { timeout: 60_000 })
      expect(isConnectionLost(await failing.catch((error: unknown) => error))).toBe(true)
      expect(reached).toBe(false)
      expect(await database.sql('SELECT * FROM said')).toEqual([])
    })

    test('in memory is the end, and says so', async () => {
      const gone: string[] = []
      await open({ directory: 'memory', statementTimeoutMs: TIMEOUT_MS, onGone: (reason) => gone.push(reason.message) })
      await expect(database.sql(RUNAWAY)).rejects.toThrow('canceling statement due to statement timeout')
      await expect(database.sql('SELECT 1')).rejects.toThrow(/was in memory only and cannot be opened again\. Restart Greenlit/)
      expect(gone).toHaveLength(1)
    })

    test('is left alone where no limit was set', async () => {
      await open()
      expect(await database.sql('SELECT count(*) AS rows FROM generate_series(1, 300000)')).toEqual([{ rows: 300_000 }])
      expect(reports).toEqual([])
    })
  })

  describe('An embedded database that dies by itself', () => {
    test('is opened again with everything that was committed', async () => {
      await open()
      await database.script('CREATE TABLE said (words text)')
      await database.sql(`INSERT INTO said VALUES ('kept')`)
      const crash = await database.script(CRASH).catch((error: unknown) => error)
      expect(isConnectionLost(crash)).toBe(true)
      expect(await database.sql('SELECT words FROM said')).toEqual([{ words: 'kept' }])
      expect(reports.join('\n')).toMatch(/stopped: Maximum call stack.*\n.*open again after/)
    })

    test('again and again within a minute is given up, with the reason', async () => {
      let gone = ''
      await open({ onGone: (reason) => (gone = reason.message) })
      for (let crash = 1; crash <= 5; crash += 1) await database.script(CRASH).catch(() => {})
      await expect(database.sql('SELECT 1')).rejects.toThrow(/ended by itself 5 times within a minute.*Restart Greenlit/)
      expect(gone).toMatch(/ended by itself 5 times/)
    })
  })

  describe('The first start of an embedded database', () => {
    test('that was interrupted begins anew, and leaves other files alone', async () => {
      mkdirSync(join(directory, 'base', '1'), { recursive: true })
      for (const name of ['greenlit.unfinished', 'PG_VERSION', 'base/1/112', 'notes.txt']) writeFileSync(join(directory, name), '18\n')
      await open()
      expect(await database.sql('SELECT 1 AS one')).toEqual([{ one: 1 }])
      expect(readdirSync(directory)).toEqual(expect.arrayContaining(['notes.txt', 'PG_VERSION']))
      expect(existsSync(join(directory, 'greenlit.unfinished'))).toBe(false)
    })

    test('refuses a part of a database that it did not leave there', async () => {
      mkdirSync(join(directory, 'base'), { recursive: true })
      await expect(openDatabase({ directory })).rejects.toThrow(/holds "base" but no PG_VERSION.*Restore it from a copy/)
      expect(readdirSync(directory)).toEqual(['base'])
    })
  })

  describe('The log of changes on disk', () => {
    test('stays below 128 MB while much more is written, in one transaction and in many', async () => {
      await open()
      await database.script('CREATE TABLE bulk (id int, words text)')
      let most = 0
      const fill = async (write: (sql: string) => Promise<unknown>) => {
        for (let part = 0; part < 12; part += 1) {
          await write(`INSERT INTO bulk SELECT i, repeat(md5(i::text), 60) FROM generate_series(1, 6000) i`)
          most = Math.max(most, logSize())
        }
      }
      await fill((sql) => database.script(sql))
      await database.prisma.$transaction((tx) => fill((sql) => tx.$executeRawUnsafe(sql)), { timeout: 60_000 })
      const [row] = await database.sql(`SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') / 1000000 > 250 AS much, count(*) AS rows FROM bulk`)
      expect(row).toEqual({ much: true, rows: 144_000 })
      expect(most).toBeLessThan(128 * 1024 * 1024)
    })
  })
}
