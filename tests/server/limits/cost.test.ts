import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Kind, getIntrospectionQuery, parse, validate } from 'graphql'
import { DEFAULT_LIMITS } from '../../../src/config.ts'
import { schema } from '../../../src/graphql/schema.ts'
import { EXAMPLES } from '../../../src/server/examples.ts'
import { costOf, planCost } from '../../../src/server/limits/cost.ts'
import { readDocument } from '../../../src/server/limits/document.ts'
import { UNCOUNTED } from '../../../src/server/limits/refusal.ts'
import type { Limits } from '../../../src/config.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** The dearest operation of a document. */
function cost(text: string, variables: Record<string, unknown> = {}, limits: Limits = DEFAULT_LIMITS): number {
  const { document, fragments } = readDocument(text, limits)
  expect(validate(schema, document)).toEqual([])
  const operations = document.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [node] : []))
  return Math.max(...operations.map((operation) => costOf(planCost(schema, operation, fragments), variables)))
}

const SHOW = 'show(by: { slug: "a" })'

describe('What an operation costs', () => {
  test.each<[string, string, number]>([
    ['a point for each field, the object itself included', `{ ${SHOW} { title slug } }`, 3],
    ['a point for __typename', '{ __typename }', 1],
    ['five times what a short list asks for', `{ ${SHOW} { credits { role speaker { name } } } }`, 1 + 1 + 5 * 3],
    ['a point for a list of words', `{ ${SHOW} { tags } }`, 2],
    ['60 for a page, and its items by "first"', '{ shows(first: 7) { nodes { title slug } } }', 60 + 1 + 7 * 2],
    ['... or by "last"', '{ shows(last: 7) { nodes { title } } }', 60 + 1 + 7],
    ['... or 20 of them', '{ shows { nodes { title } } }', 60 + 1 + 20],
    ['... or 20 of them for null', '{ shows(first: null) { nodes { title } } }', 60 + 1 + 20],
    ['... never more than 100, as no page is larger', '{ shows(first: 2147483647) { nodes { title } } }', 60 + 1 + 100],
    ['... never less than none', '{ shows(first: -5) { nodes { title } } }', 60 + 1],
    ['edges as well as nodes', '{ shows(first: 3) { edges { cursor node { title } } } }', 60 + 1 + 3 * 3],
    ['the count and where the page stands once', '{ shows(first: 9) { totalCount pageInfo { hasNextPage } } }', 60 + 400 + 2],
    ['400 for a filter', '{ shows(first: 1, filter: { tags: ["a"] }) { nodes { title } } }', 60 + 400 + 1 + 1],
    ['nothing for a filter that is null', '{ shows(first: 1, filter: null) { nodes { title } } }', 62],
    ['400 for each filter that is an argument itself', '{ showUpdates(first: 1, types: [QUOTE], shows: []) { nodes { summary } } }', 862],
    ['10 for a status', `{ ${SHOW} { renewalStatus { state since { label } } } }`, 1 + 10 + 3],
    ['pages in pages by their product', '{ shows(first: 4) { nodes { articles(first: 6) { nodes { headline } } } } }', 60 + 1 + 4 * (60 + 1 + 6)],
    ['things by id as often as there are ids', '{ nodes(ids: ["a", "b", "c"]) { id __typename } }', 10 + 3 * 2],
    ['... of which one may stand without brackets', '{ nodes(ids: "a") { id } }', 10 + 1],
    ['a watchlist by its names', '{ showsBy(by: [{ slug: "a" }, { imdb: "b" }]) { title } }', 10 + 2],
    ['50 for the alias of something that has fields, and none for others', `{ a: ${SHOW} { b: title } }`, 52],
    ['fragments where they are spread', `{ ${SHOW} { ...f ... on Show { slug } } } fragment f on Show { title }`, 3],
    ['what is asked of every type', '{ node(id: "a") { ... on Show { title } ... on Quote { text language } } }', 4],
    ['fields that are skipped as if they were not', '{ record @skip(if: true) { position @include(if: false) } }', 2],
    ['fragments on a page', '{ shows(first: 3) { ...f } } fragment f on ShowConnection { ... { nodes { title } } }', 60 + 1 + 3],
    ['100 for a change', 'mutation { withdraw(input: { id: "a", reason: "b" }) { __typename } }', 101],
    ['a thirtieth for introspection', '{ __type(name: "Show") { name fields { name } } }', 2]
  ])('is %s', (_what, text, expected) => {
    expect(cost(text)).toBe(expected)
  })

  test('follows the variables, their defaults where they are not given', () => {
    const text = `query ($first: Int = 5, $last: Int, $filter: ShowFilter, $ids: [ID!]!) {
      shows(first: $first, last: $last, filter: $filter) { nodes { title } }
      nodes(ids: $ids) { id }
    }`
    const fixed = 60 + 1 + 10
    expect(cost(text, { ids: [] })).toBe(fixed + 5)
    expect(cost(text, { ids: ['a', 'b'], first: 9 })).toBe(fixed + 9 + 2)
    expect(cost(text, { ids: [], first: null, last: 30 })).toBe(fixed + 30)
    expect(cost(text, { ids: [], first: null })).toBe(fixed + 20)
    expect(cost(text, { ids: [], filter: {} })).toBe(fixed + 5 + 400)
    expect(cost(text, { ids: [], filter: null })).toBe(fixed + 5)
  })

  test('of variables that are nothing usable is still a number, as they are refused later', () => {
    const text = 'query ($first: Int, $ids: [ID!]!) { shows(first: $first) { nodes { title } } nodes(ids: $ids) { id } }'
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (first, ids) => {
        const points = cost(text, { first, ids })
        expect(Number.isInteger(points) && points >= 71 && points <= 71 + 100 + (Array.isArray(ids) ? ids.length : 1)).toBe(true)
      })
    )
  })

  test('stops where numbers end', () => {
    const page = (inner: string): string => `articles(first: 100) { nodes { shows { ${inner} } } }`
    const deep = Array.from({ length: 6 }).reduce<string>((inner) => page(inner), 'title')
    expect(cost(`{ shows(first: 100) { nodes { ${deep} } } }`, {}, { ...DEFAULT_LIMITS, depth: 100 })).toBe(UNCOUNTED)
  })
})

