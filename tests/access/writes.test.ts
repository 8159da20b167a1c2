import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publicId } from '../../src/graphql/ids.ts'
import { schema } from '../../src/graphql/schema.ts'
import { ROLES } from '../../src/graphql/viewer.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { headersOf } from '../support/keys.ts'
import { mutationOf } from '../support/mutations.ts'
import { desk, hopefulQuote, openNewsroom, THIRD } from '../support/newsroom.ts'
import { type Write, WRITES } from './writes.ts'

let api: Api
const keys: Record<string, string>[] = []

beforeAll(async () => {
  api = await testApi()
  for (const role of ROLES) keys.push(await headersOf(role))
  await openNewsroom()
}, 120_000)

afterAll(() => api.close())

/** A record of its own in a state, as the desk makes it. */
async function aRecord({ type, state }: Write, mark: string): Promise<string> {
  if (type === undefined) return ''
  const draft = state === 'DRAFT' ? { publish: false } : {}
  const ruling = { ...{ show: THIRD.show, seasons: [3], state: 'ON_HOLD', effective: '2024-05-06' }, evidence: [{ article: 'times-may' }], note: mark, ...draft }
  const make = {
    Quote: () => desk.quote(hopefulQuote({ parts: [{ text: `Words of ${mark}.` }], ...draft })),
    Ruling: () => desk.ruling(ruling),
    Article: () => desk.article({ headline: `About ${mark}`, ...draft }),
    Show: () => desk.show({ title: `Show of ${mark}`, ...draft }),
    Installment: () => desk.installment(THIRD.show, { kind: 'FILM', ...draft }),
    Organisation: () => desk.organisation({ name: `Company of ${mark}`, ...draft }),
    Speaker: () => desk.speaker({ name: `Speaker of ${mark}`, ...draft }),
    Event: () => desk.event({ kind: 'PODCAST', name: `Event of ${mark}`, ...draft }),
    EventSeries: () => desk.series({ kind: 'PODCAST', name: `Series of ${mark}`, ...draft })
  }
  const id = await make[type]()
  if (state === 'WITHDRAWN') await desk.withdraw(type, id)
  return publicId(type, id)
}

describe.each(WRITES.map((write, index) => [`${index + 1}: ${write.verb}, ${write.state}`, write] as const))('%s', (name, write) => {
  const { verb, input, told } = write
  test('is open to those who may, and the others learn which role may', async () => {
    const given = input(await aRecord(write, name))
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
