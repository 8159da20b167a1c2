import { appendFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DATABASES } from '../support/database.ts'
import { IN_DEVELOPMENT, IN_PRODUCTION } from './list.ts'
import { prepareRecord } from './record.ts'
import type { PreparedRecord } from './record.ts'
import { lineOf, tableOf } from './report.ts'
import { openRange } from './runner.ts'
import type { Range, Result } from './runner.ts'
import type { Attack } from './attack.ts'
import { CANARIES } from './target.ts'

/**
 * The list of attacks against a server of its own, one after the other, while somebody else uses it. GREENLIT_ATTACKS=full:
 * floods at full size, default timeouts and rates, and no slack; GREENLIT_ATTACKS_REPORT names a file for the table.
 */
const full = process.env['GREENLIT_ATTACKS'] === 'full'
const report = process.env['GREENLIT_ATTACKS_REPORT']

const KEYS = { GREENLIT_ADMIN_KEY: CANARIES.adminKey, GREENLIT_METRICS_KEY: CANARIES.metricsKey, GREENLIT_LOG_LEVEL: 'debug' }
const SHORT = { GREENLIT_HEADERS_TIMEOUT: '1', GREENLIT_IDLE_TIMEOUT: '2', GREENLIT_REQUEST_TIMEOUT: '5', GREENLIT_RATE_ADDRESS: '240', GREENLIT_RATE_COST: '100000' }

let record: PreparedRecord
const results: Result[] = []

beforeAll(async () => {
  record = await prepareRecord({ full })
}, 180_000)

afterAll(async () => {
  await record.remove()
  const table = `${DATABASES[0]}\n\n${tableOf(results)}`
  if (report) writeFileSync(report, table)
  // What `npm run test:long` prints.
  if (full) process.stdout.write(table)
})

async function faultsOf(range: Range, kind: string, attack: Attack): Promise<string[]> {
  const result = await range.attack(kind, attack)
  results.push(result)
  if (report) appendFileSync(report, `${lineOf(result)}\n`)
  return result.faults
}

function attackedAs(mode: 'production' | 'development'): () => Range {
  let range: Range
  beforeAll(async () => {
    range = await openRange({ full, environment: { ...KEYS, ...(full ? {} : SHORT), ...record.environment, NODE_ENV: mode } })
  }, 180_000)
  afterAll(() => range.close())
  return () => range
}

describe('A server in production is not hurt by', () => {
  const range = attackedAs('production')

  test.each(IN_PRODUCTION)('$kind: $name', async ({ kind, attack }) => {
    expect(await faultsOf(range(), kind, attack)).toEqual([])
  }, 120_000)

  test('all of that: its log holds no secret, and no line that somebody else wrote', () => {
    const log = range().log()
    expect(Object.entries(CANARIES).filter(([, secret]) => log.includes(secret))).toEqual([])
    expect(log.split(/[\r\n]/).filter((line) => /^\s*(FORGED|\{"level":60)/.test(line))).toEqual([])
    expect(log).not.toContain('\u001b[31mFORGED')
  })
})

describe('A server in development is not hurt by', () => {
  const range = attackedAs('development')

  test.each(IN_DEVELOPMENT)('$kind: $name', async ({ kind, attack }) => {
    expect(await faultsOf(range(), kind, attack)).toEqual([])
  }, 120_000)
})
