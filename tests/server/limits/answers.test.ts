import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DEFAULT_LIMITS } from '../../../src/config.ts'
import { testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'

let api: Api

beforeAll(async () => {
  api = await testApi()
})

afterAll(() => api.close())

const dear = 'query Dear($first: Int) { shows(first: $first) { nodes { quoteTimeline(first: 100) { nodes { id text } } } } }'

describe('An answer', () => {
  test('says what the operation cost, and how much one may cost', async () => {
    const { data, extensions } = await api.ask('query ($first: Int) { shows(first: $first) { nodes { id } } }', { first: 10 })
    expect(data).toEqual({ shows: { nodes: [] } })
    expect(extensions).toEqual({ cost: { operation: 60 + 1 + 10, maximum: DEFAULT_LIMITS.cost } })
  })

  test('with errors says it as well', async () => {
    const { errors, extensions } = await api.ask('{ shows(first: -1) { nodes { id } } }')
    expect(errors?.[0]?.extensions['code']).toBe('BAD_PAGE')
    expect(extensions).toEqual({ cost: { operation: 61, maximum: DEFAULT_LIMITS.cost } })
  })

  test('is for the operation that is run, with its variables, also when the document was read before', async () => {
    const text = `${dear} query Cheap { record { position } }`
    const send = async (operationName: string, variables: object) => {
      const body = JSON.stringify({ query: text, operationName, variables })
      const response = await api.fetch('/graphql', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
      const { extensions } = (await response.json()) as { extensions: { cost: { operation: number } } }
      return extensions.cost.operation
    }
    expect(await send('Cheap', {})).toBe(2)
    expect(await send('Dear', { first: 1 })).toBe(60 + 1 + 60 + 1 + 200)
    expect(await send('Dear', { first: 3 })).toBe(60 + 1 + 3 * (60 + 1 + 200))
    expect(await send('Cheap', {})).toBe(2)
  })
})

describe('What is too much', () => {
  test('is refused by cost before anything is read, naming limit, value and what was found', async () => {
    const { data, errors, extensions, statements } = await api.ask(dear, { first: 100 })
    expect(statements).toEqual([])
    expect(data).toBeUndefined()
    const found = 60 + 1 + 100 * 261
    expect(errors).toEqual([
      {
        message: `The operation costs ${found}: 10000 at most. Ask for smaller pages, or in several requests; docs/limits.md says what costs how much.`,
        extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', maximum: 10_000, found }
      }
    ])
    expect(extensions).toEqual({ cost: { operation: found, maximum: 10_000 } })
  })

  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  test.each<[string, string, string]>([
    ['a document', 'tokens', JSON.stringify({ query: '{a'.repeat(10_000) })],
    ['variables', 'variableNesting', `{"query":"{ record { position } }","variables":{"a":${deep}}}`],
    ['variables that the document does not name', 'list', JSON.stringify({ query: '{ record { position } }', variables: { a: Array.from({ length: 251 }, () => 1) } })],
    ['variables, before their text is looked at', 'list', JSON.stringify({ query: '{ record { position } }', variables: { a: Array.from({ length: 251 }, () => '\u0000') } })],
    ['an operation', 'cost', JSON.stringify({ query: dear, variables: { first: 100, '\u0000': '\u0000' } })]
  ])('in %s is HTTP 400, and 200 where the caller wants plain JSON, by %s', async (_what, limit, body) => {
    const statusFor = async (accept: string) => {
      const response = await api.fetch('/graphql', { method: 'POST', body, headers: { 'content-type': 'application/json', accept } })
      const { errors } = (await response.json()) as { errors: { extensions: object }[] }
      expect(errors).toEqual([{ message: expect.any(String), extensions: expect.objectContaining({ code: 'LIMIT_EXCEEDED', limit }) }])
      return response.status
    }
    expect(await statusFor('application/graphql-response+json')).toBe(400)
    expect(await statusFor('application/json')).toBe(200)
    expect(api.reported).toEqual([])
  })

  test('is told in ten errors at most, however many there are', async () => {
    const fields = Array.from({ length: 500 }, (_, index) => `unknown${index}`).join(' ')
    const { errors } = await api.ask(`{ ${fields} }`)
    expect(errors).toHaveLength(11)
    expect(errors?.at(-1)?.message).toContain('Too many validation errors')
  })
})
