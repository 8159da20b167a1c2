import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { TEST_KEY, testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'
import { desk, openShow, openWorld } from '../../support/newsroom.ts'

const NOON = '2025-03-01T12:00:00.000Z'
const address = (query: string, variables?: object) => `/graphql?query=${encodeURIComponent(query)}${variables ? `&variables=${encodeURIComponent(JSON.stringify(variables))}` : ''}`
const SHOWS = address('{ shows { nodes { title description } } }')
const LONG = address('{ shows { nodes { title slug __typename id description genres tags installments { id title __typename } } } }')

let api: Api
let moment = NOON

beforeAll(async () => {
  api = await testApi(undefined, { answers: { bytes: 10_000_000, maxAge: 10, maxAgePast: 300 }, exclusive: true, now: () => new Date(moment) })
  await openWorld()
  for (const mark of ['', '-again', '-twice', '-more']) await openShow(mark)
}, 120_000)

afterAll(() => api.close())

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => api.fetch(path, { method, headers })
const field = async (path: string, name: string, headers: Record<string, string> = {}) => (await get(path, headers)).headers.get(name)

describe('The name of an answer (ETag)', () => {
  test('is that of its content: the same as long as nothing changes that it tells, another once something does', async () => {
    const first = await field(SHOWS, 'etag')
    expect(first).toMatch(/^"[\w-]{22}-[gj]"$/)
    // A change that this answer says nothing of.
    await desk.speaker({ name: 'Somebody Else', kind: 'PERSON', publish: true })
    expect(await field(SHOWS, 'etag')).toBe(first)
    await desk.show({ title: 'A New Show', publish: true })
    expect(await field(SHOWS, 'etag')).not.toBe(first)
  })

  test('differs by media type and by coding, as what is sent differs', async () => {
    const forms = [{}, { accept: 'application/graphql-response+json' }, { accept: 'application/json', 'accept-encoding': 'gzip' }, { accept: 'application/json', 'accept-encoding': 'br' }]
    const tags = await Promise.all(forms.map((headers) => field(LONG, 'etag', headers)))
    expect(new Set([...tags, await field(LONG, 'etag', { accept: 'application/json' })]).size).toBeGreaterThanOrEqual(4)
  })

  test('spares who has it already: 304 with the headers of the answer, and no content', async () => {
    const { headers } = await get(SHOWS)
    const etag = headers.get('etag') ?? ''
    for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await get(SHOWS, { 'if-none-match': given })
      expect([given, answer.status, await answer.text()]).toEqual([given, 304, ''])
      expect(answer.headers.get('content-type')).toBeNull()
      for (const name of ['etag', 'cache-control', 'vary', 'content-security-policy']) expect(answer.headers.get(name)).toBe(headers.get(name))
    }
    expect((await get(SHOWS, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('is given for GET and HEAD of queries that went well, and for nothing else', async () => {
    const key = { authorization: `Bearer ${TEST_KEY}` }
    expect(await field(SHOWS, 'etag', key)).toBeNull()
    expect((await get(SHOWS, { ...key, 'if-none-match': '*' })).status).toBe(200)
    expect(await field(address('{ shows { nodes { nothing } } }'), 'etag')).toBeNull()
    expect(await field(address('{ quoteTimeline(after: "nowhere") { totalCount } }'), 'etag')).toBeNull()
    const posted = await api.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'if-none-match': '*' }, body: JSON.stringify({ query: '{ shows { nodes { title description } } }' }) })
    expect([posted.status, posted.headers.get('etag'), posted.headers.get('cache-control')]).toEqual([200, null, 'no-store'])
  })
})

test('HEAD says what GET would', async () => {
  const [got, head] = [await get(SHOWS), await get(SHOWS, {}, 'HEAD')]
  const fields = ({ headers }: Response) => [...headers].filter(([name]) => name !== 'x-request-id')
  expect([head.status, fields(head)]).toEqual([got.status, fields(got)])
  const etag = got.headers.get('etag') ?? ''
  expect((await get(SHOWS, { 'if-none-match': etag }, 'HEAD')).status).toBe(304)
  expect((await get('/graphql', {}, 'HEAD')).status).toBe(400)
})

describe('For how long others may keep an answer', () => {
  const status = (clocks: string) => address(`{ show(by: { slug: "the-tide-tables" }) { title renewalStatus${clocks} { state explanation } } }`)

  test('is ten seconds where it says what is on record now, and five minutes where it says what was, at clocks that are named', async () => {
    expect(await field(SHOWS, 'cache-control')).toBe('public, max-age=10')
    expect(await field(status(''), 'cache-control')).toBe('public, max-age=10')
    expect(await field(status('(asOf: "2024-12-01", knownAt: "2025-01-01T00:00:00Z")'), 'cache-control')).toBe('public, max-age=300')
  })

  test.each([
    ['a day that is not named', '{ show(by: { slug: "the-tide-tables" }) { renewalStatus(knownAt: "2025-01-01T00:00:00Z") { state } } }'],
    ['a moment that is not named', '{ show(by: { slug: "the-tide-tables" }) { renewalStatus(asOf: "2024-12-01") { state } } }'],
    ['a moment that is hardly over, or to come', '{ show(by: { slug: "the-tide-tables" }) { renewalStatus(asOf: "2024-12-01", knownAt: "2025-03-01T11:59:00Z") { state } } }'],
    ['a list of what is there now beside it', '{ show(by: { slug: "the-tide-tables" }) { renewalStatus(asOf: "2024-12-01", knownAt: "2025-01-01T00:00:00Z") { state } articles { totalCount } } }'],
    ['the end of the log beside it', '{ record { position } quoteTimeline(knownAt: "2025-01-01T00:00:00Z") { totalCount } }']
  ])('is no longer than that of current ones with %s', async (_what, query) => {
    expect(await field(address(query), 'cache-control')).toBe('public, max-age=10')
  })

  test('ends at midnight UTC where it says how things stand today, and only there', async () => {
    moment = '2025-03-01T23:59:56.000Z'
    try {
      expect(await field(status(''), 'cache-control')).toBe('public, max-age=4')
      expect(await field(status('(asOf: "2024-12-01")'), 'cache-control')).toBe('public, max-age=10')
      expect(await field(address('query ($day: Date) { renewalBoard(asOf: $day) { totalCount } }', {}), 'cache-control')).toBe('public, max-age=4')
      expect(await field(address('query ($day: Date) { renewalBoard(asOf: $day) { totalCount } }', { day: '2024-12-01' }), 'cache-control')).toBe('public, max-age=10')
    } finally {
      moment = NOON
    }
  })

  test('is none for errors and for answers to a key', async () => {
    expect(await field(address('{ nothing }'), 'cache-control')).toBe('no-store')
    expect(await field(SHOWS, 'cache-control', { authorization: `Bearer ${TEST_KEY}` })).toBe('private, no-store')
  })
})

test('An answer of yesterday is not given today', async () => {
  const silence = address('{ renewalBoard(first: 1) { nodes { status { asOf } } } }')
  const days = async () => JSON.parse(await (await get(silence)).text()).data.renewalBoard.nodes[0].status.asOf
  expect(await days()).toBe('2025-03-01')
  moment = '2025-03-02T00:00:00.000Z'
  expect(await days()).toBe('2025-03-02')
  moment = NOON
  expect(await days()).toBe('2025-03-01')
})

describe('Compressed', () => {
  test.each([
    ['gzip', 'gzip'], ['gzip, deflate, br', 'br'], ['br;q=0.5, gzip', 'gzip'], ['*', 'br'], ['*;q=0.5, br;q=0', 'gzip'], ['GZIP;q=0.001', 'gzip'],
    ['identity', null], ['gzip;q=0', null], ['deflate', null], ['', null], ['gzip;q=0.5, identity;q=1', null], ['gzip;q=two', null]
  ])('as "%s" accepts it is an answer: %s', async (accepted, coding) => {
    const answer = await get(LONG, { 'accept-encoding': accepted })
    expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([coding, 'Accept, Accept-Encoding, Authorization, Origin'])
    const bytes = Buffer.from(await answer.arrayBuffer())
    const text = coding === 'br' ? brotliDecompressSync(bytes) : coding === 'gzip' ? gunzipSync(bytes) : bytes
    expect(String(text)).toBe(await (await get(LONG)).text())
    expect(bytes.byteLength < 2000).toBe(coding !== null)
  })

  test('is nothing short, nothing for a key, and nothing that went wrong', async () => {
    const headers = { 'accept-encoding': 'gzip' }
    expect(await field(address('{ shows { totalCount } }'), 'content-encoding', headers)).toBeNull()
    expect(await field(LONG, 'content-encoding', { ...headers, authorization: `Bearer ${TEST_KEY}` })).toBeNull()
    expect(await field(`${LONG}&x=${'x'.repeat(2000)}`.replace('query=', 'query=x'), 'content-encoding', headers)).toBeNull()
  })
})
