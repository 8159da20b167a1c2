import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readConfig } from '../../src/config.ts'
import { useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { type RunningServer, startServer } from '../../src/server/http.ts'
import { createLog } from '../../src/server/log.ts'
import { testDatabase } from '../support/database.ts'
import { eventually, holdShows } from '../support/held.ts'
import { desk, openShow, openWorld } from '../support/newsroom.ts'

const QUERY = 'query Titles($first: Int, $genres: [String!]) { shows(first: $first, filter: { genres: $genres }) { nodes { title } } }'

let database: Database
let server: RunningServer
const agent = new Agent({ keepAlive: true })

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openWorld()
  await openShow()
  const { rates, timeouts, answers } = readConfig({ GREENLIT_MAX_EXECUTING: '3', GREENLIT_MAX_WAITING: '2', GREENLIT_RATE_ADDRESS: '0', GREENLIT_MAX_AT_ONCE: '12' })
  server = await startServer({ host: '127.0.0.1', port: 0, answers, rates, timeouts: { ...timeouts, request: 6 }, log: createLog({ level: 'silent' }) }, database)
  // The form of the request is learnt first, and then the operation.
  await ask({ first: 1 })
  await ask({ first: 2 })
}, 120_000)

afterAll(async () => {
  agent.destroy()
  await server.close()
  await database.close()
})

interface Got {
  status: number
  text: string
}

function ask(variables: object, { query = QUERY, signal }: { query?: string; signal?: AbortSignal } = {}): Promise<Got> {
  const body = JSON.stringify({ query, variables })
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(`${server.url}/graphql`, { method: 'POST', headers, agent, ...(signal ? { signal } : {}) }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject).end(body)
  })
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(text.split('\n').find((line) => line.startsWith(`${name} `))?.split(' ')[1] ?? 0)
}

const compiled = () => metric('greenlit_reads_total{path="compiled",reason=""}')
const fast = () => metric('greenlit_fast_lane_total')

describe('A known operation', () => {
  test('is executed in the fast lane with other variables, once for all who ask the same at one time', async () => {
    const [read, before] = [await compiled(), await fast()]
    const { release } = await holdShows()
    const crowd = Array.from({ length: 8 }, () => ask({ first: 5 }))
    // All of them have come, with the question how many.
    expect(await eventually(() => metric('greenlit_http_requests_in_flight'), (requests) => requests === 9)).toBe(9)
    await release()
    const answers = await Promise.all(crowd)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.text).toContain('"title"')
    expect([(await compiled()) - read, (await fast()) - before]).toEqual([1, 8])
  })

  test.each<[string, object, number, string]>([
    ['a variable of another type', { first: 'two' }, 400, 'BAD_ARGUMENT'],
    ['a page that is too large', { first: 101 }, 200, 'BAD_PAGE'],
    ['text that no database can store', { genres: ['a\u0000b'] }, 200, 'BAD_TEXT'],
    ['a list that is too long', { genres: Array.from({ length: 300 }, () => 'a') }, 200, 'LIMIT_EXCEEDED']
  ])('with %s is Yoga’s, which says what is wrong', async (_what, variables, status, code) => {
    const before = await fast()
    const answer = await ask(variables)
    expect([answer.status, JSON.parse(answer.text).errors[0].extensions.code]).toEqual([status, code])
    expect(await fast()).toBe(before)
  })

  test('that asks for another perspective is Yoga’s, and refused to readers each time', async () => {
    const see = 'query ($see: Perspective!) @perspective(see: $see) { shows { totalCount } }'
    const answers = []
    for (const perspective of ['PUBLISHED', 'PUBLISHED', 'DRAFTS', 'PUBLISHED']) answers.push(await ask({ see: perspective }, { query: see }))
    expect(answers.map(({ text }) => text.includes('FORBIDDEN'))).toEqual([false, false, true, false])
  })
})

describe('In the fast lane', () => {
  test('so many wait for their turn and no more', async () => {
    const { release } = await holdShows()
    const crowd = Array.from({ length: 6 }, (_, index) => ask({ first: 20 + index }))
    const answers = Promise.all(crowd)
    // Whoever is refused is the first to hear.
    const refused = Promise.race(crowd)
    await eventually(() => metric('greenlit_operations_waiting'), (waiting) => waiting === 2)
    const first = await refused
    expect([first.status, JSON.parse(first.text).errors[0].extensions.code]).toEqual([503, 'OVERLOADED'])
    await release()
    expect((await answers).map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 503, 503])
    expect(await metric('greenlit_operations_executing')).toBe(0)
  })

  test('who goes away leaves no turn and nobody waiting behind', async () => {
    const { release } = await holdShows()
    const gone = new AbortController()
    const first = ask({ first: 30 }, { signal: gone.signal }).catch(() => null)
    await eventually(() => metric('greenlit_operations_executing'), (executing) => executing === 1)
    const second = ask({ first: 30 })
    gone.abort()
    expect(await first).toBeNull()
    await release()
    expect((await second).status).toBe(200)
    expect(await eventually(() => metric('greenlit_operations_executing'), (executing) => executing === 0)).toBe(0)
    expect(await eventually(() => metric('greenlit_http_requests_in_flight'), (requests) => requests <= 1)).toBe(1)
  })

  test('what takes too long is told so in time, in the words of Yoga', async () => {
    const { release } = await holdShows()
    const began = performance.now()
    const answer = await ask({ first: 40 })
    expect([answer.status, JSON.parse(answer.text).errors[0].message]).toEqual([504, 'The request took longer than 6 s: ask for less at once.'])
    expect(performance.now() - began).toBeLessThan(30_000)
    await release()
    expect((await ask({ first: 40 })).status).toBe(200)
  })

  test('what takes the database too long is not tried again, on any path', async () => {
    let tries = 0
    const tooLong = () => {
      tries += 1
      return Promise.reject(Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }))
    }
    useDatabase({ ...database, read: tooLong })
    const answers = [await ask({ first: 60 }), await ask({}, { query: '{ shows(first: 61) { nodes { title } } }' })]
    useDatabase(database)
    for (const { status, text } of answers) expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([504, 'TIMEOUT'])
    expect(tries).toBe(2)
    expect((await ask({ first: 60 })).status).toBe(200)
  })

  test('what was executed before a change is not given after it', async () => {
    for (let number = 0; number < 5; number++) {
      const title = `Number ${number} ${crypto.randomUUID()}`
      const reading = ask({ first: 50 })
      await desk.show({ title })
      await reading
      expect((await ask({ first: 50 })).text).toContain(title)
    }
  })
})
