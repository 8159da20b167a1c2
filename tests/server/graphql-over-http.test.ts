import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'

let api: Api

beforeAll(async () => {
  api = await testApi()
})

afterAll(() => api.close())

describe('The GraphQL-over-HTTP specification, as graphql-http audits it, what it says a server', () => {
  const fetchFn = (url: string, init?: RequestInit) => api.fetch(url.replace('http://localhost', ''), init)
  const audits = serverAudits({ url: 'http://localhost/graphql', fetchFn })

  test.each(audits)('$name ($id)', async (audit) => {
    const result = await audit.fn()
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok')
  })

  test('is all of it', () => {
    expect(audits.length).toBeGreaterThan(55)
  })
})
