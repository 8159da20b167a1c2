import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import type { Prisma } from '../../src/database/generated/client.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await database.script(`
    CREATE TABLE ledger (id int PRIMARY KEY, amount int NOT NULL);
    CREATE TABLE owed (id int PRIMARY KEY, ledger_id int REFERENCES ledger (id) DEFERRABLE INITIALLY DEFERRED);`)
})

beforeEach(() => database.script('TRUNCATE ledger, owed'))

afterAll(() => database?.close())

async function total(): Promise<unknown> {
  const [row] = await database.sql('SELECT count(*) AS rows FROM ledger')
  return row?.['rows']
}

function add(tx: Prisma.TransactionClient, id: number) {
  return tx.$executeRaw`INSERT INTO ledger VALUES (${id}, 1)`
}

function owe(tx: Prisma.TransactionClient) {
  return tx.$executeRaw`INSERT INTO owed VALUES (1, 99)`
}

describe('an interactive transaction', () => {
  test('keeps what it wrote when it succeeds', async () => {
    await database.prisma.$transaction(async (tx) => {
      await add(tx, 1)
      await add(tx, 2)
    })
    expect(await total()).toBe(2)
  })

  test('leaves nothing when it throws', async () => {
    const failing = database.prisma.$transaction(async (tx) => {
      await add(tx, 1)
      throw new Error('changed our minds')
    })
    await expect(failing).rejects.toThrow('changed our minds')
    expect(await total()).toBe(0)
  })

  test('leaves nothing when one of its statements fails, and the database stays usable', async () => {
    const failing = database.prisma.$transaction(async (tx) => {
      await add(tx, 1)
      await add(tx, 1)
    })
    const cause = { kind: 'UniqueConstraintViolation' }
    await expect(failing).rejects.toMatchObject({ code: 'P2010', meta: { driverAdapterError: { cause } } })
    expect(await total()).toBe(0)
  })

  test('gives its place back when it takes too long', async () => {
    const stuck = database.prisma.$transaction(
      async (tx) => {
        await add(tx, 1)
        await new Promise(() => {})
      },
      { timeout: 50 }
    )
    const next = database.prisma.$transaction((tx) => add(tx, 2), { maxWait: 20_000 })
    await Promise.race([stuck, next])
    await next
    expect(await database.sql('SELECT id FROM ledger')).toEqual([{ id: 2 }])
  })

  const levels = ['ReadCommitted', 'RepeatableRead', 'Serializable'] as const
  test.each(levels)('runs at %s when asked to', async (isolationLevel) => {
    const rows = await database.prisma.$transaction(
      (tx) => tx.$queryRaw<{ transaction_isolation: string }[]>`SHOW transaction_isolation`,
      { isolationLevel }
    )
    const spaced = isolationLevel.replace(/(?<=[a-z])(?=[A-Z])/, ' ').toLowerCase()
    expect(rows).toEqual([{ transaction_isolation: spaced }])
  })
})

describe('many transactions at once', () => {
  test('twenty read and write one row without losing a change', async () => {
    await database.script('INSERT INTO ledger VALUES (1, 0)')
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.prisma.$transaction(
          async (tx) => {
            const [row] = await tx.$queryRaw<{ amount: number }[]>`SELECT amount FROM ledger WHERE id = 1 FOR UPDATE`
            await tx.$executeRaw`UPDATE ledger SET amount = ${(row?.amount ?? 0) + 1} WHERE id = 1`
          },
          { maxWait: 20_000, timeout: 20_000 }
        )
      )
    )
    expect(await database.sql('SELECT amount FROM ledger')).toEqual([{ amount: 20 }])
  })

  test('statements outside a transaction do not see or join it', async () => {
    const results = await Promise.all([
      database.prisma.$transaction(async (tx) => {
        await add(tx, 1)
        return tx.$queryRaw`SELECT pg_backend_pid() FROM ledger`
      }),
      ...Array.from({ length: 5 }, () => database.prisma.$queryRaw<unknown[]>`SELECT 1 FROM ledger`)
    ])
    expect(results[0]).toHaveLength(1)
    expect(await total()).toBe(1)
  })
})

describe('a constraint checked at commit', () => {
  test('fails the interactive transaction that broke it', async () => {
    const failing = database.prisma.$transaction(owe)
    const cause = { kind: 'ForeignKeyConstraintViolation', originalCode: '23503' }
    await expect(failing).rejects.toMatchObject({ cause })
    expect(await database.sql('SELECT * FROM owed')).toEqual([])
  })

  test('fails the batch that broke it', async () => {
    const batch = database.prisma.$transaction([database.prisma.$executeRaw`INSERT INTO owed VALUES (1, 99)`])
    await expect(batch).rejects.toThrow(/oreign key/)
    expect(await database.sql('SELECT * FROM owed')).toEqual([])
    expect(await database.prisma.$transaction((tx) => add(tx, 1))).toBe(1)
  })
})

describe('a broken rule', () => {
  test.each([
    ['INSERT INTO ledger VALUES (1, 1), (1, 1)', 'UniqueConstraintViolation', '23505'],
    ['INSERT INTO ledger VALUES (1, NULL)', 'NullConstraintViolation', '23502'],
    ['INSERT INTO ledger VALUES (1, 3000000000)', 'ValueOutOfRange', '22003'],
    [`SELECT 'x'::int`, 'InvalidInputValue', '22P02'],
    ['SELECT * FROM no_such_table', 'TableDoesNotExist', '42P01'],
    ['SELECT no_such_column FROM ledger', 'ColumnNotFound', '42703'],
    [`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$`, 'TransactionWriteConflict', '40001'],
    [`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$`, 'TransactionWriteConflict', '40P01'],
    [`DO $$ BEGIN RAISE EXCEPTION 'no evidence' USING ERRCODE = 'check_violation'; END $$`, 'postgres', '23514']
  ])('%s is reported to Prisma as %s', async (sql, kind, originalCode) => {
    const connection = await database.migrationConnection()
    try {
      const adapter = await connection.adapter.connect()
      const failing = adapter.executeRaw({ sql, args: [], argTypes: [] })
      await expect(failing).rejects.toMatchObject({ cause: { kind, originalCode } })
    } finally {
      await connection.release()
    }
  })
})
