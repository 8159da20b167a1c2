import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { db } from '../../src/database/client.ts'
import { createLog, passwordsIn } from '../../src/server/log.ts'
import { TEST_KEY, testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'

const METRICS_KEY = 'canary-of-the-metrics-key'
const PASSWORD = 'canary/of the+password'
const URL_OF_DATABASE = `postgresql://greenlit:${encodeURIComponent(PASSWORD)}@127.0.0.1:1/x`
const WRONG_KEY = 'canary-of-a-wrong-key-1'

let api: Api
const lines: string[] = []
const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
const last = () => entries().at(-1)

beforeAll(async () => {
  const secrets = [TEST_KEY, METRICS_KEY, ...passwordsIn(URL_OF_DATABASE)]
  const log = createLog({ level: 'debug', secrets, write: (line) => void lines.push(line) })
  api = await testApi(undefined, { log, metricsKey: METRICS_KEY })
})

afterAll(() => api.close())

beforeEach(() => void lines.splice(0))

const post = (body: object | string, headers: Record<string, string> = {}) =>
  api.fetch('/graphql', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })

describe('The log', () => {
  test('has one line for a request, and of its content the name of the operation only', async () => {
    const answer = await post({ query: 'query Where($slug: String) { show(by: { slug: $slug }) { id } }', variables: { slug: 'something' } })
    expect(entries()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        message: 'request',
        requestId: answer.headers.get('x-request-id'),
        address: '192.0.2.1',
        method: 'POST',
        path: '/graphql',
        status: 200,
        ms: expect.any(Number),
        operation: 'query Where',
        cost: 2
      }
    ])
  })

  test('has the codes of errors, and probes at the level debug only', async () => {
    await post({ query: '{ shows(first: -1) { totalCount } }' })
    expect(last()).toMatchObject({ status: 200, codes: ['BAD_PAGE'], operation: 'query' })
    await api.fetch('/graphiql')
    expect(last()).toMatchObject({ status: 404, path: 'other', codes: ['UNKNOWN_PATH'] })
    await api.fetch('/health')
    expect(last()).toMatchObject({ level: 'debug', path: '/health' })
  })

  test('has a fault of ours in full, under the id that the caller has, and the request it belongs to', async () => {
    await db.$executeRawUnsafe('ALTER TABLE shows RENAME TO shows_away')
    try {
      const answer = await post({ query: '{ shows { nodes { title } } }' })
      const { errors } = (await answer.json()) as { errors: { extensions: { id: string } }[] }
      const id = errors[0]?.extensions.id
      const requestId = answer.headers.get('x-request-id')
      expect(entries()).toMatchObject([
        { level: 'warn', sqlState: '42P01' },
        { level: 'error', requestId, errorId: id, err: { stack: expect.stringContaining('shows') } },
        { level: 'info', requestId, errorIds: [id], codes: ['INTERNAL'] }
      ])
    } finally {
      await db.$executeRawUnsafe('ALTER TABLE shows_away RENAME TO shows')
    }
  })

  test('cannot be given a line by a caller', async () => {
    const forged = '\n{"level":"fatal","message":"forged"}\n'
    await post({ query: `query { __typename ${forged} }`, operationName: forged })
    await api.fetch(`/${encodeURIComponent(forged)}`)
    await api.fetch(`/graphql?query=${encodeURIComponent(forged)}`)
    await api.fetch('/graphql', { headers: { 'x-request-id': 'forged"level":"fatal"', 'user-agent': 'forged' } })
    expect(lines).toHaveLength(4)
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true)
    expect(lines.join('')).not.toContain('forged')
  })

  test('as people read it shows control characters instead of sending them', () => {
    const out: string[] = []
    createLog({ json: false, write: (line) => void out.push(line) }).error({ err: new Error('\u001b[2Jgone\rover') }, 'a request was cut')
    expect(out[0]).toMatch(/^\d\d:\d\d:\d\d error a request was cut\n {2}Error: \\x1b\[2Jgone\\x0dover\n/)
  })
})

describe('A secret', () => {
  test('sent through every input is in no log, no metric and no answer', async () => {
    await db.$executeRawUnsafe('ALTER TABLE shows RENAME TO shows_away')
    const answers: string[] = []
    const hear = async (sent: Promise<Response>) => {
      const answer = await sent
      answers.push(await answer.text(), JSON.stringify([...answer.headers]))
    }
    try {
      for (const secret of [TEST_KEY, METRICS_KEY, PASSWORD, WRONG_KEY]) {
        const plain = encodeURIComponent(secret)
        await hear(post({ query: '{ record { position } }' }, { authorization: `Bearer ${plain}` }))
        await hear(post({ query: '{ record { position } }' }, { authorization: `Basic ${plain}`, cookie: `key=${plain}`, 'user-agent': plain }))
        await hear(api.fetch(`/graphql?query={record{position}}&key=${plain}`))
        await hear(api.fetch(`/${plain}?key=${plain}`))
        await hear(api.fetch('/metrics', { headers: { authorization: `Bearer ${plain}`, referer: `http://x/${plain}` } }))
        await hear(post({ query: 'query ($s: String) { show(by: { slug: $s }) { id } }', variables: { s: secret } }))
        // These are told to the one who sent them what was wrong in their own words: the log is what counts.
        await post(`{"query": "${secret}`)
        await post({ query: `query canary_${secret.replaceAll(/\W/g, '_')} { shows { nodes { id } } }`, operationName: secret })
        await post({ query: `{ ${secret.replaceAll(/\W/g, '_')} }` })
      }
    } finally {
      await db.$executeRawUnsafe('ALTER TABLE shows_away RENAME TO shows')
    }
    const metrics = await (await api.fetch('/metrics')).text()
    expect(answers.filter((text) => text.includes('"code":"INTERNAL"'))).toHaveLength(4)
    for (const secret of [TEST_KEY, METRICS_KEY, PASSWORD, WRONG_KEY]) {
      for (const form of [secret, encodeURIComponent(secret)]) {
        expect(lines.filter((line) => line.includes(form))).toEqual([])
        expect(metrics).not.toContain(form)
        expect(answers.filter((text) => text.includes(form))).toEqual([])
      }
    }
  })

  test('in the message of an error of a driver is taken out', () => {
    const out: string[] = []
    const log = createLog({ secrets: [TEST_KEY, ...passwordsIn(URL_OF_DATABASE)], write: (line) => void out.push(line) })
    log.error({ err: new Error(`cannot reach ${URL_OF_DATABASE} as ${PASSWORD} with ${TEST_KEY}`) }, 'error')
    expect(out[0]).toContain('[secret]')
    for (const secret of [TEST_KEY, PASSWORD, encodeURIComponent(PASSWORD)]) expect(out[0]).not.toContain(secret)
  })
})
