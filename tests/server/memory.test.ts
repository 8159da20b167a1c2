import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getIntrospectionQuery } from 'graphql'
import { testAddress } from '../support/database.ts'
import { type ServerProcess, prepareProject, startServerProcess } from '../support/server-process.ts'

const SERVER = process.env['TEST_DATABASE_URL']
const KEY = 'a-key-of-who-looks-at-memory'
const ASKED = { times: 480, atOnce: 16 }
/** MB of V8's heap, garbage and empty room included: about three times what is alive. Left to itself on a large machine, V8 takes more than 200. */
const HEAP = 190

let server: ServerProcess
let remove: () => unknown

beforeAll(async () => {
  prepareProject()
  const data = join(tmpdir(), `greenlit-test-memory-${randomUUID()}`)
  const database = SERVER ? await testAddress(SERVER) : null
  remove = async () => {
    await database?.remove()
    rmSync(data, { recursive: true, force: true })
  }
  const environment = { GREENLIT_DATA: data, GREENLIT_SAMPLE: 'no', GREENLIT_LOG_LEVEL: 'silent', GREENLIT_METRICS_KEY: KEY, NODE_ENV: 'production' }
  server = await startServerProcess({ ...environment, DATABASE_URL: database?.url ?? '', NODE_OPTIONS: '' })
}, 300_000)

afterAll(async () => {
  await server.stop()
  await remove()
})

/** MB of a gauge that Node's processes have. */
async function gauge(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${KEY}` } })).text()
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]) / 2 ** 20
}

describe('A server under load', () => {
  test('lets little garbage stand, however large the machine is', async () => {
    const query = getIntrospectionQuery()
    for (let asked = 0; asked < ASKED.times; asked += ASKED.atOnce) {
      const answers = await Promise.all(Array.from({ length: ASKED.atOnce }, () => server.ask(query)))
      expect(answers.filter(({ errors }) => errors)).toEqual([])
    }
    expect(await gauge('nodejs_heap_size_total_bytes')).toBeLessThan(HEAP)
  }, 120_000)
})
