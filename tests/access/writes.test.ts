import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { schema } from '../../src/graphql/schema.ts'
import { ROLES } from '../../src/graphql/viewer.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { headersOf } from '../support/keys.ts'
import { mutationOf } from '../support/mutations.ts'
import { openNewsroom } from '../support/newsroom.ts'
import { aRecord } from './records.ts'
import { WRITES } from './writes.ts'

let api: Api
const keys: Record<string, string>[] = []

beforeAll(async () => {
  api = await testApi()
  for (const role of ROLES) keys.push(await headersOf(role))
  await openNewsroom()
}, 120_000)

afterAll(() => api.close())

describe.each(WRITES.map((write, index) => [`${index + 1}: ${write.verb}, ${write.state}`, write] as const))('%s', (name, write) => {
  const { verb, type, state, input, told } = write
  test('is open to those who may, and the others learn which role may', async () => {
    const given = input(type ? await aRecord(type, state, name) : '')
    const head = async () => (await api.ask('{ record { position } }')).data.record.position as number
    const heard: unknown[] = []
    for (const headers of keys) {
      const before = await head()
      const { data, errors } = await api.ask(mutationOf(verb), { input: given }, headers)
      const problem = data?.[verb]
      const refused = errors ? errors[0]?.extensions['code'] : problem.code === 'NOT_ALLOWED' ? problem.needed : null
      heard.push(refused ?? 'may')
      // Who may not, changes nothing.
      expect((await head()) === before || refused === null).toBe(true)
    }
    expect(heard).toEqual(told)
  })
})

test('Every mutation has rows in the table; a new one fails here until it has', () => {
  const verbs = Object.keys(schema.getMutationType()?.getFields() ?? {})
  expect([...new Set(WRITES.map(({ verb }) => verb))].toSorted()).toEqual(verbs.toSorted())
})
