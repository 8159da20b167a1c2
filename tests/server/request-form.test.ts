import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'

let api: Api

beforeAll(async () => {
  api = await testApi()
})

afterAll(() => api.close())

const JSON_BODY = { 'content-type': 'application/json' }
const GET = '/graphql?query={record{position}}'
const QUERY = JSON.stringify({ query: '{ record { position } }' })

async function sent(path: string, init: RequestInit = {}) {
  const answer = await api.fetch(path, init)
  const text = await answer.text()
  const error = text === '' ? undefined : (JSON.parse(text) as { errors?: { message: string; extensions: { code: string } }[] }).errors?.[0]
  return { status: answer.status, code: error?.extensions.code, message: error?.message, headers: answer.headers }
}

const post = (body: string | Uint8Array, headers: Record<string, string> = JSON_BODY) => sent('/graphql', { method: 'POST', body: body as BodyInit, headers })

describe('Answered is', () => {
  test('a query by POST and by GET, in the media type that is accepted', async () => {
    expect((await post(QUERY)).status).toBe(200)
    for (const accept of ['application/json', 'application/graphql-response+json', '*/*', 'text/event-stream, application/json', 'text/plain, */*;q=0.1']) {
      const { status, headers } = await sent(GET, { headers: { accept } })
      expect([accept, status, headers.get('content-type')]).toEqual([accept, 200, expect.stringMatching(/^application\/(graphql-response\+)?json; charset=utf-8$/)])
    }
  })

  test('with headers that keep browsers from misreading it, and nothing that tells what runs here', async () => {
    const { headers } = await sent(GET)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cache-control': 'public, max-age=10',
      vary: 'Accept, Accept-Encoding, Authorization, Origin',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/)
    })
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null])
  })

  test('under the id that the caller gave, if it is one', async () => {
    const idFor = async (id: string) => (await sent(GET, { headers: { 'x-request-id': id } })).headers.get('x-request-id')
    expect(await idFor('01JD-trace.8_abc')).toBe('01JD-trace.8_abc')
    for (const id of ['short', 'a'.repeat(65), 'has spaces in it', 'quote"quote"quote', '<script>1</script>']) expect(await idFor(id)).not.toBe(id)
  })
})

describe('Refused is', () => {
  test.each([
    ['another method', 'PUT', '/graphql', 405, 'METHOD_NOT_ALLOWED', 'GET, HEAD, POST'],
    ['a POST to what is read only', 'POST', '/health', 405, 'METHOD_NOT_ALLOWED', 'GET, HEAD'],
    ['a path that is not there', 'GET', '/graphiql', 404, 'UNKNOWN_PATH', null],
    ['a path that ends like ours', 'GET', '/x/graphql', 404, 'UNKNOWN_PATH', null],
    ['a path below ours', 'POST', '/graphql/stream', 404, 'UNKNOWN_PATH', null]
  ])('%s', async (_what, method, path, status, code, allow) => {
    const answer = await sent(path, { method, ...(method === 'POST' ? { body: QUERY, headers: JSON_BODY } : {}) })
    expect([answer.status, answer.code, answer.headers.get('allow')]).toEqual([status, code, allow])
  })

  test('a change by GET', async () => {
    const answer = await sent('/graphql?query=mutation{recordArticle(input:{headline:"x"}){__typename}}')
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['files', 'multipart/form-data; boundary=x'],
    ['plain text', 'text/plain'],
    ['GraphQL as text', 'application/graphql'],
    ['another character set', 'application/json; charset=utf-16'],
    ['what only begins like JSON', 'application/json-seq'],
    ['nothing said', '']
  ])('a body as %s', async (_what, type) => {
    expect(await post(QUERY, { 'content-type': type })).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' })
  })

  test('a compressed body, however small it looks', async () => {
    const bomb = gzipSync(JSON.stringify({ query: ' '.repeat(5_000_000) }))
    expect(await post(bomb, { ...JSON_BODY, 'content-encoding': 'gzip' })).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' })
  })

  test.each(['text/event-stream', 'multipart/mixed', 'text/plain;q=0.9, image/png', 'application/json; charset=iso-8859-1', 'application/json;q=0'])(
    'an answer wanted as "%s", at once and as JSON',
    async (accept) => {
      expect(await sent(GET, { headers: { accept } })).toMatchObject({ status: 406, code: 'NOT_ACCEPTABLE' })
    }
  )

  test.each([
    ['no JSON', '{"query": ', /^The body is not JSON \(/],
    ['nothing', '', /^The body is not JSON \(/],
    ['a list: batching is off', `[${QUERY}]`, /batching is off/],
    ['text', '"{ record { position } }"', /must be a JSON object/],
    ['null', 'null', /must be a JSON object/],
    ['deep', '['.repeat(400_000) + ']'.repeat(400_000), /batching is off/],
    ['without a query', '{}', /"query" is missing/],
    ['with a query that is none', '{"query": {}}', /"query" must be text/],
    ['with variables that are none', '{"query": "{ record { position } }", "variables": []}', /"variables" must be an object/],
    ['with an operation name that is none', '{"query": "{ record { position } }", "operationName": 5}', /"operationName" must be text/],
    ['with what means nothing', '{"query": "{ record { position } }", "__proto__": {}, "id": 1}', /has "__proto__", which means nothing here/]
  ])('a body that is %s', async (_what, body, message) => {
    const answer = await post(body)
    expect(answer).toMatchObject({ status: 400, code: 'BAD_REQUEST', message: expect.stringMatching(message) })
  })

  test('a body that is not UTF-8', async () => {
    expect(await post(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).toMatchObject({ status: 400, code: 'BAD_REQUEST', message: expect.stringContaining('not UTF-8') })
  })

  test.each([
    ['variables that are no JSON', '/graphql?query={record{position}}&variables={', /"variables" is not JSON/],
    ['a query twice', '/graphql?query={a}&query={b}', /is there 2 times/],
    ['no query', '/graphql', /"query" is missing/]
  ])('a GET with %s', async (_what, path, message) => {
    expect(await sent(path)).toMatchObject({ status: 400, code: 'BAD_REQUEST', message: expect.stringMatching(message) })
  })

  test('one byte more than 1 MB, not one less', async () => {
    const body = (bytes: number) => QUERY.padEnd(bytes, ' ')
    expect((await post(body(1_000_000))).status).toBe(200)
    expect(await post(body(1_000_001))).toMatchObject({ status: 413, code: 'TOO_LARGE' })
  })

  test('nothing on account of a fault of ours', () => {
    expect(api.reported).toEqual([])
  })
})
