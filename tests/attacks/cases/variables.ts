import { type Attack, QUICK } from '../attack.ts'
import { harmless, limited, refused } from '../verdicts.ts'
import { graphql } from '../wire.ts'

const ID = 'U2hvdzowMTk1MTYyZS03YTAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE='
const NODES = 'query ($v: [ID!]!) { nodes(ids: $v) { id } }'
const SLUG = 'query ($v: String) { show(by: { slug: $v }) { id } }'
const FIRST = 'query ($v: Int) { shows(first: $v) { nodes { id } } }'
const json = (body: string) => ({ body, headers: { 'content-type': 'application/json' } })

function nest(levels: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

const ATTACKS: Attack[] = [
  { name: 'a text of 900,000 characters in a variable', document: SLUG, variables: { v: 'é'.repeat(450_000) }, expect: harmless((data) => data.show === null) },
  { name: 'a list of 251 in a variable', document: NODES, variables: { v: Array.from({ length: 251 }, () => ID) }, expect: limited(/list|items|values|ids/i) },
  { name: 'a list of 10,000 in a variable', document: NODES, variables: { v: Array.from({ length: 10_000 }, () => ID) }, expect: limited(/list|items|values/i) },
  { name: 'a list of 200,000 in a variable that nobody uses', document: '{ record { position } }', variables: { v: Array.from({ length: 200_000 }, () => 1) }, expect: limited(/list|items|values|variable/i) },
  { name: '50,000 variables that nobody declared', document: '{ record { position } }', variables: Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`v${at}`, 1])), expect: limited(/values|variable/i) },
  { name: '30 lists of 249 in a variable', document: NODES, variables: { v: Array.from({ length: 30 }, () => Array.from({ length: 249 }, () => 1)) }, expect: limited(/values|variable/i) },
  { name: 'variables nested 100 deep', document: NODES, variables: { v: nest(100) }, expect: limited(/nest|deep|depth/i) },
  { name: 'variables nested 100,000 deep', request: json(`{"query":${JSON.stringify(NODES)},"variables":{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`), expect: limited(/nest|deep|depth/i) },
  { name: 'variables nested 100,000 deep that nobody uses', request: json(`{"query":"{ record { position } }","variables":{"v":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}}`), expect: limited(/nest|deep|depth/i) },
  { name: 'extensions nested 100,000 deep', request: json(`{"query":"{ record { position } }","extensions":{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`), expect: harmless() },
  { name: '__proto__ among the variables', request: json(`{"query":${JSON.stringify(SLUG)},"variables":{"__proto__":{"v":"a","polluted":true},"constructor":{"prototype":{"polluted":true}}}}`), expect: harmless() },
  { name: '__proto__ in an input object', request: json(`{"query":"query ($v: ShowBy!) { show(by: $v) { id } }","variables":{"v":{"__proto__":{"slug":"a"}}}}`), expect: refused(/by|one|__proto__/i) },
  { name: 'a variable called __proto__', document: 'query ($__proto__: String) { show(by: { slug: $__proto__ }) { id } }', variables: { slug: 'x' }, expect: harmless() },
  { name: 'a field of an input that is not there', document: 'query ($v: ShowBy!) { show(by: $v) { id } }', variables: { v: { slug: 'a', isAdmin: true } }, expect: refused(/isAdmin/) },
  { name: 'an object for a text', document: SLUG, variables: { v: { $ne: null } }, expect: refused(/String|text/i) },
  { name: 'a list for a text', document: SLUG, variables: { v: ['a', 'b'] }, expect: refused(/String|text/i) },
  { name: 'a text for a number', document: FIRST, variables: { v: '1 OR 1=1' }, expect: refused(/Int|number/i) },
  { name: 'a number with a fraction', document: FIRST, variables: { v: 1.5 }, expect: refused(/Int|number/i) },
  { name: 'a number beyond all numbers', request: json(`{"query":${JSON.stringify(FIRST)},"variables":{"v":1e999}}`), expect: refused(/Int|number/i) },
  { name: 'a number of 4,000 digits', request: json(`{"query":${JSON.stringify(FIRST)},"variables":{"v":${'9'.repeat(4000)}}}`), expect: refused(/Int|number/i) },
  { name: 'an id that is a number', request: json(`{"query":"query ($v: ID!) { node(id: $v) { id } }","variables":{"v":9007199254740993}}`), expect: refused(/id/i) },
  { name: 'a NUL character in a variable', document: SLUG, variables: { v: 'a\u0000b' }, expect: refused(/NUL/) },
  { name: 'half of a surrogate pair in a variable', document: SLUG, variables: { v: 'a\udc00b' }, expect: refused(/surrogate/i) },
  { name: 'variables that are a list', request: json(graphql(SLUG, { variables: ['a'] })), expect: refused(/variables/i, 200, 400) },
  { name: 'variables that are a text', request: json(graphql(SLUG, { variables: '{"v":"a"}' })), expect: harmless() },
  { name: 'a variable that is missing', document: NODES, variables: {}, expect: refused(/\$v|required/i) },
  { name: 'a wrong variable that a message would repeat 500,000 times', document: 'query ($v: [Int!]) { shows(filter: { tags: ["a"] }, first: 1) { totalCount } }', variables: { v: 'x'.repeat(500_000) }, expect: refused(/./) }
]

export const VARIABLES: Attack[] = ATTACKS.map((attack) => ({ within: QUICK, ...attack }))
