import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField } from 'graphql'
import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql'
import { db } from '../../src/database/client.ts'
import { newSecret } from '../../src/features/auth/secret.ts'
import { schema } from '../../src/graphql/schema.ts'
import { createLog } from '../../src/server/log.ts'
import { TEST_KEY, testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { mutationOf } from '../support/mutations.ts'

/** A secret of nobody's, looked for wherever it must not be. It looks like no key, so that nothing takes it out. */
const CANARY = 'canary7f3c9e21'

let api: Api
const lines: string[] = []

beforeAll(async () => {
  api = await testApi(undefined, { log: createLog({ level: 'debug', secrets: [TEST_KEY], write: (line) => void lines.push(line) }) })
})

afterAll(() => api.close())

/** A value for an input: the canary wherever a text can be, and all fields, to a depth. */
function valueOf(type: GraphQLInputType, depth: number): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, depth)
  if (isListType(type)) return [valueOf(type.ofType, depth)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type)) return inputOf(type, depth)
  const values: Record<string, unknown> = { Int: 1, Boolean: true, Date: '2025-01-01', DateTime: '2199-01-01T00:00:00Z', EDTF: '2025', Position: 1 }
  return values[getNamedType(type).name] ?? CANARY
}

function inputOf(type: GraphQLInputObjectType, depth: number): object {
  const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || depth > 0)
  const some = type.isOneOf ? fields.slice(0, 1) : fields
  return Object.fromEntries(some.map((field) => [field.name, valueOf(field.type, depth - 1)]))
}

const verbs = Object.values(schema.getMutationType()?.getFields() ?? {})

test('A secret sent in every text of every mutation is in no line of the log and in no metric, made, refused or broken', async () => {
  const admin = { authorization: `Bearer ${TEST_KEY}` }
  const heard: string[] = []
  const sendAll = async () => {
    for (const { name, args } of verbs) {
      const argument = args.find((arg) => arg.name === 'input' || arg.name === 'inputs')
      const type = getNamedType(argument?.type) as GraphQLInputObjectType
      for (const depth of [0, 4]) {
        const input = inputOf(type, depth)
        const { data, errors } = await api.ask(mutationOf(name), { input: argument?.name === 'inputs' ? [input] : input }, admin)
        const { __typename: made } = (data?.[name] ?? {}) as { __typename?: string }
        heard.push(made ?? String(errors?.[0]?.extensions['code']))
      }
    }
  }
  await sendAll()
  // Every change begins with this table: now each that gets so far is a fault of ours, and told in the log in full.
  await db.$executeRawUnsafe('ALTER TABLE changes RENAME TO changes_away')
  try {
    await sendAll()
  } finally {
    await db.$executeRawUnsafe('ALTER TABLE changes_away RENAME TO changes')
  }
  expect(heard).toContain('INTERNAL')
  expect(heard.some((name) => name.endsWith('Payload'))).toBe(true)
  expect(lines.length).toBeGreaterThanOrEqual(heard.length)
  const metrics = await (await api.fetch('/metrics', { headers: admin })).text()
  expect(lines.filter((line) => line.includes(CANARY))).toEqual([])
  expect(metrics).not.toContain(CANARY)
})

test('A secret sent in headers, addresses and documents is in no line of the log and in no metric', async () => {
  const key = newSecret('admin')
  for (const secret of [CANARY, key]) {
    await api.ask('{ record { position } }', {}, { authorization: `Bearer ${secret}` })
    await api.ask('{ record { position } }', {}, { authorization: `Basic ${secret}`, cookie: secret, 'user-agent': secret, 'x-request-id': `${secret}!`, 'x-forwarded-for': secret, origin: `https://${secret}.example` })
    await api.fetch(`/${secret}?key=${secret}`)
    await api.fetch(`/graphql?query={record{position}}&extensions=${secret}`)
    await api.ask(`query ($s: String) { show(by: { slug: $s }) { id } other: show(by: { slug: "${secret}" }) { id } }`, { s: secret })
    await api.ask(`{ node(id: "${secret}") { id } search(text: "${secret}") { totalCount } }`)
    await api.ask(`{ ${secret} }`)
    await api.ask(`query ($s: Perspective!) @perspective(see: $s) { viewer { role } }`, { s: secret })
  }
  const metrics = await (await api.fetch('/metrics')).text()
  for (const secret of [CANARY, key]) {
    expect(lines.filter((line) => line.includes(secret))).toEqual([])
    expect(metrics).not.toContain(secret)
  }
})

test('A key that was made is told once, to who made it, and to no log', async () => {
  const { data } = await api.ask(mutationOf('createApiKey', 'secret'), { input: { name: 'told once', role: 'ADMIN' } }, { authorization: `Bearer ${TEST_KEY}` })
  const { secret } = data.createApiKey as { secret: string }
  const headers = { authorization: `Bearer ${secret}` }
  await db.$executeRawUnsafe('ALTER TABLE shows RENAME TO shows_away')
  try {
    const failed = await api.ask(`{ shows { totalCount } a: show(by: { slug: "${secret}" }) { id } }`, {}, headers)
    expect(failed.errors?.map(({ extensions }) => extensions['code'])).toContain('INTERNAL')
  } finally {
    await db.$executeRawUnsafe('ALTER TABLE shows_away RENAME TO shows')
  }
  const answers = JSON.stringify(await api.ask('{ apiKeys { nodes { id name hint role } } viewer { name } }', {}, headers))
  const everywhere = [...lines, answers, JSON.stringify(await api.database.sql('SELECT * FROM api_keys'))]
  expect(everywhere.filter((text) => text.includes(secret.slice(12)))).toEqual([])
})
