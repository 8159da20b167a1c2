import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type RunningServer, startServer } from '../../src/server/http.ts'
import { TEST_KEY, testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'

const METRICS_KEY = 'a-key-for-metrics-only'

let api: Api
let server: RunningServer

beforeAll(async () => {
  api = await testApi()
  server = await startServer({ host: '127.0.0.1', port: 0, adminKey: TEST_KEY, metricsKey: METRICS_KEY, production: true }, api.database)
})

afterAll(async () => {
  await server.close()
  await api.close()
})

const scrape = (key?: string) => fetch(`${server.url}/metrics`, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } })
const ask = (query: string) => fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`)

describe('The metrics', () => {
  test('are, in production, for those with the metrics key or the admin key', async () => {
    expect((await scrape()).status).toBe(403)
    expect((await scrape('wrong')).status).toBe(401)
    for (const key of [METRICS_KEY, TEST_KEY]) {
      const answer = await scrape(key)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain; version=0\.0\.4/)])
    }
    expect((await api.fetch('/metrics')).status).toBe(200)
  })

  test('count requests, operations, errors and refusals, and know the database', async () => {
    await ask('{ record { position } }')
    await ask('{ shows(first: -1) { totalCount } }')
    await fetch(`${server.url}/no-such-path`)
    const text = await (await scrape(METRICS_KEY)).text()
    for (const line of [
      /^greenlit_build_info\{version="\d+\.\d+\.\d+"\} 1$/m,
      /^greenlit_http_requests_total\{method="GET",status="404"\} 1$/m,
      /^greenlit_http_request_duration_seconds_count [1-9]/m,
      /^greenlit_operations_total\{type="query",outcome="ok"\} 1$/m,
      /^greenlit_operations_total\{type="query",outcome="error"\} 1$/m,
      /^greenlit_operation_duration_seconds_count\{type="query"\} 2$/m,
      /^greenlit_errors_total\{code="BAD_PAGE"\} 1$/m,
      /^greenlit_errors_total\{code="UNKNOWN_PATH"\} 1$/m,
      /^greenlit_http_requests_in_flight \d$/m,
      /^greenlit_http_connections [1-9]/m,
      /^greenlit_operations_executing 0$/m,
      /^greenlit_operations_waiting 0$/m,
      /^greenlit_database_connections_open \d/m,
      /^greenlit_database_statements_total [1-9]/m,
      /^greenlit_log_position 0$/m,
      /^process_cpu_seconds_total /m
    ]) {
      expect(text).toMatch(line)
    }
  })

  test('have labels from closed lists, whatever is sent', async () => {
    for (let number = 0; number < 20; number++) {
      await fetch(`${server.url}/path-${number}`, { method: ['PUT', 'PROPFIND', 'SEARCH'][number % 3] ?? 'PUT' })
      await ask(`query Name${number} { nothing${number} }`)
    }
    const text = await (await scrape(METRICS_KEY)).text()
    expect(text).not.toMatch(/path-|Name\d|nothing|PROPFIND|SEARCH\d/)
    expect(text.split('\n').filter((line) => line.startsWith('greenlit_')).length).toBeLessThan(120)
  })
})

describe('The editor', () => {
  test('is closed in production', async () => {
    const answer = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html,*/*' } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/plain; charset=utf-8'])
  })
})
