import { getIntrospectionQuery } from 'graphql'
import { type Attack, QUICK } from '../attack.ts'
import { CANARIES } from '../target.ts'
import { answered, judged, limited, refused, rejected } from '../verdicts.ts'
import { graphql } from '../wire.ts'

const FULL = getIntrospectionQuery()
const get = (path: string, headers: Record<string, string> = {}) => ({ method: 'GET', path, headers })
const closed = refused(/introspection/i)
const withKey = (body: string) => ({ body, headers: { 'content-type': 'application/json', authorization: `Bearer ${CANARIES.adminKey}` } })
const noEditor = judged(({ status, body }) => (/graphiql/i.test(body) ? 'shows the editor' : status !== null && status < 500 ? null : `status ${status}`))
const notSaid = judged(({ body }) => (/did you mean/i.test(body) ? 'suggests names' : body.includes('errors') ? null : 'not refused'))

/** What a stranger may not learn in production, and an admin may. */
export const CLOSED: Attack[] = [
  { name: 'introspection', document: FULL, expect: closed },
  { name: 'introspection of one type', document: '{ __type(name: "Query") { fields { name } } }', expect: closed },
  { name: 'introspection behind an alias in a fragment', document: '{ ...F } fragment F on Query { record: __schema { types { name } } }', expect: closed },
  { name: 'introspection by GET', request: get(`/graphql?query=${encodeURIComponent('{ __schema { types { name } } }')}`, { 'content-type': 'application/json' }), expect: closed },
  { name: 'introspection with a wrong key', request: { body: graphql(FULL), headers: { 'content-type': 'application/json', authorization: `Bearer ${CANARIES.wrongKey}` } }, expect: refused(/key/i, 401) },
  { name: 'introspection with the metrics key', request: { body: graphql(FULL), headers: { 'content-type': 'application/json', authorization: `Bearer ${CANARIES.metricsKey}` } }, expect: refused(/key|introspection/i) },
  { name: 'the name of a type, which every client asks for', document: '{ __typename record { __typename } }', expect: answered((data) => data['__typename'] === 'Query') },
  { name: 'introspection by the admin', request: withKey(graphql(FULL)), expect: answered((data) => data['__schema'].types.length > 50) },
  { name: 'a field nearly right', document: '{ show(by: { slug: "a" }) { titel } }', expect: notSaid },
  { name: 'an argument nearly right', document: '{ shows(frist: 1) { totalCount } }', expect: notSaid },
  { name: 'a type nearly right', document: '{ node(id: "a") { ... on Shows { id } } }', expect: notSaid },
  { name: 'a value nearly right', document: '{ quoteTimeline(filter: { kinds: [DIRECTT] }) { totalCount } }', expect: notSaid },
  { name: 'an input field nearly right', document: '{ shows(filter: { tag: ["a"] }) { totalCount } }', expect: notSaid },
  { name: 'an input field nearly right in a variable', document: 'query ($f: ShowFilter) { shows(filter: $f) { totalCount } }', variables: { f: { tag: ['a'] } }, expect: notSaid },
  { name: 'a value nearly right in a variable', document: 'query ($f: QuoteTimelineFilter) { quoteTimeline(filter: $f) { totalCount } }', variables: { f: { kinds: ['DIRECTT'] } }, expect: notSaid },
  { name: 'a wish for the editor', request: get('/graphql', { accept: 'text/html' }), expect: noEditor },
  { name: 'a wish for metrics', request: get('/metrics'), expect: rejected([401, 403, 404]) },
  { name: 'a wish for metrics with a wrong key', request: get('/metrics', { authorization: `Bearer ${CANARIES.wrongKey}` }), expect: rejected([401, 403, 404]) },
  { name: 'a wish for metrics by a detour', request: get('/health/../metrics'), expect: judged(({ body }) => (/# HELP/.test(body) ? 'gives the metrics' : null)) },
  { name: 'a metrics key in its place', request: get('/metrics', { authorization: `Bearer ${CANARIES.metricsKey}` }), expect: judged(({ status, body }) => (status === 200 && body.includes('# HELP') ? null : `status ${status}`)) },
  { name: 'probes, which everybody may ask', request: get('/ready'), expect: judged(({ status, body }) => (status === 200 && body.length < 200 ? null : `status ${status}`)) }
]

const deep = (levels: number) => `${'ofType { '.repeat(levels)}name${' }'.repeat(levels)}`
const around = (levels: number) => `${'fields { type { '.repeat(levels)}name${' } }'.repeat(levels)}`

/** What is open in development, and is as limited as anything else. */
export const OPEN: Attack[] = [
  { name: 'introspection as editors do it', document: FULL, expect: answered((data) => data['__schema'].types.length > 50) },
  { name: 'introspection 60 types deep', document: `{ __schema { types { fields { type { ${deep(58)} } } } } }`, expect: limited(/depth|deep|nest|introspection/i), within: QUICK },
  { name: 'introspection of fields of types of fields of types', document: `{ __schema { types { ${around(4)} } } }`, expect: refused(/depth|deep|introspection|cost/i), within: QUICK },
  { name: 'introspection of all types by 90 aliases', document: `{ ${Array.from({ length: 90 }, (_, at) => `a${at}: __schema { types { fields { name args { name type { name } } } } }`).join(' ')} }`, expect: refused(/depth|deep|introspection|cost|alias/i), within: QUICK },
  { name: 'introspection behind fragments that spread twice', document: '{ __schema { types { ...A } } } fragment A on __Type { fields { type { ...B } args { type { ...B } } } } fragment B on __Type { fields { type { ...C } args { type { ...C } } } } fragment C on __Type { fields { type { name fields { name } } } }', expect: refused(/depth|deep|introspection|cost/i), within: QUICK },
  { name: 'a field nearly right in development', document: '{ show(by: { slug: "a" }) { titel } }', expect: refused(/title/) },
  { name: '3,000 fields nearly right in development', document: `{ show(by: { slug: "a" }) { ${Array.from({ length: 1300 }, (_, at) => `quoteTimelin${at}`).join(' ')} } }`, expect: refused(/./), within: QUICK },
  { name: '90 long names nearly right in development', document: `{ show(by: { slug: "a" }) { ${Array.from({ length: 90 }, (_, at) => `${'quoteTimelin'.repeat(20)}${at}`).join(' ')} } }`, expect: refused(/./), within: QUICK },
  { name: 'the editor with a script in its address', request: get(`/graphql?query=${encodeURIComponent('</script><script>alert(1)</script>')}`, { accept: 'text/html' }), expect: judged(({ status, body }) => (body.includes('<script>alert(1)') ? 'runs the script' : status !== null && status < 500 ? null : `status ${status}`)) }
]
