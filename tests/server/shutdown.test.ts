import { Agent, get } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/server/http.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { eventually, holdShows } from '../support/held.ts'

let api: Api

beforeAll(async () => {
  api = await testApi()
})

afterAll(() => api.close())

const start = (shutdown: number) =>
  startServer({ host: '127.0.0.1', port: 0, timeouts: { ...readConfig({}).timeouts, shutdown } }, api.database)

function ask(url: string, path: string, agent: Agent) {
  return new Promise<{ status: number; connection: string | undefined; text: string } | 'cut'>((resolve) => {
    get(`${url}${path}`, { agent }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => (text += String(chunk))).on('end', () => {
        resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection, text })
      })
    }).on('error', () => resolve('cut'))
  })
}

async function underWay(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, { headers: { connection: 'close' } })).text()
  return Number(/^greenlit_operations_executing (\d+)$/m.exec(text)?.[1])
}

describe('A server that is told to stop', () => {
  test('takes no more connections, answers what is under way, and tells those connections that it ends', async () => {
    const server = await start(20)
    const agent = new Agent({ keepAlive: true })
    const { release } = await holdShows()
    const slow = ask(server.url, '/graphql?query={shows{totalCount}}', agent)
    await eventually(() => underWay(server.url), (count) => count === 1)
    const closed = server.close()
    expect(await ask(server.url, '/health', new Agent())).toBe('cut')
    await release()
    expect(await slow).toEqual({ status: 200, connection: 'close', text: expect.stringContaining('{"data":{"shows":{"totalCount":0}}') })
    await closed
    agent.destroy()
  })

  test('cuts what does not end in time', async () => {
    const server = await start(0.2)
    const { release } = await holdShows()
    const slow = ask(server.url, '/graphql?query={shows{totalCount}}', new Agent())
    await eventually(() => underWay(server.url), (count) => count === 1)
    await server.close()
    expect(await slow).toBe('cut')
    await release()
  })
})

describe('A database that does not answer', () => {
  test('leaves health, readiness and metrics their answers', async () => {
    const server = await start(1)
    const gone = await startServer({ host: '127.0.0.1', port: 0 }, { ...api.database, sql: () => new Promise(() => {}) })
    expect((await fetch(`${gone.url}/health`)).status).toBe(200)
    const ready = await fetch(`${gone.url}/ready`)
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', reason: 'The database does not answer.' }])
    const metrics = await (await fetch(`${gone.url}/metrics`)).text()
    expect(metrics).not.toMatch(/^greenlit_log_position \d/m)
    expect(metrics).toMatch(/^greenlit_database_statements_total \d/m)
    await Promise.all([server.close(), gone.close()])
  })
})
