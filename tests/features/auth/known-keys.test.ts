import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db, useDatabase } from '../../../src/database/client.ts'
import type { Database } from '../../../src/database/client.ts'
import { recordStatements } from '../../../src/database/statements.ts'
import { createApiKey, revokeApiKey } from '../../../src/features/auth/actions.ts'
import { KnownKeys } from '../../../src/features/auth/known-keys.ts'
import { newSecret } from '../../../src/features/auth/secret.ts'
import { testDatabase } from '../../support/database.ts'
import { eventually } from '../../support/held.ts'
import { edit } from '../../support/newsroom.ts'

const NOW = new Date('2026-03-01T12:00:00.000Z')

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})

afterAll(() => database.close())

const aKey = async (name: string) => (await edit((c) => createApiKey(c, { name, role: 'editor' }))).result
const revoke = (id: string) => edit((c) => revokeApiKey(c, { id }))

/** Two servers on one database, each with its own memory, and a clock that passes when told to. */
function servers() {
  let time = 0
  const make = () => new KnownKeys({ clock: () => time, now: () => new Date(NOW.getTime() + time) })
  return { one: make(), other: make(), pass: (milliseconds: number) => (time += milliseconds) }
}

describe('What a server knows of a key', () => {
  test('is asked of the database twice a second at most, however many requests come', async () => {
    const { secret } = await aKey('busy')
    const { one, pass } = servers()
    const asking = () => Promise.all(Array.from({ length: 20 }, () => one.find(secret)))
    const first = await recordStatements(asking)
    expect(first.statements).toHaveLength(1)
    expect(first.result.map((key) => key?.name)).toEqual(Array.from({ length: 20 }, () => 'busy'))
    pass(499)
    expect((await recordStatements(asking)).statements).toEqual([])
    pass(1)
    expect((await recordStatements(asking)).statements).toHaveLength(1)
  })

  test('is half a second old at most, so that a revocation holds on every server within a second', async () => {
    const { id, secret } = await aKey('leaked')
    const { one, other, pass } = servers()
    await one.find(secret)
    await other.find(secret)
    await revoke(id)
    pass(500)
    for (const server of [one, other]) expect((await server.find(secret))?.revokedAt).toBeInstanceOf(Date)
  })

  test('is as of the question, not of the answer: a slow database prolongs nothing', async () => {
    const { id, secret } = await aKey('slow')
    const { one, pass } = servers()
    const asked = one.find(secret)
    pass(500)
    await asked
    await revoke(id)
    expect((await one.find(secret))?.revokedAt).toBeInstanceOf(Date)
  })

  test('does not keep a key from working in the moment in which it is made', async () => {
    const { one } = servers()
    const unknown = newSecret('editor')
    expect(await one.find(unknown)).toBeNull()
    const { id, secret } = await aKey('fresh')
    expect((await one.find(secret))?.id).toBe(id)
  })

  test('needs no database for what is no key at all', async () => {
    const { one } = servers()
    const { result, statements } = await recordStatements(() => one.find('grl_ed_x'))
    expect([result, statements]).toEqual([null, []])
  })

  test('is not remembered where the database failed', async () => {
    const { secret } = await aKey('unlucky')
    const { one } = servers()
    await db.$executeRawUnsafe('ALTER TABLE api_keys RENAME TO api_keys_away')
    try {
      await expect(one.find(secret)).rejects.toThrow('api_keys')
    } finally {
      await db.$executeRawUnsafe('ALTER TABLE api_keys_away RENAME TO api_keys')
    }
    expect((await one.find(secret))?.name).toBe('unlucky')
  })
})

describe('When a key was last used', () => {
  const lastUsed = async (id: string) => (await db.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt
  const known = async (server: KnownKeys, secret: string) => {
    const key = await server.find(secret)
    if (!key) throw new Error('The key is not known.')
    return key
  }

  test('is written once a minute at most, by all servers together', async () => {
    const { id, secret } = await aKey('steady')
    const { one, other, pass } = servers()
    const key = await known(one, secret)
    one.used(key)
    await eventually(() => lastUsed(id), (at) => at !== null)
    pass(59_999)
    one.used(key)
    other.used(await known(other, secret))
    expect(await lastUsed(id)).toEqual(NOW)
    pass(2)
    one.used(key)
    expect(await eventually(() => lastUsed(id), (at) => at?.getTime() !== NOW.getTime())).toEqual(new Date(NOW.getTime() + 60_001))
  })

  test('keeps nobody waiting: what fails is reported, and that is all', async () => {
    const { secret } = await aKey('patient')
    const reported: unknown[] = []
    const server = new KnownKeys({ report: (error) => reported.push(error) })
    const key = await known(server, secret)
    await db.$executeRawUnsafe('ALTER TABLE api_keys RENAME TO api_keys_away')
    try {
      expect(server.used(key)).toBeUndefined()
      expect(await eventually(() => reported.length, (count) => count > 0)).toBe(1)
    } finally {
      await db.$executeRawUnsafe('ALTER TABLE api_keys_away RENAME TO api_keys')
    }
  })
})
