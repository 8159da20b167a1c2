import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readConfig } from '../../src/config.ts'
import { db } from '../../src/database/client.ts'
import { statementCount } from '../../src/database/statements.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { eventually, holdShows } from '../support/held.ts'
import { aShow } from '../support/record.ts'

const SHOWS = '/graphql?query={shows(first:2){nodes{title,quoteTimeline{totalCount},updates{totalCount}}}}'
const SMALL = '/graphql?query={__typename}'

let api: Api

beforeAll(async () => {
  const { rates, timeouts } = readConfig({ GREENLIT_MAX_AT_ONCE: '3', GREENLIT_MAX_EXECUTING: '3', GREENLIT_MAX_WAITING: '2' })
  const unlimited = { ...rates, anonymous: 0, cost: 0 }
  api = await testApi(undefined, { rates: unlimited, timeouts: { ...timeouts, request: 2 } })
  await aShow('heartstopper')
})

afterAll(() => api.close())

async function metric(name: string): Promise<number> {
  const text = await (await api.fetch('/metrics', {}, '192.0.2.99')).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

const codeOf = async (answer: Response) => ((await answer.json()) as { errors?: { extensions: { code: string; bucket?: string } }[] }).errors?.[0]?.extensions

/** Begins so many slow requests of one address; each gives its status, or what became of it. */
function begin(count: number, peer: string, signal?: AbortSignal) {
  return Array.from({ length: count }, () =>
    api.fetch(SHOWS, signal ? { signal } : {}, peer).then(
      (answer) => answer,
      () => null
    )
  )
}

describe('While slow operations of one address are under way', () => {
  test('another address is answered at once, and its own next request is told to wait', async () => {
    const { release } = await holdShows()
    const slow = begin(3, '192.0.2.1')
    await eventually(() => metric('greenlit_operations_waiting'), (waiting) => waiting === 1)
    // Two of its three execute: the last place is never one address's own.
    expect(await metric('greenlit_operations_executing')).toBe(2)
    expect((await api.fetch(SMALL, {}, '192.0.2.2')).status).toBe(200)
    const fourth = await api.fetch(SMALL, {}, '192.0.2.1')
    expect([fourth.status, fourth.headers.get('retry-after'), await codeOf(fourth)]).toEqual([429, '1', { code: 'TOO_MANY_REQUESTS', bucket: 'at-once' }])
    await release()
    expect((await Promise.all(slow)).map((answer) => answer?.status)).toEqual([200, 200, 200])
  })

  test('so many wait and no more: the next is refused, wherever it comes from', async () => {
    const { release } = await holdShows()
    const slow = [...begin(3, '192.0.2.1'), ...begin(2, '192.0.2.2')]
    await eventually(() => metric('greenlit_operations_waiting'), (waiting) => waiting === 2)
    const refused = await api.fetch(SMALL, {}, '192.0.2.3')
    expect([refused.status, refused.headers.get('retry-after'), await codeOf(refused)]).toEqual([503, '1', { code: 'OVERLOADED' }])
    expect((await api.fetch('/health', {}, '192.0.2.3')).status).toBe(200)
    await release()
    expect((await Promise.all(slow)).every((answer) => answer?.status === 200)).toBe(true)
  })
})

describe('A caller who goes away', () => {
  test('leaves nothing in the queue, and nothing that goes on', async () => {
    const { release } = await holdShows()
    const abort = new AbortController()
    const slow = begin(3, '192.0.2.1', abort.signal)
    await eventually(() => metric('greenlit_operations_waiting'), (waiting) => waiting === 1)
    abort.abort()
    expect(await Promise.all(slow)).toEqual([null, null, null])
    expect(await eventually(() => metric('greenlit_operations_executing'), (running) => running === 0)).toBe(0)
    expect(await metric('greenlit_operations_waiting')).toBe(0)
    const sent = statementCount()
    await release()
    await db.$queryRaw`SELECT 1`
    // The end of the transaction that held them up, and the line above: what hangs on the shows is asked for by nobody.
    expect(statementCount() - sent).toBeLessThanOrEqual(2)
    expect((await api.fetch(SHOWS, {}, '192.0.2.1')).status).toBe(200)
    expect(api.reported).toEqual([])
  })
})

describe('A request that takes too long', () => {
  test('is answered in time, and what it wanted is not done any more', async () => {
    const { release } = await holdShows()
    const [answer] = await Promise.all(begin(1, '192.0.2.1'))
    expect([answer?.status, answer && (await codeOf(answer))]).toEqual([504, { code: 'TIMEOUT' }])
    expect(await metric('greenlit_operations_executing')).toBe(0)
    await release()
    expect((await api.fetch(SHOWS, {}, '192.0.2.1')).status).toBe(200)
  })
})
