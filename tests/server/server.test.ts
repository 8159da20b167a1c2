import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../src/database/client.ts'
import { ERROR_CODES } from '../../src/graphql/errors.ts'
import { startServer } from '../../src/server/http.ts'
import { TEST_KEY, testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'

let api: Api

beforeAll(async () => {
  api = await testApi()
})

afterAll(() => api.close())

describe('Whoever asks', () => {
  test('without a key reads', async () => {
    expect((await api.ask('{ record { position } }')).data).toEqual({ record: { position: 0 } })
  })

  test('with the key reads as well', async () => {
    expect(
      (await api.ask('{ record { position } }', {}, { authorization: `Bearer ${TEST_KEY}` })).errors
    ).toBeUndefined()
  })

  test.each(['Bearer wrong', `Basic ${TEST_KEY}`, 'Bearer', ''])(
    'with "%s" is told that the key is not valid',
    async (authorization) => {
      const { status, errors, data } = await api.ask('{ record { position } }', {}, { authorization })
      expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED')
      expect(data ?? null).toBeNull()
      expect(status).toBe(ERROR_CODES.UNAUTHENTICATED.status)
    }
  )
})

describe('A fault on our side', () => {
  test('is reported once, and the caller learns nothing but its id', async () => {
    await db.$executeRawUnsafe('ALTER TABLE shows RENAME TO shows_away')
    try {
      const { errors } = await api.ask('{ shows { nodes { title } } }')
      expect(errors).toHaveLength(1)
      const [error] = errors ?? []
      expect(error?.extensions).toMatchObject({ code: 'INTERNAL', id: expect.any(String) })
      expect(JSON.stringify(errors)).not.toMatch(/shows_away|prisma|stack|relation|public\./i)
      expect(api.reported).toHaveLength(1)
      expect(api.reported[0]).toContain(String(error?.extensions['id']))
    } finally {
      await db.$executeRawUnsafe('ALTER TABLE shows_away RENAME TO shows')
    }
  })
})

describe('Over HTTP', () => {
  test('health and readiness are told apart', async () => {
    expect((await api.fetch('/health')).status).toBe(200)
    expect((await api.fetch('/graphql?query={record{position}}&x=/health')).headers.get('content-type')).toContain(
      'json'
    )
    expect(await (await api.fetch('/ready')).json()).toEqual({ status: 'ready' })
  })

  test('any page may read, none with credentials', async () => {
    const { headers } = await api.fetch('/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://fan.example', 'access-control-request-method': 'POST' }
    })
    expect(headers.get('access-control-allow-origin')).toMatch(/^(\*|https:\/\/fan\.example)$/)
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('requests above 1 MB are refused', async () => {
    const { status, errors } = await api.ask('query ($slug: String) { show(by: { slug: $slug }) { id } }', {
      slug: 'a'.repeat(1_000_001)
    })
    expect(status).toBe(413)
    expect(errors?.[0]?.extensions['code']).toBe('TOO_LARGE')
  })

  test('a browser is shown the playground with its tabs', async () => {
    const page = await (await api.fetch('/graphql', { headers: { accept: 'text/html' } })).text()
    expect(page).toContain('Where')
    expect(page).toContain('OneCorrectionTwice')
    // It works where there is no internet.
    expect(page).not.toMatch(/unpkg|jsdelivr|githubusercontent/)
    const start = await api.fetch('/', { redirect: 'manual' })
    expect([start.status, start.headers.get('location')]).toEqual([302, '/graphql'])
  })
})

describe('The server', () => {
  test('listens, answers, says when its port is taken, and stops when told', async () => {
    const options = { host: '127.0.0.1', port: 0, report: () => {} }
    const server = await startServer(options, api.database)
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ record { position } }' }),
      headers: { 'content-type': 'application/json' }
    })
    expect(await answer.json()).toMatchObject({ data: { record: { position: 0 } } })
    expect(await (await fetch(`${server.url}/ready`)).json()).toEqual({ status: 'ready' })
    const port = Number(new URL(server.url).port)
    await expect(startServer({ ...options, port }, api.database)).rejects.toThrow(`Port ${port} is in use`)
    await server.close()
    await expect(fetch(`${server.url}/health`)).rejects.toThrow('fetch failed')
  })
})
