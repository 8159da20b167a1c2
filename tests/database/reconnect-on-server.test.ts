import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { openDatabase, useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { isConnectionLost, isStatementTimeout } from '../../src/database/failures.ts'
import { migrate } from '../../src/database/migrate.ts'
import { change } from '../../src/features/history/actions.ts'
import { createGraphQLServer } from '../../src/server/yoga.ts'
import { testAddress } from '../support/database.ts'
import { TEST_KEY } from '../support/graphql.ts'
import { proxyTo } from '../support/proxy.ts'
import type { Proxy } from '../support/proxy.ts'

/** Only a server can go away: the embedded database is in our own process (jest.config.mjs leaves this file out then). */
const SERVER = process.env['TEST_DATABASE_URL'] ?? ''

describe('A PostgreSQL server that goes away', () => {
  let proxy: Proxy
  let database: Database
  let remove: () => Promise<void>

  beforeAll(async () => {
    const { url, remove: drop } = await testAddress(SERVER)
    remove = drop
    proxy = await proxyTo(url)
    database = await openDatabase({ url: proxy.url, poolSize: 3, statementTimeoutMs: 1000 })
    useDatabase(database)
    await database.script('CREATE TABLE notes (id int PRIMARY KEY)')
  })

  afterEach(() => proxy.restore())

  afterAll(async () => {
    await database?.close()
    await proxy?.close()
    await remove?.()
  })

  /** Opens every connection of the pool. */
  const fill = () => Promise.all([1, 2, 3].map(() => database.sql('SELECT pg_sleep(0.05)')))

  const ask = async (query: string) => {
    const yoga = createGraphQLServer({ adminKey: TEST_KEY })
    const response = await yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_KEY}` }
    })
    return { status: response.status, headers: response.headers, body: await response.json() }
  }

  test('and is back at once costs a reader nothing, whatever connections were open', async () => {
    await fill()
    proxy.drop()
    const answers = await Promise.all(Array.from({ length: 9 }, () => database.prisma.show.count()))
    expect(answers).toEqual(Array.from({ length: 9 }, () => 0))
  })

  test('costs prepared statements nothing either', async () => {
    const read = () => database.prisma.$queryRawUnsafe('SELECT $1::int AS n', 7)
    for (let time = 0; time < 4; time++) await read()
    proxy.drop()
    expect(await read()).toEqual([{ n: 7 }])
  })

  test('is reported as DATABASE_UNAVAILABLE, with the time to wait, until it is back', async () => {
    await fill()
    proxy.cut()
    const { status, headers, body } = await ask('{ record { position } }')
    expect({ status, wait: headers.get('retry-after'), code: body.errors[0].extensions.code }).toEqual({
      status: 503,
      wait: '2',
      code: 'DATABASE_UNAVAILABLE'
    })
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN|postgres/i)
    proxy.restore()
    expect((await ask('{ record { position } }')).body).toMatchObject({ data: { record: { position: expect.anything() } } })
  })

  test('without a word, connections open, is given up in bounded time', async () => {
    await fill()
    proxy.hang()
    const began = Date.now()
    const answers = await Promise.allSettled([1, 2, 3].map(() => database.prisma.show.count()))
    expect(answers.map((answer) => answer.status === 'rejected' && isConnectionLost(answer.reason))).toEqual([true, true, true])
    expect(Date.now() - began).toBeLessThan(10_000)
    // New connections are taken by something that says nothing.
    expect((await ask('{ record { position } }')).status).toBe(503)
    proxy.restore()
    expect(await database.prisma.show.count()).toBe(0)
  }, 40_000)

  test('in the middle of a transaction leaves nothing of it, and gives its connection back', async () => {
    for (let time = 0; time < 8; time++) {
      const broken = database.prisma.$transaction(async (tx) => {
        await tx.$executeRaw`INSERT INTO notes VALUES (1)`
        proxy.drop()
        await tx.$executeRaw`INSERT INTO notes VALUES (2)`
      })
      expect(isConnectionLost(await broken.catch((error: unknown) => error))).toBe(true)
    }
    expect(await database.sql('SELECT id FROM notes')).toEqual([])
    expect(database.stats()).toMatchObject({ waiting: 0, open: database.stats().idle })
  })

  test('between the end of the work and COMMIT is an error, never a success', async () => {
    const broken = database.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO notes VALUES (3)`
      proxy.drop()
    })
    expect(isConnectionLost(await broken.catch((error: unknown) => error))).toBe(true)
  })

  test.each([
    ['has committed, and cannot say so any more', 'after', 'is'],
    ['gets the order to commit', 'before', 'is not']
  ] as const)('%s: the caller hears that the outcome is unknown, and the record tells', async (_, moment, there) => {
    const slug = `cut-off-${moment}`
    proxy.cutAtCommit(moment)
    const { status, body } = await ask(`mutation { recordArticle(input: { headline: "Cut off", slug: "${slug}" }) { __typename } }`)
    expect({ status, code: body.errors?.[0].extensions.code }).toEqual({ status: 503, code: 'OUTCOME_UNKNOWN' })
    const { body: read } = await ask(`{ article(by: { slug: "${slug}" }) { headline } }`)
    expect(read.data).toEqual({ article: there === 'is' ? { headline: 'Cut off' } : null })
  })

  test('does not make a write be sent twice', async () => {
    await fill()
    proxy.drop()
    // Whether it is refused or done depends on who notices first; it never fails for having been done already.
    const outcome = await database.prisma.$executeRaw`INSERT INTO notes VALUES (4)`.catch((error: unknown) => error)
    expect(outcome === 1 || isConnectionLost(outcome)).toBe(true)
  })
})

