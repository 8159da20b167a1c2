import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { readConfig } from '../../src/config.ts'
import { type RunningServer, startServer } from '../../src/server/http.ts'
import { createLog } from '../../src/server/log.ts'
import { testDatabase } from '../support/database.ts'
import { TEST_KEY } from '../support/graphql.ts'
import { desk, openShow, openWorld } from '../support/newsroom.ts'

const QUERY = '{ shows { nodes { title slug description genres tags installments { id title } } } }'
const GET = `/graphql?query=${encodeURIComponent(QUERY)}`
const JSON_BODY = { 'content-type': 'application/json' }

let database: Database
let server: RunningServer
/** Has no fast lane: nothing is kept, and nothing compiled. */
let slow: RunningServer
const slowLines: string[] = []
const lines: string[] = []
const agent = new Agent({ keepAlive: true })

const start = (options: Partial<Parameters<typeof startServer>[0]> = {}) =>
  startServer({ host: '127.0.0.1', port: 0, adminKey: TEST_KEY, answers: readConfig({}).answers, log: createLog({ level: 'info', write: (line) => void lines.push(line) }), ...options }, database)

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openWorld()
  for (const mark of ['', '-again', '-twice']) await openShow(mark)
  server = await start()
  slow = await start({ answers: { ...readConfig({}).answers, bytes: 0 }, reads: 'reference', log: createLog({ level: 'info', write: (line) => void slowLines.push(line) }) })
}, 120_000)

// Nothing that was asked before is kept.
beforeEach(() => desk.show({ title: `Another Show ${crypto.randomUUID()}` }))

afterAll(async () => {
  agent.destroy()
  await server.close()
  await slow.close()
  await database.close()
})

interface Sent {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | string[]
}

interface Got {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

function send({ method = 'GET', path = GET, headers = {}, body = [] }: Sent, to = server): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, to.url), { method, headers, agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => void parts.push(part)).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString('base64') }))
    })
    sent.on('error', reject)
    for (const part of [body].flat()) sent.write(part)
    sent.end()
  })
}

const post = (body: object | string, headers: Record<string, string> = {}): Sent => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { method: 'POST', path: '/graphql', headers: { ...JSON_BODY, 'content-length': String(Buffer.byteLength(text)), ...headers }, body: text }
}

/** How many requests were answered in front of Yoga. */
async function fast(of = server): Promise<number> {
  const { body } = await send({ path: '/metrics' }, of)
  return Number(/greenlit_fast_lane_total (\d+)/.exec(Buffer.from(body, 'base64').toString())?.[1])
}

/** An answer without what belongs to the one request. */
const lasting = ({ status, headers, body }: Got) => {
  const { date: _date, 'x-request-id': id, ...rest } = headers
  return { status, headers: rest, body, id: typeof id }
}

const quiet = (line: string | undefined) => {
  const { time: _time, requestId: _id, ms: _ms, ...rest } = JSON.parse(line ?? '{}') as Record<string, unknown>
  return rest
}

describe('What Yoga answers, and the fast lane, executing it or giving it again, is the same to the last header:', () => {
  const origin = { origin: 'https://pages.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }
  test.each<[string, Sent]>([
    ['a GET', {}],
    ['a GET with an operation and variables', { path: `/graphql?query=${encodeURIComponent('query A($n: Int) { shows(first: $n) { nodes { title } } }')}&variables={"n":2}&operationName=A` }],
    ['a HEAD', { method: 'HEAD' }],
    ['a POST', post({ query: QUERY })],
    ['a POST of what is null', post({ query: QUERY, variables: null, operationName: null, extensions: null })],
    ['a search', post({ query: '{ search(text: "show", first: 3) { totalCount correctedText nodes { record { ... on Show { title } } highlights { parts { text matched } } } } }' })],
    ['a POST in pieces', { ...post({ query: QUERY }), body: ['{"query":', JSON.stringify(QUERY), '}'] }],
    ['application/json', { headers: { accept: 'application/json' } }],
    ['application/graphql-response+json', { headers: { accept: 'application/graphql-response+json, application/json;q=0.9' } }],
    ['a browser that follows a link', post({ query: QUERY }, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })],
    ['gzip', { headers: { 'accept-encoding': 'gzip' } }],
    ['brotli', { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } }],
    ['a POST compressed', post({ query: QUERY }, { 'accept-encoding': 'br' })],
    ['a page of another origin', { headers: origin }],
    ['a POST of such a page', post({ query: QUERY }, origin)],
    ['what the caller has already', { headers: { 'if-none-match': '*' } }],
    ['a HEAD of that', { method: 'HEAD', headers: { 'if-none-match': '*' } }],
    ['a name of the request', { headers: { 'x-request-id': 'a-name-of-my-own' } }],
    ['cookies, agents and other talk', { headers: { cookie: 'a=b', 'user-agent': 'x', 'accept-language': 'cy', dnt: '1' } }]
  ])('%s', async (_what, sent) => {
    // The form is learnt from an answer with content, and the operation once the form is known.
    const { 'if-none-match': _none, ...headers } = sent.headers ?? {}
    for (let time = 0; time < 2; time++) {
      await send({ ...sent, headers })
      await desk.show({ title: `Another Show ${crypto.randomUUID()}` })
    }
    const before = await fast()
    const executed = await send(sent)
    const again = await send(sent)
    expect(await fast()).toBe(before + 2)
    const other = await send(sent, slow)
    expect(await fast(slow)).toBe(0)
    expect([200, 304]).toContain(other.status)
    expect(lasting(executed)).toEqual(lasting(other))
    expect(lasting(again)).toEqual(lasting(other))
    const told = (all: string[]) => quiet(all.findLast((line) => line.includes('"path":"/graphql"')))
    expect(told(lines)).toEqual(told(slowLines))
  })
})

