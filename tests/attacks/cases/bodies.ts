import { gzipSync } from 'node:zlib'
import type { Attack } from '../attack.ts'
import { SHOW } from '../record.ts'
import { harmless, judged, refused, rejected } from '../verdicts.ts'
import { graphql, post } from '../wire.ts'

const QUERY = graphql('{ record { position } }')
const as = (type: string, body: string | Buffer = QUERY) => ({ headers: { 'content-type': type }, body })
const json = (body: string | Buffer) => as('application/json', body)
const chunk = `ffff\r\n${' '.repeat(0xffff)}\r\n`
const FORM = '--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{ record { position } }"}\r\n--b--\r\n'

/** Bodies too large, not JSON, not one request, or of another type. */
export const BODIES: Attack[] = [
  { name: 'a body of one byte more than 1 MB', request: json(QUERY.padEnd(1_000_001)), expect: refused(/1 MB|1,?000,?000|large/i, 413) },
  { name: 'a body of 20 MB', bytes: [post('', ['Content-Length: 20000000']), ...Array.from({ length: 300 }, () => ' '.repeat(65_535))], expect: rejected([413], { closed: true }) },
  { name: 'a body of 20 MB in chunks', bytes: [post('', ['Transfer-Encoding: chunked']), ...Array.from({ length: 300 }, () => chunk)], expect: rejected([413], { closed: true }) },
  { name: 'a body of 20 MB in chunks of one byte', bytes: [post('', ['Transfer-Encoding: chunked']), ...Array.from({ length: 60 }, () => '1\r\n \r\n'.repeat(20_000))], expect: rejected([400, 413], { closed: true }) },
  { name: 'a length of 10 GB', bytes: [post('{', ['Content-Length: 10000000000'])], expect: rejected([413], { closed: true }), within: 6000 },
  { name: '40 MB packed into 40 KB', request: { body: gzipSync(graphql(`{ record { position } } #${' '.repeat(40_000_000)}`)), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }, expect: refused(/encod|compress|JSON|large/i, 400, 413, 415) },
  { name: 'an encoding that does not exist', request: { body: QUERY, headers: { 'content-type': 'application/json', 'content-encoding': 'br, gzip, deflate, x-zip' } }, expect: harmless() },
  { name: 'JSON that ends too early', request: json('{"query":"{ record'), expect: refused(/JSON/, 400) },
  { name: 'JSON with a comment', request: json(`/* */${QUERY}`), expect: refused(/JSON/, 400) },
  { name: '500,000 brackets for JSON', request: json('['.repeat(500_000)), expect: refused(/JSON|nest|deep/i, 400) },
  { name: '400,000 nested lists as a body', request: json('['.repeat(400_000) + ']'.repeat(400_000)), expect: refused(/./, 400) },
  { name: 'an empty body', request: json(''), expect: refused(/body|JSON|query/i, 400) },
  { name: 'null for a body', request: json('null'), expect: refused(/./, 400) },
  { name: 'a number for a body', request: json('5'), expect: refused(/./, 400) },
  { name: 'a text for a body', request: json('"{ record { position } }"'), expect: refused(/./, 400) },
  { name: 'a query that is a number', request: json('{"query":5}'), expect: refused(/query/i, 400) },
  { name: 'a query that is an object', request: json('{"query":{"toString":"x"}}'), expect: refused(/query/i, 400) },
  { name: 'a body without a query', request: json('{"operationName":"A"}'), expect: refused(/query/i, 400) },
  { name: 'the name of an operation that is an object', request: json(graphql('query A { record { position } }', { operationName: { a: 1 } })), expect: harmless() },
  { name: 'one key twice', request: json('{"query":"{ record { position } }","query":"{ record { cursor } }"}'), expect: harmless() },
  { name: '__proto__ as a key of the body', request: json('{"query":"{ record { position } }","__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}}}'), expect: harmless() },
  { name: 'a batch of 500 requests', request: json(`[${Array.from({ length: 500 }, () => QUERY).join(',')}]`), expect: refused(/batch|array|list|one request/i, 400) },
  { name: 'a batch of none', request: json('[]'), expect: refused(/./, 400) },
  { name: 'a persisted query that nobody kept', request: json(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } })), expect: refused(/./) },
  { name: 'text/plain, which a page may send unasked', request: as('text/plain'), expect: refused(/content-type|json|csrf|cross-site/i, 400, 403, 415) },
  { name: 'a form, which a page may send unasked', request: as('application/x-www-form-urlencoded', `query=${encodeURIComponent('{ record { position } }')}`), expect: refused(/content-type|json|csrf|cross-site/i, 400, 403, 415) },
  { name: 'a multipart form, which a page may send unasked', request: as('multipart/form-data; boundary=b', FORM), expect: refused(/content-type|json|csrf|cross-site/i, 400, 403, 415) },
  { name: 'a multipart form without an end', request: as('multipart/form-data; boundary=b', '--b\r\n'.repeat(100_000)), expect: refused(/content-type|json|csrf|cross-site/i, 400, 403, 415) },
  { name: 'application/graphql', request: as('application/graphql', '{ record { position } }'), expect: refused(/content-type|json/i, 400, 403, 415) },
  { name: 'text/plain that mentions application/json', request: as('text/plain; x=application/json'), expect: refused(/content-type|json|csrf|cross-site/i, 400, 403, 415) },
  { name: 'no content type at all', bytes: [`POST /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${QUERY.length}\r\n\r\n${QUERY}`], expect: rejected([400, 403, 415]) },
  { name: 'a content type of rubbish', request: as('application/json/;;;=\t"'), expect: harmless() },
  { name: 'the character set UTF-16', request: as('application/json; charset=utf-16le', Buffer.from(QUERY, 'utf16le')), expect: refused(/./, 400, 415) },
  { name: 'the character set UTF-7', request: as('application/json; charset=utf-7'), expect: harmless() },
  { name: 'bytes that are no UTF-8', request: json(Buffer.concat([Buffer.from('{"query":"{ show(by: { slug: \\"'), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), Buffer.from('\\" }) { id } }"}')])), expect: harmless((data) => data.show === null) },
  { name: 'a byte order mark before JSON', request: json(`\uFEFF${QUERY}`), expect: harmless() },
  {
    name: 'a request for a stream of one answer',
    request: { ...json(graphql(`{ show(by: { slug: "${SHOW}" }) { title } }`)), headers: { 'content-type': 'application/json', accept: 'text/event-stream' } },
    expect: judged(({ status, body }) => (status === 406 || (status === 200 && body.includes('title')) ? null : `status ${status}`))
  },
  { name: 'an answer wanted as an image', request: { ...json(QUERY), headers: { 'content-type': 'application/json', accept: 'image/png' } }, expect: judged(({ status }) => (status === 406 || status === 200 ? null : `status ${status}`)) }
]
