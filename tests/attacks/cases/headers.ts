import type { Attack } from '../attack.ts'
import { CANARIES } from '../target.ts'
import { answered, anything, either, judged, refused, rejected, status } from '../verdicts.ts'
import { graphql, post } from '../wire.ts'

const QUERY = graphql('{ record { position } }')
const GOT_IN = graphql('mutation { recordArticle(input: { headline: "Got in" }) { __typename } }')
const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n'
const ask = (headers: Record<string, string>) => ({ body: QUERY, headers: { 'content-type': 'application/json', ...headers } })
const chunked = `${QUERY.length.toString(16)}\r\n${QUERY}\r\n0\r\n\r\n`
const lines = (...text: string[]) => [`${text.join('\r\n')}\r\n\r\n`]
const broken = rejected([400, 408, 411, 413, 417, 431, 501, 505], { closed: true })

/** Headers that are too many, too long, or mean two things at once. */
export const HEADERS: Attack[] = [
  { name: '5,000 headers', bytes: [post(QUERY, Array.from({ length: 5000 }, (_, at) => `X${at}: a`))], expect: rejected([400, 431], { closed: true }) },
  { name: '1,500 short headers', bytes: [post(QUERY, Array.from({ length: 1500 }, (_, at) => `X${at}: `))], expect: status(200, 400, 431) },
  { name: 'a header of 100,000 characters', bytes: [post(QUERY, [`X-A: ${'a'.repeat(100_000)}`])], expect: rejected([400, 431], { closed: true }) },
  { name: 'the name of a header of 100,000 characters', bytes: [post(QUERY, [`${'a'.repeat(100_000)}: x`])], expect: rejected([400, 431], { closed: true }) },
  { name: '10,000 cookies in one header', bytes: [post(QUERY, [`Cookie: ${'a=b; '.repeat(2500)}`])], expect: status(200, 400, 431) },
  { name: 'a header that goes on in the next line', bytes: [post(QUERY, ['X-A: a\r\n  folded: b'])], expect: broken },
  { name: 'a header with a NUL character', bytes: [post(QUERY, ['X-A: a\u0000b'])], expect: broken },
  { name: 'a header with a lone carriage return', bytes: [post(QUERY, ['X-A: a\rSet-Cookie: b'])], expect: broken },
  { name: 'a space before the colon', bytes: [post(QUERY, [`Transfer-Encoding : chunked`])], expect: broken },
  { name: 'no host', bytes: [`POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${QUERY.length}\r\n\r\n${QUERY}`], expect: rejected([400]) },
  ...['[', 'a b', 'a"><script>alert(1)</script>', '%', 'a:99999', ':', '\u00ff', 'evil.example'].map((host) => ({
    name: `the host ${JSON.stringify(host)}`,
    bytes: [post(QUERY).replace('greenlit.example', host)],
    expect: judged(({ status, body }) => (body.includes('<script>') ? 'repeats the host' : status !== null && status < 500 ? null : `status ${status}`))
  })),
  { name: 'two hosts', bytes: lines('GET /health HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close'), expect: anything },
  { name: 'two different lengths', bytes: [post(QUERY + SMUGGLED, [`Content-Length: ${QUERY.length}`, `Content-Length: ${QUERY.length + SMUGGLED.length}`])], expect: broken },
  { name: 'a length and chunks, to smuggle a request in', bytes: [post(`0\r\n\r\n${SMUGGLED}`, [`Content-Length: ${5 + SMUGGLED.length}`, 'Transfer-Encoding: chunked', 'Connection: keep-alive'])], expect: broken },
  { name: 'chunks under another name', bytes: [post(`0\r\n\r\n${SMUGGLED}`, ['Content-Length: 5', 'Transfer-Encoding: xchunked', 'Connection: keep-alive'])], expect: broken },
  { name: 'chunks that are something else as well', bytes: [post(chunked, ['Transfer-Encoding: chunked, identity'])], expect: broken },
  { name: 'a chunk longer than all numbers', bytes: [post(`ffffffffffffffffff\r\n${QUERY}`, ['Transfer-Encoding: chunked'])], expect: broken },
  { name: 'a chunk with a remark of 200,000 characters', bytes: [post(`1;${'a'.repeat(200_000)}\r\n{\r\n`, ['Transfer-Encoding: chunked'])], expect: broken },
  { name: '50,000 trailers after the last chunk', bytes: [post(`0\r\n${'X: a\r\n'.repeat(50_000)}`, ['Transfer-Encoding: chunked'])], expect: broken },
  { name: 'a negative length', bytes: [post(QUERY, ['Content-Length: -1'])], expect: broken },
  { name: 'a length in words', bytes: [post(QUERY, ['Content-Length: 1e3'])], expect: broken },
  { name: 'lines that end in LF only', bytes: [post(QUERY).replaceAll('\r\n', '\n')], expect: anything },
  { name: 'HTTP/0.9', bytes: ['GET /graphql\r\n\r\n'], expect: either(broken, anything) },
  { name: 'HTTP/2 without asking', bytes: ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], expect: broken },
  { name: 'a change to WebSocket', bytes: lines('GET /graphql HTTP/1.1', 'Host: a', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='), expect: rejected([400, 403, 404, 405, 406, 426, 501], { closed: true }) },
  { name: 'a wish to be told to go on', bytes: [post(QUERY, ['Expect: the-unexpected'])], expect: status(200, 400, 417) },
  { name: 'the bytes of TLS', bytes: [Buffer.from('160301020001000001fc0303', 'hex'), Buffer.alloc(500, 7)], expect: broken },
  { name: 'bytes of no protocol', bytes: [Buffer.alloc(100_000, 0xfe)], expect: broken },
  { name: 'the bytes of PostgreSQL', bytes: [Buffer.from('0000000804d2162f', 'hex'), Buffer.from('51000000190053454c4543542031', 'hex')], expect: broken },
  { name: 'a request id that forges a line of the log', request: ask({ 'x-request-id': 'a"}\t{"level":60,"msg":"FORGED"' }), expect: answered((_, { headers }) => !String(headers['x-request-id']).includes('"')) },
  { name: 'a request id of 8,000 characters', request: ask({ 'x-request-id': 'a'.repeat(8000) }), expect: answered((_, { headers }) => String(headers['x-request-id'] ?? '').length <= 200) },
  { name: 'a wrong key', request: ask({ authorization: `Bearer ${CANARIES.wrongKey}` }), expect: refused(/key/i, 401) },
  { name: 'a key of 15,000 characters', request: ask({ authorization: `Bearer ${'k'.repeat(12_000)}` }), expect: refused(/key/i, 401) },
  { name: 'an empty key', request: ask({ authorization: 'Bearer ' }), expect: refused(/key/i, 401) },
  { name: 'a user and a password', request: ask({ authorization: 'Basic YWRtaW46YWRtaW4=' }), expect: refused(/key/i, 401) },
  { name: 'two keys', request: ask({ authorization: `Bearer ${CANARIES.adminKey}, Bearer ${CANARIES.wrongKey}` }), expect: refused(/key/i, 401) },
  { name: 'the metrics key where the admin key is needed', request: { ...ask({ authorization: `Bearer ${CANARIES.metricsKey}` }), body: GOT_IN }, expect: refused(/key/i, 401, 403) },
  { name: 'a key in a cookie', request: { ...ask({ cookie: `authorization=${CANARIES.cookie}; token=${CANARIES.cookie}` }), body: GOT_IN }, expect: refused(/key/i, 401, 403) }
]
