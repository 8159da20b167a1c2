import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { digestOf } from '../../../src/features/auth/secret.ts'
import { isEmpty } from '../../../src/sample/empty.ts'
import { TEST_KEY, testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'
import { mutationOf } from '../../support/mutations.ts'
import { eventually } from '../../support/held.ts'

let api: Api

beforeAll(async () => {
  api = await testApi('2026-03-01T12:00:00.000Z')
})

afterAll(() => api.close())

const as = (key: string) => ({ authorization: `Bearer ${key}` })
const admin = as(TEST_KEY)
const CREATE = mutationOf('createApiKey', 'secret apiKey { id name role hint createdBy expiresAt lastUsedAt revokedAt } change { id position warnings }')
const REVOKE = mutationOf('revokeApiKey', 'apiKey { name revokedBy } change { warnings }')
const PAYLOADS = { createApiKey: '... on CreateApiKeyPayload { secret }', revokeApiKey: '... on RevokeApiKeyPayload { change { id } }' }

async function create(input: object, headers: Record<string, string> = admin) {
  const { data, errors } = await api.ask(CREATE, { input }, headers)
  if (!data?.createApiKey.secret) throw new Error(JSON.stringify([data, errors]))
  return data.createApiKey as { secret: string; apiKey: { id: string; hint: string }; change: { id: string; position: null } }
}

const WHO = '{ viewer { role name perspective expiresAt } }'

describe('A key', () => {
  test('is made with a role and shown once; only its digest is kept', async () => {
    const made = await create({ name: 'night desk', role: 'EDITOR', expiresAt: '2199-01-01T00:00:00Z' })
    expect(made).toMatchObject({
      secret: expect.stringMatching(/^grl_ed_\w{49}$/),
      apiKey: { name: 'night desk', role: 'EDITOR', createdBy: 'admin', expiresAt: '2199-01-01T00:00:00.000Z', lastUsedAt: null, revokedAt: null },
      change: { position: null, warnings: [] }
    })
    expect(made.secret.startsWith(made.apiKey.hint)).toBe(true)
    const [row] = await api.database.sql('SELECT * FROM api_keys')
    expect(new Uint8Array(row?.['hash'] as Buffer)).toEqual(digestOf(made.secret))
    expect(JSON.stringify(row)).not.toContain(made.secret.slice(12))
  })

  test('says who asks', async () => {
    const { secret } = await create({ name: 'somebody', role: 'CONTRIBUTOR' })
    const seen = { perspective: 'PUBLISHED', expiresAt: null }
    expect((await api.ask(WHO, {}, as(secret))).data).toEqual({ viewer: { role: 'CONTRIBUTOR', name: 'somebody', ...seen } })
    expect((await api.ask(WHO, {}, admin)).data).toEqual({ viewer: { role: 'ADMIN', name: 'admin', ...seen } })
    expect((await api.ask(WHO)).data).toEqual({ viewer: { role: 'READER', name: null, ...seen } })
  })

  test('of an admin makes and lists others, and stands in history as its name', async () => {
    const { secret } = await create({ name: 'head of desk', role: 'ADMIN' })
    const { change } = await create({ name: 'made by another', role: 'EDITOR' }, as(secret))
    expect(await db.change.findUnique({ where: { id: change.id } })).toMatchObject({ actor: 'head of desk', action: 'createApiKey', recordedAt: null })
    const { data } = await api.ask('{ apiKeys(first: 2) { totalCount nodes { name createdBy } pageInfo { hasNextPage } } }', {}, as(secret))
    expect(data.apiKeys).toMatchObject({
      nodes: [{ name: 'made by another', createdBy: 'head of desk' }, { name: 'head of desk', createdBy: 'admin' }],
      pageInfo: { hasNextPage: true }
    })
  })

  test.each(['READER', 'CONTRIBUTOR', 'EDITOR'])('of another role cannot: %s', async (role) => {
    const headers = role === 'READER' ? {} : as((await create({ name: `curious ${role}`, role })).secret)
    const list = await api.ask('{ apiKeys { totalCount } }', {}, headers)
    expect([list.data, list.errors]).toEqual([null, [expect.objectContaining({ extensions: { code: 'FORBIDDEN', role: 'ADMIN' } })]])
    for (const [verb, input] of [['createApiKey', '{ name: "x", role: ADMIN }'], ['revokeApiKey', '{ id: "x" }']] as const) {
      const { data, errors = [] } = await api.ask(`mutation { ${verb}(input: ${input}) { ${PAYLOADS[verb]} ... on NotAllowed { needed } } }`, {}, headers)
      // Without any key it is an error of the request, with too small a one an answer.
      expect([data, errors.map(({ extensions }) => extensions['code'])]).toEqual(role === 'READER' ? [null, ['FORBIDDEN']] : [{ [verb]: { needed: 'ADMIN' } }, []])
    }
  })

  test('that is revoked is refused within a second, and those who hold it learn why', async () => {
    const { secret, apiKey } = await create({ name: 'leaked', role: 'EDITOR' })
    expect((await api.ask(WHO, {}, as(secret))).status).toBe(200)
    const { data } = await api.ask(REVOKE, { input: { id: apiKey.id } }, admin)
    expect(data.revokeApiKey).toMatchObject({ apiKey: { name: 'leaked', revokedBy: 'admin' }, change: { warnings: [] } })
    const began = performance.now()
    const refused = await eventually(() => api.ask(WHO, {}, as(secret)), ({ status }) => status === 401)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(refused.errors).toMatchObject([{ message: expect.stringMatching(/^The key was revoked at /), extensions: { code: 'UNAUTHENTICATED' } }])
    const again = await api.ask(REVOKE, { input: { id: apiKey.id } }, admin)
    expect(again.data.revokeApiKey.change.warnings).toEqual([expect.stringMatching(/^The key was revoked already, by admin at /)])
    // The name is free again: whoever had it gets another key.
    await create({ name: 'Leaked', role: 'EDITOR' })
  })

  test('that has expired is refused at that moment', async () => {
    const { secret } = await create({ name: 'for the festival', role: 'EDITOR', expiresAt: '2199-01-01T00:00:00Z' })
    expect((await api.ask(WHO, {}, as(secret))).status).toBe(200)
    await db.apiKey.updateMany({ where: { name: 'for the festival' }, data: { expiresAt: new Date('2026-03-01T12:00:00.000Z') } })
    const { errors } = await eventually(() => api.ask(WHO, {}, as(secret)), ({ status }) => status === 401)
    expect(errors?.[0]?.message).toBe('The key expired at 2026-03-01T12:00:00.000Z: ask an admin for another.')
  })

  test('that nobody made is refused, whatever it looks like', async () => {
    const { secret } = await create({ name: 'twin', role: 'EDITOR' })
    const changed = secret.slice(0, 20) + (secret[20] === 'a' ? 'b' : 'a') + secret.slice(21)
    for (const wrong of [changed, secret.toLowerCase(), `${secret}0`, secret.slice(0, -1), 'grl_ed_']) {
      const { status, errors } = await api.ask(WHO, {}, as(wrong))
      expect([status, errors?.[0]?.message]).toEqual([401, 'The key is not valid: send one that is, or no "Authorization" to read only.'])
    }
  })

  test.each([
    [{ name: ' ', role: 'EDITOR' }, 'input.name: must not be empty'],
    [{ name: 'Admin', role: 'EDITOR' }, 'input.name: is the name of somebody else in history: choose another'],
    [{ name: 'x'.repeat(101), role: 'EDITOR' }, 'input.name: must not be longer than 100 characters'],
    [{ name: 'NIGHT desk', role: 'EDITOR' }, 'input.name: a key "night desk" exists already: choose another name, or revoke that one.'],
    [{ name: 'late', role: 'EDITOR', expiresAt: '2001-03-01T12:00:00Z' }, 'input.expiresAt: lies in the past: give a later moment, or none']
  ])('is not made of %j', async (input, message) => {
    const { data } = await api.ask(CREATE, { input }, admin)
    expect(data.createApiKey).toMatchObject({ message, path: message.split(':')[0]?.split('.') })
  })

  test('is no news to readers, and no record: the sample may still be loaded', async () => {
    const { data } = await api.ask('{ record { position } showUpdates { totalCount } }')
    expect(data).toEqual({ record: { position: 0 }, showUpdates: { totalCount: 0 } })
    expect(await isEmpty()).toBe(true)
  })

  test('is counted by itself: one key spends nothing of another', async () => {
    const limited = await testApi(undefined, { rates: { anonymous: 0, keyed: 3, cost: 0, refused: 0, atOnce: 100, connectionsOfAddress: 100, connections: 100, executing: null, waiting: 100 } })
    try {
      const keys: string[] = []
      for (const name of ['one', 'two']) {
        const { data } = await limited.ask(CREATE, { input: { name, role: 'EDITOR' } }, admin)
        keys.push(data.createApiKey.secret as string)
      }
      const statuses: number[] = []
      for (const key of [0, 0, 0, 0, 1]) statuses.push((await limited.ask(WHO, {}, as(keys[key] ?? ''))).status)
      expect(statuses).toEqual([200, 200, 200, 429, 200])
    } finally {
      await limited.close()
    }
  })
})
