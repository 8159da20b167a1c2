import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Pool, PoolClient } from 'pg'
import { startEmbeddedServer } from '../../src/database/embedded/server.ts'
import { embeddedPool, serverPool } from '../../src/database/pool.ts'
import { readsOver } from '../../src/database/reads.ts'
import { DATABASES, testAddress } from '../support/database.ts'

const SERVER = process.env['TEST_DATABASE_URL']
const MOST = 3

/** An empty database of its own, to which pools of one connection are opened that keeps three statements prepared. */
async function place(): Promise<{ open(): Pool; close(): Promise<void> }> {
  if (SERVER) {
    const { url, remove } = await testAddress(SERVER)
    return { open: () => serverPool(url, { size: 1, schema: 'public', statementTimeoutMs: 60_000, mostPrepared: MOST }), close: remove }
  }
  const server = await startEmbeddedServer(null)
  return { open: () => embeddedPool(server, { mostPrepared: MOST }), close: () => server.close() }
}

describe.each(DATABASES)('One connection to %s', () => {
  let database: Awaited<ReturnType<typeof place>>
  let pool: Pool
  let reads: ReturnType<typeof readsOver>

  beforeAll(async () => {
    database = await place()
  })

  beforeEach(async () => {
    pool = database.open()
    reads = readsOver(pool)
    await pool.query('DROP TABLE IF EXISTS notes; CREATE TABLE notes (id int PRIMARY KEY, words text)')
    await pool.query("INSERT INTO notes VALUES (1, 'so it was said')")
  })

  afterEach(() => pool.end())

  afterAll(() => database.close())

  const read = async (text: string, value: unknown = 1) => (await reads.read({ text, values: [value], planned: 'once' }))?.map((column) => column?.toString() ?? null)
  const numbered = (number: number) => `SELECT $1::int + ${number}`
  const prepared = async () => (await pool.query('SELECT statement FROM pg_prepared_statements ORDER BY 1')).rows.map(({ statement }: { statement: string }) => statement)
  const mode = async (on: Pick<Pool, 'query'> = pool) => (await on.query('SHOW plan_cache_mode')).rows[0].plan_cache_mode as string

  async function inTransaction(work: (client: PoolClient) => Promise<unknown>, end: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const client = await pool.connect()
    await client.query({ text: 'BEGIN' })
    await work(client).finally(() => client.query(end).finally(() => client.release()))
  }

  describe('keeps prepared', () => {
    test('what is asked twice, and lets go of what was asked longest ago', async () => {
      await read(numbered(0))
      for (const number of [1, 2, 3, 1, 2, 3, 1, 4, 4, 5, 5]) expect(await read(numbered(number))).toEqual([String(1 + number)])
      expect(await prepared()).toEqual([1, 4, 5].map(numbered))
    })

    test('no more than that, however many are asked for at once', async () => {
      const asked = Array.from({ length: 60 }, (_, index) => index % 7)
      expect(await Promise.all(asked.map((number) => read(numbered(number))))).toEqual(asked.map((number) => [String(1 + number)]))
      expect(await prepared()).toHaveLength(MOST)
    })

    test('what fails with some values, for others', async () => {
      const text = 'SELECT 1 / $1::int'
      for (const value of [1, 1, 1]) await read(text, value)
      await expect(read(text, 0)).rejects.toMatchObject({ code: '22012' })
      expect(await prepared()).toEqual([text])
      expect(await read(text)).toEqual(['1'])
    })

    test('nothing that failed as it was prepared, which is tried again', async () => {
      const text = 'SELECT source FROM notes WHERE id = $1::int'
      for (let time = 0; time < 3; time++) await expect(read(text)).rejects.toMatchObject({ code: '42703' })
      expect(await prepared()).toEqual([])
      await pool.query("ALTER TABLE notes ADD source text DEFAULT 'a festival'")
      expect(await read(text)).toEqual(['a festival'])
      expect(await prepared()).toEqual([text])
    })

    test('nothing whose values cannot be sent, which is sent as before with others', async () => {
      const circular: { self?: unknown } = {}
      circular.self = circular
      const text = 'SELECT $1::text'
      for (const value of ['a', 'b', 'c']) await read(text, value)
      await expect(read(text, circular)).rejects.toThrow('circular')
      expect(await read(text, 'd')).toEqual(['d'])
    })
  })

  describe('prepares anew', () => {
    const text = 'SELECT * FROM notes WHERE id = $1::int'

    beforeEach(async () => {
      for (let time = 0; time < 3; time++) await read(text)
    })

    test('what the schema has changed beneath', async () => {
      await pool.query("ALTER TABLE notes ADD source text DEFAULT 'a festival'")
      expect(await read(text)).toEqual(['1', 'so it was said', 'a festival'])
      expect(await read(text)).toEqual(['1', 'so it was said', 'a festival'])
      expect(await prepared()).toEqual([text])
    })

    test('what the schema has changed beneath a transaction, in the next one', async () => {
      const statement = () => ({ name: 'note', text, values: [1] })
      const ask = (client: PoolClient) => client.query(statement())
      await inTransaction(ask, 'COMMIT')
      await pool.query('ALTER TABLE notes ADD source text')
      await expect(inTransaction(ask, 'ROLLBACK')).rejects.toMatchObject({ code: '0A000' })
      await inTransaction(async (client) => expect((await ask(client)).rows).toEqual([{ id: 1, words: 'so it was said', source: null }]), 'COMMIT')
    })

    test('what somebody made it forget', async () => {
      await pool.query('DEALLOCATE ALL')
      expect(await read(text)).toEqual(['1', 'so it was said'])
      expect(await prepared()).toEqual([text])
    })
  })

  describe('plans', () => {
    const once = (text = numbered(1), value = 1) => read(text, value)
    const withValues = () => pool.query('SELECT $1::int', [1])

    test('as the last statement with values was to be planned', async () => {
      await once()
      expect(await mode()).toBe('force_generic_plan')
      await pool.query('SELECT 1')
      expect(await mode()).toBe('force_generic_plan')
      await withValues()
      expect(await mode()).toBe('force_custom_plan')
    })

    test('as before where the statement failed that was to change it', async () => {
      await withValues()
      await expect(once('SELECT 1 / $1::int', 0)).rejects.toMatchObject({ code: '22012' })
      expect(await mode()).toBe('force_custom_plan')
      await once()
      expect(await mode()).toBe('force_generic_plan')
    })

    test.each(['COMMIT', 'ROLLBACK'] as const)('the statements of a transaction with their values, and after %s as before', async (end) => {
      await once()
      await inTransaction(async (client) => {
        expect(await mode(client)).toBe('force_custom_plan')
        await client.query('SELECT $1::int', [1])
        expect(await mode(client)).toBe('force_custom_plan')
      }, end)
      expect(await mode()).toBe('force_generic_plan')
      await withValues()
      expect(await mode()).toBe('force_custom_plan')
    })
  })

  test('takes statements that are sent together one after another, without a warning', async () => {
    const warnings: string[] = []
    const listen = ({ message }: Error) => void warnings.push(message)
    process.on('warning', listen)
    const answers: string[] = []
    await inTransaction(
      (client) => Promise.all([1, 2, 3, 4].map(async (number) => answers.push((await client.query('SELECT $1::int AS n', [number])).rows[0].n))),
      'COMMIT'
    )
    process.off('warning', listen)
    expect(answers).toEqual([1, 2, 3, 4])
    expect(warnings).toEqual([])
  })
})