describe('A PostgreSQL server', () => {
  let database: Database
  let remove: () => Promise<void>

  beforeAll(async () => {
    const { url, remove: drop } = await testAddress(SERVER)
    remove = drop
    database = await openDatabase({ url, poolSize: 4, statementTimeoutMs: 1000 })
    useDatabase(database)
  })

  afterAll(async () => {
    await database?.close()
    await remove?.()
  })

  test('ends a statement that runs too long, and says so', async () => {
    const began = Date.now()
    const error = await database.prisma.$queryRaw`SELECT count(*) FROM generate_series(1, 10000000000)`.catch((reason: unknown) => reason)
    expect(isStatementTimeout(error)).toBe(true)
    expect(Date.now() - began).toBeLessThan(5000)
  })

  test('lets a change wait for other writers longer than any read may take', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const slow = change({ actor: 'test', action: 'test', wide: true }, async () => held)
    const waiting = database.sql(`SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)
    const next = change({ actor: 'test', action: 'test' }, async ({ tx }) => {
      const [row] = await tx.$queryRaw<{ taken: number }[]>`SELECT 1 AS taken`
      return row?.taken
    })
    await waiting
    setTimeout(release, 2000)
    expect((await next).result).toBe(1)
    await slow
  })

  test('sees who we are', async () => {
    const [row] = await database.sql(`SELECT current_setting('application_name') AS name, current_setting('statement_timeout') AS timeout`)
    expect(row).toEqual({ name: 'greenlit', timeout: '1s' })
  })

  test('has no limit on what a command or a migration does', async () => {
    const connection = await database.migrationConnection()
    try {
      expect(await connection.sql('SHOW statement_timeout')).toEqual([{ statement_timeout: '0' }])
    } finally {
      await connection.release()
    }
  })
})

describe('A PostgreSQL server that takes no changes', () => {
  test('is read as before, refuses changes as DATABASE_UNAVAILABLE, and takes them again without a restart', async () => {
    const { url, remove } = await testAddress(SERVER)
    const maintenance = await openDatabase({ url, poolSize: 1 })
    const name = new URL(url).pathname.slice(1)
    const demote = (readOnly: string) => maintenance.script(`ALTER DATABASE ${name} SET default_transaction_read_only = ${readOnly}`)
    await demote('on')
    const database = await openDatabase({ url, poolSize: 3, statementTimeoutMs: 1000 })
    useDatabase(database)
    const yoga = createGraphQLServer({ adminKey: TEST_KEY })
    const ask = async (query: string) => {
      const response = await yoga.fetch('http://localhost/graphql', {
        method: 'POST',
        body: JSON.stringify({ query }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_KEY}` }
      })
      return { status: response.status, body: await response.json() }
    }
    const write = () => ask('mutation { recordArticle(input: { headline: "Taken over" }) { __typename } }')
    try {
      await Promise.all([1, 2, 3].map(() => database.sql('SELECT pg_sleep(0.05)')))
      expect(await migrate(database)).toMatchObject({ applied: [] })
      expect((await ask('{ record { position } }')).body).toMatchObject({ data: { record: { position: 0 } } })
      const { status, body } = await write()
      expect({ status, code: body.errors[0].extensions.code, message: body.errors[0].message }).toEqual({
        status: 503,
        code: 'DATABASE_UNAVAILABLE',
        message: 'The database can only be read at this moment, so no change was made: try again in a few seconds.'
      })
      await demote('off')
      const answers = await Promise.all([write(), write(), write()])
      const made = { recordArticle: { __typename: 'RecordArticlePayload' } }
      expect(answers.map((answer) => answer.body.data)).toEqual([made, made, made])
    } finally {
      await database.close()
      await maintenance.close()
      await remove()
    }
  })
})
