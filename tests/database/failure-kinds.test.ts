import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { openDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { StatementTimedOut, EmbeddedDatabaseStopped } from '../../src/database/embedded/server.ts'
import { isConnectionLost, isStatementTimeout, wasNeverSent } from '../../src/database/failures.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database?.close())

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect('the statement').toBe('refused'),
    (error: unknown) => error
  )
}

function kindOf(error: unknown): string[] {
  return [
    ...(isStatementTimeout(error) ? ['timeout'] : []),
    ...(isConnectionLost(error) ? ['lost'] : []),
    ...(wasNeverSent(error) ? ['never sent'] : [])
  ]
}

const raise = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${code}'; END $$`

describe('A failure of the database', () => {
  test.each([
    ['query_canceled', '57014', ['timeout']],
    ['admin_shutdown', '57P01', ['lost']],
    ['crash_shutdown', '57P02', ['lost']],
    ['connection_failure', '08006', ['lost']],
    ['a unique key', '23505', []],
    ['a deadlock', '40P01', []],
    ['division by zero', '22012', []]
  ])('%s (%s) is told by pg, by Prisma and by what wraps them', async (_, code, kinds) => {
    const byPg = await errorOf(database.sql(raise(code)))
    const byPrisma = await errorOf(database.prisma.$executeRawUnsafe(raise(code)))
    const inTransaction = await errorOf(database.prisma.$transaction((tx) => tx.$executeRawUnsafe(raise(code))))
    const wrapped = new GraphQLError('x', { originalError: new Error('y', { cause: byPrisma }) })
    expect([byPg, byPrisma, inTransaction, wrapped].map(kindOf)).toEqual([kinds, kinds, kinds, kinds])
  })

  test('of a server that is not there is a lost connection', async () => {
    expect(kindOf(await errorOf(openDatabase({ url: 'postgresql://127.0.0.1:1/greenlit' })))).toEqual([])
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    expect(kindOf(new AggregateError([refused]))).toEqual(['lost', 'never sent'])
  })

  test('of a connection known to be over is one that sent nothing', () => {
    const error = new Error('Client has encountered a connection error and is not queryable')
    expect(kindOf(error)).toEqual(['lost', 'never sent'])
    expect(kindOf(new Error('Connection terminated unexpectedly'))).toEqual(['lost'])
  })

  test('of the embedded database reads like that of a server', () => {
    expect(kindOf(new StatementTimedOut())).toEqual(['timeout'])
    expect(kindOf(new EmbeddedDatabaseStopped('x'))).toEqual(['lost'])
  })

  test('is nothing where something else is thrown', () => {
    const circle: { cause?: unknown } = {}
    circle.cause = circle
    for (const other of [undefined, null, 'text', 5, {}, circle, new Error('57014')]) expect(kindOf(other)).toEqual([])
  })
})
