import { afterEach, describe, expect, test } from '@jest/globals'
import { openDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { EmbeddedDatabaseStopped, startEmbeddedServer } from '../../src/database/embedded/server.ts'
import { embeddedPool } from '../../src/database/pool.ts'
import { testDatabase } from '../support/database.ts'

/** Only with it is there a server to be refused by. */
const SERVER = process.env['TEST_DATABASE_URL']

let database: Database | undefined

afterEach(async () => {
  await database?.close()
  database = undefined
})

describe('a statement the database refuses', () => {
  test.each([
    ['a NUL byte in a value', /0x00/, (db: Database) => db.prisma.$queryRawUnsafe('SELECT $1::text', 'a\0b')],
    ['a NUL byte in the statement', /message format/, (db: Database) => db.prisma.$queryRawUnsafe(`SELECT 'a\0b'`)],
    ['a syntax error in a script', /near "SELEC"/, (db: Database) => db.script('SELECT 1; SELEC 2')]
  ])('with %s is an error, and the next one works', async (_, reason, send) => {
    database = await testDatabase()
    await expect(send(database)).rejects.toThrow(reason)
    expect(await database.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
  })

  test('costs neither the connection nor its prepared statements', async () => {
    database = await testDatabase()
    const pid = () => database?.sql('SELECT pg_backend_pid() AS pid')
    const before = await pid()
    await expect(database.sql('SELECT 1 / 0')).rejects.toThrow('division by zero')
    expect(await pid()).toEqual(before)
  })
})

describe('a prepared statement', () => {
  test('survives a change of the schema made through script', async () => {
    database = await testDatabase()
    await database.script('CREATE TABLE changing (a int); INSERT INTO changing VALUES (1)')
    const read = () => database?.prisma.$queryRawUnsafe('SELECT * FROM changing WHERE a > $1', 0)
    await read()
    await read()
    await read()
    await database.script('ALTER TABLE changing ADD b text')
    expect(await read()).toEqual([{ a: 1, b: null }])
    expect(await read()).toEqual([{ a: 1, b: null }])
  })
})

describe('the embedded database', () => {
  test('in memory fails every waiting statement with the reason when its thread dies', async () => {
    const server = await startEmbeddedServer(null)
    const pool = embeddedPool(server)
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    const waiting = Promise.allSettled(['SELECT 1', 'SELECT 2', 'SELECT 3'].map((sql) => pool.query(sql)))
    await server.kill()
    const reasons = (await waiting).map((result) => (result.status === 'rejected' ? String(result.reason) : 'answered'))
    expect(reasons.at(-1)).toMatch(/embedded database stopped: .*It was in memory only and cannot be opened again/)
    await expect(pool.query('SELECT 4')).rejects.toThrow(EmbeddedDatabaseStopped)
    await pool.end()
    await server.close()
  })

  test('answers statements in the order they came', async () => {
    const memory = await openDatabase({ directory: 'memory' })
    database = memory
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        if (index % 2 === 0) await memory.sql('SELECT 1')
        else await memory.prisma.$transaction((tx) => tx.$queryRaw`SELECT 1`, { maxWait: 20_000 })
        order.push(index)
      })
    )
    // Prisma takes a few turns of the event loop before it asks, so transactions come later, but in their own order.
    expect(order.filter((index) => index % 2 === 0)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18])
    expect(order.filter((index) => index % 2 === 1)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19])
  })
})

describe('a PostgreSQL server that cannot be used', () => {
  test('is named by host and port, without the password', async () => {
    const failing = openDatabase({ url: 'postgresql://nick:secret@127.0.0.1:1/greenlit' })
    await expect(failing).rejects.toThrow(/PostgreSQL at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED.*DATABASE_URL/)
    await expect(failing).rejects.not.toThrow(/secret/)
  })

  test('is told from an address of another kind, without repeating it', async () => {
    const failing = openDatabase({ url: 'mysql://nick:secret@localhost/greenlit' })
    await expect(failing).rejects.toThrow(/^The database address \(DATABASE_URL\) must begin with postgresql:\/\/$/)
  })
})

// What only a server can do to us: on the embedded database there is nothing of the kind to test.
if (SERVER) {
  describe('a PostgreSQL server', () => {
    test('without the database asked for says so', async () => {
      const url = new URL(SERVER)
      url.pathname = '/no_such_database'
      await expect(openDatabase({ url: url.href })).rejects.toThrow('has no database "no_such_database"')
    })

    test('that ends a connection does not end the process', async () => {
      database = await testDatabase()
      await expect(database.sql('SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toThrow(/terminat/)
      expect(await database.sql('SELECT 1 AS one')).toEqual([{ one: 1 }])
    })
  })
}