describe('Yoga answers, however often it is asked,', () => {
  test.each<[string, Sent, number]>([
    ['a key', { headers: { authorization: `Bearer ${TEST_KEY}` } }, 200],
    ['a wrong key', { headers: { authorization: 'Bearer wrong' } }, 401],
    ['a change', post({ query: 'mutation { createShow(input: { title: "" }) { __typename } }' }), 403],
    ['a change by GET', { path: '/graphql?query=mutation{createShow(input:{title:""}){__typename}}' }, 405],
    ['a query that is wrong', { path: '/graphql?query={nothing}' }, 200],
    ['a query that fails', { path: '/graphql?query={quoteTimeline(after:"nowhere"){totalCount}}' }, 200],
    ['variables that are wrong', post({ query: 'query A($n: Int) { shows(first: $n) { totalCount } }', variables: { n: 'two' } }), 400],
    ['variables that nest too deep', post(`{"query":"{shows{totalCount}}","variables":{"a":${'['.repeat(2000)}${']'.repeat(2000)}}}`), 200],
    ['a body that is no JSON', post('{"query":'), 400],
    ['a body that is not UTF-8', { ...post(''), headers: { ...JSON_BODY, 'content-length': '2' }, body: '\u00ff' }, 400],
    ['another media type', post({ query: QUERY }, { 'content-type': 'text/plain' }), 415],
    ['a media type that is not there', { headers: { accept: 'image/png' } }, 406],
    ['an image of another site', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } }, 403],
    ['another method', { method: 'DELETE' }, 405],
    ['a parameter that is there twice', { path: `${GET}&query={a}` }, 400],
    ['a body in chunks', { method: 'POST', path: '/graphql', headers: { ...JSON_BODY, 'transfer-encoding': 'chunked' }, body: JSON.stringify({ query: QUERY }) }, 200],
    ['a GET with extensions', { path: `${GET}&extensions={"a":1}` }, 200]
  ])('%s', async (_what, sent, status) => {
    const before = await fast()
    const answers = [await send(sent), await send(sent), await send(sent)]
    expect(answers.map((answer) => answer.status)).toEqual([status, status, status])
    expect(lasting(answers[2] as Got)).toEqual(lasting(answers[0] as Got))
    expect(await fast()).toBe(before)
  })
})

test('A mutation through HTTP is seen by the next read of the fast lane', async () => {
  const count = async () => JSON.parse(Buffer.from((await send(post({ query: '{ shows { totalCount } }' }))).body, 'base64').toString()).data.shows.totalCount as number
  await count()
  const before = await count()
  for (let more = 1; more <= 5; more++) {
    const title = `Number ${more}`
    await send(post({ query: `mutation { createShow(input: { title: "${title}", publish: true }) { __typename } }` }, { authorization: `Bearer ${TEST_KEY}` }))
    expect(await count()).toBe(before + more)
    expect(await count()).toBe(before + more)
  }
})

describe('Who asks too often', () => {
  test('is refused in the fast lane as in the other, and told what is left on the way', async () => {
    const { rates, limits } = readConfig({ GREENLIT_RATE_ADDRESS: '6', GREENLIT_RATE_COST: '1000000' })
    const strict = await start({ rates, limits })
    try {
      const answers: Got[] = []
      for (let number = 0; number < 9; number++) answers.push(await send({}, strict))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429, 429, 429])
      const left = answers.map(({ headers }) => /"address";r=(\d+)/.exec(String(headers['ratelimit']))?.[1])
      expect(left).toEqual(['5', '4', '3', '2', '1', '0', '0', '0', '0'])
      const spent = answers.slice(0, 6).map(({ headers }) => Number(/"cost";r=(\d+)/.exec(String(headers['ratelimit']))?.[1]))
      expect(new Set(spent.slice(1).map((now, index) => (spent[index] ?? 0) - now)).size).toBe(1)
    } finally {
      await strict.close()
    }
  })
})

describe('graphql-http finds both lanes right:', () => {
  const fetchFn = async (url: string, init?: RequestInit) => {
    const response = await fetch(url.replace('http://localhost', server.url), init)
    // Audits read no more than they look at; a body nobody reads keeps its connection.
    return new Response(await response.arrayBuffer(), response)
  }
  const audits = serverAudits({ url: 'http://localhost/graphql', fetchFn })
  test.each(audits)('$name ($id)', async (audit) => {
    for (let time = 0; time < 3; time++) {
      const result = await audit.fn()
      expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok')
    }
  })

  test('and the fast one answered its share', async () => {
    expect(await fast()).toBeGreaterThan(20)
  })
})
