import type { Attack, Expectation } from '../attack.ts'
import { anything, judged, refused, rejected } from '../verdicts.ts'
import { post, graphql } from '../wire.ts'

const QUERY = graphql('{ record { position } }')
const get = (path: string, headers = {}) => ({ method: 'GET', path, headers })
const asked = (query: string, rest = '') => `/graphql?query=${encodeURIComponent(query)}${rest}`
const raw = (line: string, ...headers: string[]) => [`${[line, 'Host: greenlit.example', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`]
const MUTATION = 'mutation { recordArticle(input: { headline: "Got in" }) { __typename } }'
const CLIENT_FAULT = [400, 403, 404, 405, 406, 414, 415, 431]

/** Sent nowhere else, and answered by neither a page nor data. */
const notFound: Expectation = judged(({ status, headers, body }) => {
  if (status === null) return 'no answer'
  if (status < 400) return `status ${status}${headers['location'] ? `, to ${headers['location']}` : ''}`
  return /<script>|root:/.test(body) ? 'repeats what was sent, as HTML' : null
})

export const METHODS: Attack[] = [
  { name: 'a mutation by GET', request: get(asked(MUTATION), { 'content-type': 'application/json' }), expect: refused(/mutation|POST|method|csrf|content-type/i, 400, 403, 405) },
  { name: 'a mutation by GET under a harmless name', request: get(asked(`query A { record { position } } ${MUTATION.replace('mutation', 'mutation B')}`, '&operationName=B')), expect: refused(/mutation|POST|method|csrf|content-type/i, 400, 403, 405) },
  { name: 'a mutation by HEAD', request: { method: 'HEAD', path: asked(MUTATION) }, expect: rejected([400, 403, 404, 405]) },
  { name: 'variables by GET that are no JSON', request: get(asked('query ($v: Int) { shows(first: $v) { totalCount } }', '&variables={{'), { 'content-type': 'application/json' }), expect: refused(/variables|JSON|csrf/i, 400, 403) },
  { name: 'a GET without a query', request: get('/graphql', { accept: 'application/json' }), expect: refused(/query|csrf|GET/i, 400, 403, 405) },
  { name: 'two queries in one address', request: get(`${asked('{ record { position } }')}&query=${encodeURIComponent(MUTATION)}`), expect: judged(({ body, status }) => (body.includes('recordArticle') || (status ?? 500) >= 500 ? `status ${status}` : null)) },
  ...['PUT', 'DELETE', 'PATCH', 'PROPFIND', 'QUERY'].map((method) => ({ name: `the method ${method}`, request: { method, body: QUERY, headers: { 'content-type': 'application/json' } }, expect: rejected([400, 404, 405, 501]) })),
  { name: 'the method TRACE, which would repeat headers', bytes: raw('TRACE /graphql HTTP/1.1', 'X-Secret: repeat-me'), expect: judged(({ status, body }) => (body.includes('repeat-me') ? 'repeats the headers' : CLIENT_FAULT.includes(status ?? 0) || status === 501 ? null : `status ${status}`)) },
  { name: 'the method CONNECT, to go on from here', bytes: raw('CONNECT 127.0.0.1:22 HTTP/1.1'), expect: rejected([400, 404, 405, 501], { closed: true }) },
  { name: 'a method that does not exist', bytes: raw('GRAB /graphql HTTP/1.1'), expect: rejected([400, 405, 501]) },
  { name: 'OPTIONS *', bytes: raw('OPTIONS * HTTP/1.1'), expect: anything },
  { name: 'a path to the passwords', bytes: raw('GET /graphql/../../../../etc/passwd HTTP/1.1'), expect: notFound },
  { name: 'an encoded path to the passwords', bytes: raw('GET /..%2f..%2f..%2fetc%2fpasswd HTTP/1.1'), expect: notFound },
  { name: 'a path of broken escapes', bytes: raw('GET /%00%ff%zz%c0%ae HTTP/1.1'), expect: notFound },
  { name: 'a path that is a script', bytes: raw('GET /<script>alert(1)</script> HTTP/1.1'), expect: notFound },
  { name: 'a path with two slashes', bytes: raw('GET //evil.example/graphql HTTP/1.1'), expect: judged(({ status, headers }) => (status === null || status >= 500 ? `status ${status}` : /evil/.test(headers['location'] ?? '') ? 'leads to another site' : null)) },
  { name: 'nothing but two slashes', bytes: raw('GET // HTTP/1.1'), expect: anything },
  { name: 'an address of another site', bytes: raw('GET http://evil.example/ HTTP/1.1'), expect: judged(({ status, headers }) => (status === null || status >= 500 ? `status ${status}` : /evil/.test(headers['location'] ?? '') ? 'leads to another site' : null)) },
  { name: 'an address that is none', bytes: raw('GET http://[::g/%5c HTTP/1.1'), expect: rejected(CLIENT_FAULT, { closed: true }) },
  { name: 'an address of 15,000 characters', bytes: raw(`GET /${'a'.repeat(15_000)} HTTP/1.1`), expect: notFound },
  { name: 'an address of 60,000 characters', bytes: raw(`GET ${asked('{ record { position } }')}&x=${'a'.repeat(60_000)} HTTP/1.1`), expect: rejected([400, 414, 431], { closed: true }) },
  { name: 'a file of the project', request: get('/package.json'), expect: notFound },
  { name: 'the place of another program', request: get('/wp-login.php'), expect: notFound },
  { name: 'a POST beside GraphQL', bytes: [post(QUERY).replace('/graphql', '/')], expect: rejected([400, 403, 404, 405, 415]) },
  { name: 'a second line in the address', bytes: raw('GET /graphql%0d%0aSet-Cookie:%20a=b HTTP/1.1'), expect: judged(({ status, headers }) => (headers['set-cookie'] ? 'sets a cookie' : status !== null && status < 500 ? null : `status ${status}`)) }
]
