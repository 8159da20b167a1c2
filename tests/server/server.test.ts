import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../src/database/client.ts'
import { ERROR_CODES } from '../../src/graphql/errors.ts'
import { startServer } from '../../src/server/http.ts'
import { createGraphQLServer } from '../../src/server/yoga.ts'
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
    expect(headers.get('access-control-max-age')).toBe('7200')
    const answer = await api.fetch('/graphql?query={__typename}', { headers: { origin: 'https://fan.example' } })
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After')
  })

  test('where origins are named, pages of others may not', async () => {
    const few = createGraphQLServer({ origins: ['https://a.example', 'https://b.example'] })
    const from = async (headers: Record<string, string>) => {
      const answer = await few.fetch(new Request('http://localhost/graphql?query={__typename}', { headers: { host: 'localhost', ...headers } }))
      return [answer.status, answer.headers.get('access-control-allow-origin')]
    }
    expect(await from({ origin: 'https://b.example' })).toEqual([200, 'https://b.example'])
    expect(await from({ origin: 'https://c.example' })).toEqual([403, null])
    expect(await from({ origin: 'null' })).toEqual([403, null])
    expect(await from({})).toEqual([200, null])
    expect(await from({ origin: 'http://localhost' })).toEqual([200, null])
  })

  test('an image or a script of another site asks for nothing, a link does', async () => {
    const from = async (mode: string, site: string) =>
      (await api.fetch('/graphql?query={__typename}', { headers: { 'sec-fetch-mode': mode, 'sec-fetch-site': site } })).status
    expect(await from('no-cors', 'cross-site')).toBe(403)
    expect(await from('no-cors', 'same-site')).toBe(403)
    expect(await from('navigate', 'cross-site')).toBe(200)
    expect(await from('cors', 'cross-site')).toBe(200)
    expect(await from('no-cors', 'none')).toBe(200)
  })

  test('requests above 1 MB are refused', async () => {
    const { status, errors } = await api.ask('query ($slug: String) { show(by: { slug: $slug }) { id } }', {
      slug: 'a'.repeat(1_000_001)
    })
    expect(status).toBe(413)
    expect(errors?.[0]?.extensions['code']).toBe('TOO_LARGE')
  })

  test('a browser is shown the playground with its tabs', async () => {
    const answer = await api.fetch('/graphql', { headers: { accept: 'text/html' } })
    const page = await answer.text()
    expect(page).toContain('Where')
    expect(page).toContain('OneCorrectionTwice')
    // It works where there is no internet.
    expect(page).not.toMatch(/unpkg|jsdelivr|githubusercontent/)
    // Its one script may run, by its hash, and nothing else is loaded from anywhere.
    const policy = answer.headers.get('content-security-policy')
    const [script = ''] = /(?<=<script>)[^]*(?=<\/script>)/.exec(page) ?? []
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}';`)
    expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe/)
    expect(page.replace(script, '')).not.toMatch(/<script[^>]+src|<link[^>]+href="(?!data:)|@import/)
    const start = await api.fetch('/', { redirect: 'manual' })
    expect([start.status, start.headers.get('location')]).toEqual([302, '/graphql'])
  })
})

describe('The server', () => {
  test('listens, answers, says when its port is taken, and stops when told', async () => {
    const options = { host: '127.0.0.1', port: 0 }
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
