import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { schema } from '../../src/graphql/schema.ts'
import { aRecord } from '../access/records.ts'
import { WRITES } from '../access/writes.ts'
import { type Api, TEST_KEY, testApi } from '../support/graphql.ts'
import { mutationOf, takesKey } from '../support/mutations.ts'
import { openNewsroom } from '../support/newsroom.ts'
import { type Case, CASES } from './cases.ts'
import { contents, entriesAfter, withoutCommits } from './traces.ts'

let api: Api

beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
}, 120_000)

afterAll(() => api.close())

const VERBS = Object.keys(schema.getMutationType()?.getFields() ?? {})
const KEY = { authorization: `Bearer ${TEST_KEY}` }
const RECEIPT = 'change { id position recordedAt replayed }'

interface Receipt {
  id: string
  position: number | null
  recordedAt: string | null
  replayed: boolean
}

/** What a change is answered with: its receipts, of many at once those of the items that were made. */
async function send({ verb }: Pick<Case, 'verb'>, input: object, key: string) {
  const field = schema.getMutationType()?.getFields()[verb]
  const { of: one } = (field?.extensions['greenlit'] ?? {}) as { of?: string }
  const name = one && one.slice(0, 1).toUpperCase() + one.slice(1)
  const payload = name ? `results { ... on ${name}Payload { ${RECEIPT} } ... on Problem { code } }` : RECEIPT
  const { data, errors } = await api.ask(mutationOf(verb, payload, key), { input }, KEY)
  const answer = data?.[verb] ?? null
  const receipts: Receipt[] = answer?.results ? answer.results.flatMap((item: { change?: Receipt } | null) => item?.change ?? []) : answer?.change ? [answer.change] : []
  return { receipts, problem: (answer?.code ?? null) as string | null, errors }
}

describe.each(CASES.map((one, index) => [`${one.verb} ${one.does}`, one, `case ${index + 1}`] as const))('%s', (_name, one, mark) => {
  test('tells readers once of each visible effect, side by side at one moment, and of nothing else', async () => {
    const input = await one.input(mark)
    const [{ head }] = (await api.database.sql('SELECT position AS head FROM update_head')) as [{ head: bigint }]

    // Where the change cannot be committed, nothing of it is there.
    const untouched = await contents(api.database)
    const failed = await withoutCommits(api.database, () => send(one, input, mark))
    expect(failed).toMatchObject({ receipts: [] })
    expect(await contents(api.database)).toEqual(untouched)
    api.reported.length = 0

    const made = await send(one, input, mark)
    expect(made).toMatchObject({ problem: null, errors: undefined })
    const entries = await entriesAfter(api.database, head)
    expect(entries.map(({ kind }) => kind)).toEqual(one.told)
    expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => Number(head) + 1 + index))
    for (const { id, position, recordedAt } of made.receipts) {
      const own = entries.filter(({ change }) => change === id)
      expect(own.map((entry) => entry.position - (own[0]?.position ?? 0))).toEqual(own.map((_, index) => index))
      expect(own.map((entry) => entry.recordedAt)).toEqual(own.map(() => recordedAt))
      expect(position).toBe(own.at(-1)?.position ?? null)
    }
    expect(entries.filter(({ change }) => !made.receipts.some(({ id }) => id === change))).toEqual([])

    if (!takesKey(one.verb)) return
    const after = await contents(api.database)
    const again = await send(one, input, mark)
    expect(again.receipts).toEqual(made.receipts.map((receipt) => ({ ...receipt, replayed: true })))
    expect(await contents(api.database)).toEqual(after)
  })
})

describe('A mutation that is refused', () => {
  test.each(WRITES.map((write, index) => [`${write.verb}, ${write.state} (${index + 1})`, write] as const))('leaves nothing behind: %s', async (name, { verb, type, state, input }) => {
    const given = input(type ? await aRecord(type, state, `refusal ${name}`) : '')
    const before = await contents(api.database)
    const { receipts } = await send({ verb }, given, name)
    // Some of them are in order, and are made.
    expect(receipts.length > 0 ? before : await contents(api.database)).toEqual(before)
  })

  test.each(VERBS)('was tried, be it with an empty input, for %s', async (verb) => {
    const before = await contents(api.database)
    const { receipts } = await send({ verb }, {}, verb)
    expect(receipts).toEqual([])
    expect(await contents(api.database)).toEqual(before)
  })
})

test('Every mutation has a case in which it is made; a new one fails here until it has', () => {
  expect([...new Set(CASES.map(({ verb }) => verb))].toSorted()).toEqual(VERBS.toSorted())
})