/** Every operation that the docs show, in blocks of GraphQL and in the bodies sent with curl. */
function documented(): [string, string, Record<string, unknown>][] {
  const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)]
  return pages.flatMap((page) => {
    const text = readFileSync(join(ROOT, page), 'utf8')
    // Those whose answer is that refusal show it.
    const blocks = [...text.matchAll(/```graphql\n([^`]*)```(?!\s*```json\s[^`]*"LIMIT_EXCEEDED")/g)].map(([, query]) => query ?? '')
    const sent = [...text.matchAll(/"query": ("(?:[^"\\]|\\.)*")/g)].map(([, query]) => JSON.parse(query ?? '""') as string)
    return [...blocks, ...sent]
      // Some show what is refused before it is counted.
      .filter((query) => query.includes('{') && validate(schema, parse(query)).length === 0)
      .map((query, index): [string, string, Record<string, unknown>] => [`${page}, number ${index + 1}`, query, {}])
  })
}

describe('Within half of every limit is', () => {
  const half = Object.fromEntries(Object.entries(DEFAULT_LIMITS).map(([name, value]) => [name, value / 2])) as unknown as Limits
  const tabs = EXAMPLES.map(({ name, query, variables = {} }): [string, string, Record<string, unknown>] => [`the tab ${name}`, query, variables])
  const show = `query ($first: Int = 20) { ${SHOW} {
    title credits { role speaker { name } } installments { title platforms { platform { name } } }
    renewalStatus { state explanation evidence { ... on Quote { text } ... on Article { headline } } signals { kind quote { text } } }
    quoteTimeline(first: $first) { totalCount pageInfo { hasNextPage endCursor } nodes {
      id text speaker { name } event { kind name } said { label } stances { subject value installment { title } }
      citations { place wording article { headline outlet { name } published { label } } }
    } }
  } }`
  const board = `query ($first: Int!) { renewalBoard(filter: { comingBack: [UNDECIDED] }, first: $first) { nodes {
    installment { title show { title slug } }
    status { comingBack state outlook explanation silentDays lastHeard { label } since { label } saidByName platforms { platform { name } } }
  } pageInfo { hasNextPage endCursor } } }`

  test.each([
    ...tabs,
    ...documented(),
    ['a show page with 20 quotes', show, {}] as const,
    ['a board of 50', board, { first: 50 }] as const,
    ['a board of 100', board, { first: 100 }] as const
  ])('%s', (_name, text, variables) => {
    expect(cost(text, variables, half)).toBeLessThanOrEqual(half.cost)
  })
})

describe('Introspection', () => {
  test('in full, as tools ask for it, is within the limits', () => {
    const full = { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }
    expect(cost(getIntrospectionQuery(full))).toBeLessThan(DEFAULT_LIMITS.cost)
  })

  test('of what hangs together, over and over, is refused', () => {
    const { document } = readDocument('{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }', DEFAULT_LIMITS)
    expect(validate(schema, document).map(({ message }) => message)).toEqual(['Maximum introspection depth exceeded'])
    const aliases = Array.from({ length: 90 }, (_, index) => `a${index}: name`).join(' ')
    expect(cost(`{ __schema { types { fields { type { fields { ${aliases} } } } } } }`)).toBeGreaterThan(DEFAULT_LIMITS.cost)
  })
})
