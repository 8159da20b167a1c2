import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'
import { desk, openShow, openWorld } from '../../support/newsroom.ts'

const ANSWERS = { bytes: 10_000_000, maxAge: 10, maxAgePast: 300 }
const BOARD = 'query Board($first: Int, $filter: RenewalBoardFilter) { renewalBoard(first: $first, filter: $filter) { nodes { installment { title } status { explanation } } } }'

let api: Api
let admin: Record<string, string>

beforeAll(async () => {
  api = await testApi(undefined, { answers: ANSWERS, exclusive: true })
  await openWorld()
  await openShow()
  admin = { authorization: 'Bearer a-key-for-tests-only' }
}, 120_000)

// A change that readers see: whatever a test before this one has asked is asked anew.
beforeEach(() => desk.show({ title: `Another Show ${crypto.randomUUID()}`, publish: true }))

afterAll(() => api.close())

/** Whether the record was read for an answer. */
const reads = async (...question: Parameters<Api['ask']>) => (await api.ask(...question)).statements.length > 0

describe('An answer that is kept', () => {
  test('is given again without reading the record, byte for byte, whoever asks', async () => {
    const ask = async () => await (await api.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: BOARD }) }, `192.0.2.${Math.ceil(Math.random() * 200)}`)).text()
    const first = await ask()
    expect(JSON.parse(first).data.renewalBoard.nodes.length).toBeGreaterThan(0)
    expect(await ask()).toBe(first)
    expect(await reads(BOARD)).toBe(false)
  })

  test('is of the operation, its name and its variables, in whatever order these were written', async () => {
    expect(await reads(BOARD, { first: 3, filter: { comingBack: ['NO'], silentForMoreThan: 5 } })).toBe(true)
    expect(await reads(BOARD, { filter: { silentForMoreThan: 5, comingBack: ['NO'] }, first: 3 })).toBe(false)
    expect(await reads(BOARD, { filter: { silentForMoreThan: 6, comingBack: ['NO'] }, first: 3 })).toBe(true)
    const two = 'query A { shows { totalCount } } query B { shows(first: 1) { nodes { title } } }'
    const named = async (operationName: string | null) => (await api.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: two, operationName }) })).text()
    expect(await named('A')).not.toBe(await named('B'))
    expect(await named(null)).toContain('OPERATION_RESOLUTION_FAILURE')
  })

  test('is not given any more once the record has changed, and the next to ask sees what was written', async () => {
    const titles = async () => (await api.ask('{ shows { nodes { title } } }')).data.shows.nodes.map(({ title }: { title: string }) => title)
    expect(await titles()).not.toContain('The Long Wait')
    const made = await api.ask('mutation { createShow(input: { title: "The Long Wait", publish: true }) { __typename } }', {}, admin)
    expect(made.data).toEqual({ createShow: { __typename: 'CreateShowPayload' } })
    expect(await titles()).toContain('The Long Wait')
  })

  test('stays when a draft is written, which no reader sees', async () => {
    await api.ask(BOARD)
    await desk.show({ title: 'In the Drawer', publish: false })
    expect(await reads(BOARD)).toBe(false)
  })

  test('is that of one record: of another that takes its place the answers are read anew', async () => {
    await api.ask(BOARD)
    const other = await testApi(undefined, { answers: ANSWERS, exclusive: true })
    expect((await api.ask(BOARD)).data).toEqual({ renewalBoard: { nodes: [] } })
    await other.close()
    const { useDatabase } = await import('../../../src/database/client.ts')
    useDatabase(api.database)
    expect((await api.ask(BOARD)).data.renewalBoard.nodes.length).toBeGreaterThan(0)
  })
})

describe('Never kept is', () => {
  test('an answer to a key, nor is one that was kept given to a key', async () => {
    await api.ask(BOARD)
    expect(await reads(BOARD, {}, admin)).toBe(true)
    expect(await reads('{ shows { totalCount } }', {}, admin)).toBe(true)
    expect(await reads('{ shows { totalCount } }')).toBe(true)
    const { data } = await api.ask('{ viewer { role } }', {}, admin)
    expect(data).not.toEqual((await api.ask('{ viewer { role } }')).data)
  })

  test('an answer with errors', async () => {
    const wrong = '{ shows { totalCount } quoteTimeline(after: "nowhere") { totalCount } }'
    const first = await api.ask(wrong)
    expect(first.errors).toHaveLength(1)
    expect(await reads(wrong)).toBe(true)
  })

  test('an answer that was read before a change and made after it', async () => {
    const question = '{ shows(first: 100) { nodes { title } } }'
    // The record is written to while the answer is under way: nobody can say on which side of it that is.
    const under = api.ask(question)
    await desk.show({ title: 'Meanwhile', publish: true })
    await under
    const { data } = await api.ask(question)
    expect(data.shows.nodes.map(({ title }: { title: string }) => title)).toContain('Meanwhile')
  })

  test('a draft', async () => {
    const drafts = '{ shows { nodes { title } } }'
    await desk.show({ title: 'Only for the Desk', publish: false })
    const see = `query @perspective(see: DRAFTS) ${drafts}`
    expect(JSON.stringify((await api.ask(see, {}, admin)).data)).toContain('Only for the Desk')
    expect((await api.ask(see)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
    expect(JSON.stringify((await api.ask(drafts)).data)).not.toContain('Only for the Desk')
  })
})

describe('Those who ask the same at one time', () => {
  test('wait for one of them, and get what it gets', async () => {
    const before = await outcomes()
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => api.fetch('/graphql?query={shows{nodes{title%20genres}}}', {}, `192.0.2.${index}`)))
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
    const after = await outcomes()
    expect(after.miss - before.miss).toBe(1)
    expect(after.hit + after.waited - before.hit - before.waited).toBe(7)
  })

  test('do not wait for one that went away, nor get its failure', async () => {
    const gone = new AbortController()
    const question = '/graphql?query={shows{nodes{title%20credits{role}}}}'
    const first = api.fetch(question, { signal: gone.signal }).catch(() => null)
    const second = api.fetch(question, {}, '192.0.2.7')
    gone.abort()
    await first
    const { data, errors } = (await (await second).json()) as { data: unknown; errors?: unknown }
    expect([errors, data]).toEqual([undefined, expect.objectContaining({ shows: expect.anything() })])
  })

  test('fail each for itself where the record cannot be read, and are answered once it can', async () => {
    const question = '/graphql?query={shows{nodes{title%20description}}}'
    await db.$executeRawUnsafe('ALTER TABLE shows RENAME TO shows_away')
    const failed = await Promise.all([1, 2, 3].map(async () => (await api.fetch(question)).text()))
    await db.$executeRawUnsafe('ALTER TABLE shows_away RENAME TO shows')
    expect(failed.every((text) => text.includes('"INTERNAL"'))).toBe(true)
    expect(await (await api.fetch(question)).text()).not.toContain('errors')
  })
})

/** What was counted of answers. */
async function outcomes(): Promise<Record<'hit' | 'miss' | 'waited', number>> {
  const metrics = await (await api.fetch('/metrics', { headers: admin })).text()
  const count = (outcome: string) => Number(new RegExp(`greenlit_answers_total\\{outcome="${outcome}"\\} (\\d+)`).exec(metrics)?.[1] ?? 0)
  return { hit: count('hit'), miss: count('miss'), waited: count('waited') }
}
