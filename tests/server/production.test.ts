import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getIntrospectionQuery } from 'graphql'
import { TEST_KEY, testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'

const apis = new Map<string, Api>()

beforeAll(async () => {
  for (const production of [false, true]) apis.set(String(production), await testApi(undefined, { production }))
})

afterAll(async () => {
  for (const api of apis.values()) await api.close()
})

/** Who asks where, and whether the schema is open to them. */
const ASKERS = [
  { who: 'a reader in development', production: false, key: null, open: true },
  { who: 'the admin in development', production: false, key: TEST_KEY, open: true },
  { who: 'a reader in production', production: true, key: null, open: false },
  { who: 'a wrong key in production', production: true, key: 'wrong', open: false },
  { who: 'the admin in production', production: true, key: TEST_KEY, open: true }
]

type Asker = (typeof ASKERS)[number]

function apiOf({ production }: Pick<Asker, 'production'>): Api {
  const api = apis.get(String(production))
  if (!api) throw new Error('The API is not open.')
  return api
}

function ask(asker: Asker, query: string, variables: object = {}) {
  return apiOf(asker).ask(query, variables, asker.key === null ? {} : { authorization: `Bearer ${asker.key}` })
}

describe.each(ASKERS)('For $who', (asker) => {
  test.each([
    ['the whole schema', getIntrospectionQuery()],
    ['one type', '{ __type(name: "Show") { name } }'],
    ['the schema by another name', '{ a: __schema { queryType { name } } }'],
    ['the schema in a fragment', '{ ...f } fragment f on Query { ... { __schema { queryType { name } } } }'],
    ['the schema in an operation that is not run', 'query a { __type(name: "Show") { name } } query b { record { position } }']
  ])(`introspection is ${asker.open ? 'open' : 'closed'}: %s`, async (what, query) => {
    const body = JSON.stringify({ query, operationName: what.includes('not run') ? 'b' : null })
    const headers = { 'content-type': 'application/json', ...(asker.key === null ? {} : { authorization: `Bearer ${asker.key}` }) }
    const response = await apiOf(asker).fetch('/graphql', { method: 'POST', body, headers })
    const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
    const refused = asker.key === 'wrong' ? { code: 'UNAUTHENTICATED', status: 401 } : { code: 'FORBIDDEN', status: 403 }
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(asker.open ? [] : [refused.code])
    expect(response.status).toBe(asker.open ? 200 : refused.status)
  })

  test.each([
    ['a field', '{ record { positio } }', {}],
    ['a type', '{ node(id: "a") { ... on Shows { id } } }', {}],
    ['an argument', '{ shows(firs: 1) { totalCount } }', {}],
    ['a value of an enumeration', '{ renewalBoard(filter: { comingBack: [YESS] }) { totalCount } }', {}],
    ['a text for an enumeration', '{ renewalBoard(filter: { comingBack: ["yes"] }) { totalCount } }', {}],
    ['a field of an input', '{ show(by: { slugs: "a" }) { id } }', {}],
    ['a directive', '{ record @skipp(if: true) { position } }', {}],
    ['what is beneath', '{ record }', {}],
    ['a type of a variable', 'query ($a: ShowB) { show(by: $a) { id } }', {}],
    ['a type of what may be there', '{ nodes(ids: []) { summary } }', {}],
    ['a value of an enumeration in a variable', 'query ($a: [ComingBack!]) { renewalBoard(filter: { comingBack: $a }) { totalCount } }', { a: ['YESS'] }],
    ['a field of an input in a variable', 'query ($a: ShowBy!) { show(by: $a) { id } }', { a: { slugs: 'a' } }]
  ])(`errors ${asker.open ? 'may suggest' : 'suggest nothing'} of %s`, async (_what, query, variables) => {
    const { errors = [] } = await ask(asker, query, variables)
    expect(errors.length).toBeGreaterThan(0)
    expect(apiOf(asker).reported).toEqual([])
    const text = JSON.stringify(errors)
    const suggested = /did you mean/i.test(text)
    // With a wrong key nothing is looked at.
    expect(asker.open || !suggested).toBe(true)
    expect(text).not.toMatch(asker.open ? /^$/ : /"(position|first|skip|Show|YES|slug)\\"/)
  })

  test('__typename is open', async () => {
    const { data, errors } = await ask({ ...asker, key: asker.key === 'wrong' ? null : asker.key }, '{ __typename record { __typename } }')
    expect(errors).toBeUndefined()
    expect(data).toEqual({ __typename: 'Query', record: { __typename: 'RecordInfo' } })
  })
})

test('In development errors do suggest', async () => {
  const { errors } = await apiOf({ production: false }).ask('{ record { positio } }')
  expect(errors?.[0]?.message).toContain('Did you mean "position"?')
})

describe('The editor', () => {
  const visit = (production: boolean, path: string) =>
    apiOf({ production }).fetch(path, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }, redirect: 'manual' })

  test('is open in development', async () => {
    expect(await (await visit(false, '/graphql')).text()).toContain('OneCorrectionTwice')
  })

  test('is closed in production, with or without the key, and says so', async () => {
    const page = await visit(true, '/graphql')
    expect([page.status, page.headers.get('content-type')]).toEqual([403, 'text/plain; charset=utf-8'])
    expect(await page.text()).toMatch(/^The editor is closed in production\./)
  })

  test('being closed does not close the address to questions from a browser', async () => {
    const answer = await visit(true, '/graphql?query={record{position}}')
    expect(await answer.json()).toMatchObject({ data: { record: { position: 0 } } })
  })
})
