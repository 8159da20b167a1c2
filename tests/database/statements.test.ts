import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import { recordStatements } from '../../src/database/statements.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database?.close())

const read = () => database.prisma.show.findMany({ take: 2 })
const select = (value: number) => database.prisma.$queryRawUnsafe(`SELECT ${value} AS value`)

describe('a recording of statements', () => {
  test('lists what an action sent, with its result', async () => {
    const recording = await recordStatements(() => select(1))
    expect(recording).toEqual({ result: [{ value: 1 }], statements: ['SELECT 1 AS value'] })
  })

  test('lists the statements of a transaction with its beginning and end', async () => {
    const { statements } = await recordStatements(() =>
      database.prisma.$transaction((tx) => tx.$executeRawUnsafe('SELECT 2'), { isolationLevel: 'Serializable' })
    )
    expect(statements).toEqual(['BEGIN ISOLATION LEVEL SERIALIZABLE', 'SELECT 2', 'COMMIT'])
  })

  test('lists the rollback of a transaction that failed', async () => {
    const { statements } = await recordStatements(async () => {
      await database.prisma.$transaction(() => Promise.reject(new Error('no'))).catch(() => {})
    })
    expect(statements).toEqual(['BEGIN', 'ROLLBACK'])
  })

  test('does not mix with what runs at the same time', async () => {
    const values = Array.from({ length: 10 }, (_, index) => index)
    const recordings = await Promise.all(
      values.map((value) =>
        recordStatements(async () => {
          await select(value)
          await select(value + 100)
        })
      )
    )
    expect(recordings.map(({ statements }) => statements)).toEqual(
      values.map((value) => [`SELECT ${value} AS value`, `SELECT ${value + 100} AS value`])
    )
  })

  test('sees one statement for a model read through Prisma, however often it ran before', async () => {
    const first = await recordStatements(read)
    await read()
    const third = await recordStatements(read)
    expect(first.statements).toHaveLength(1)
    expect(third).toEqual(first)
  })
})
