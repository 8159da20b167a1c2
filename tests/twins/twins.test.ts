import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readConfig } from '../../src/config.ts'
import { useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { chanceOf } from '../oracle/chance.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { operationOf } from './operations.ts'
import { learn, poolOf } from './pool.ts'
import { countRecords, hide, publish, twinOf } from './twins.ts'
import { editUnseen } from './unseen.ts'

/** All 2,000 in the long run. */
const OPERATIONS = Number(process.env['GREENLIT_TWIN_OPERATIONS'] ?? 300)
const SEED = Number(process.env['GREENLIT_TWIN_SEED'] ?? 1)

let api: Api
let twin: Database

beforeAll(async () => {
  api = await testApi('2026-03-01T12:00:00.000Z', { timeouts: { ...readConfig({}).timeouts, request: 600 }, answers: readConfig({}).answers })
  await publish()
  twin = await twinOf(api.database)
}, 300_000)

afterAll(async () => {
  await twin?.close()
  await api.close()
})

/** Where two texts part, with what stands around it. */
function firstDifference(one: string, other: string): { one: string; other: string } {
  let at = 0
  while (one[at] === other[at]) at++
  return { one: one.slice(Math.max(0, at - 300), at + 100), other: other.slice(Math.max(0, at - 300), at + 100) }
}

/** All that a caller gets, but for what names the request: by POST, and by GET, which also names the answer (ETag). */
async function answerTo(query: string): Promise<{ status: number; headers: [string, string][][]; body: string }> {
  const posted = await api.fetch('/graphql', { method: 'POST', body: JSON.stringify({ query }), headers: { 'content-type': 'application/json' } })
  const got = await api.fetch(`/graphql?query=${encodeURIComponent(query)}`, { headers: { 'accept-encoding': 'gzip' } })
  const headers = [posted, got].map((response) => [...response.headers].filter(([name]) => name !== 'x-request-id'))
  return { status: posted.status, headers, body: await posted.text() }
}

test(`Of two records that differ only in what is not published, ${OPERATIONS} operations without a key are answered byte for byte alike`, async () => {
  const published = await countRecords(twin)
  expect(await editUnseen(twin, chanceOf(SEED))).toBeGreaterThan(published / 4)
  const { ids, slugs } = await hide(twin)
  expect(await countRecords(twin)).toBeGreaterThanOrEqual(2 * published)

  useDatabase(api.database)
  expect(await countRecords(api.database)).toBe(published)
  const chance = chanceOf(SEED)
  const pool = poolOf({ ids, slugs })
  const asked: { query: string; answer: Awaited<ReturnType<typeof answerTo>> }[] = []
  for (let number = 0; number < OPERATIONS; number++) {
    const query = operationOf(chance, pool)
    const answer = await answerTo(query)
    learn(pool, JSON.parse(answer.body))
    asked.push({ query, answer })
  }

  useDatabase(twin)
  const differing: object[] = []
  for (const { query, answer } of asked) {
    const other = await answerTo(query)
    if (JSON.stringify(other) !== JSON.stringify(answer)) differing.push({ query, ...firstDifference(JSON.stringify(answer), JSON.stringify(other)) })
  }
  // Faults of ours carry an id of their own, and are told first.
  expect(api.reported.map((line) => (JSON.parse(line) as { err: { message: string } }).err.message)).toEqual([])
  expect(differing.slice(0, 3)).toEqual([])

  // It was worth asking: many were answered with records, and some refused.
  const answered = asked.filter(({ answer: { body } }) => /"(\w+_)?(id|slug|text|title|name|summary|totalCount)":("|[1-9])/.test(body))
  const codes = new Set(asked.flatMap(({ answer: { body } }) => [...body.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code)))
  expect(answered.length).toBeGreaterThan(OPERATIONS * 0.6)
  expect([...codes]).toEqual(expect.arrayContaining(['BAD_ID', 'BAD_PAGE', 'BAD_CURSOR', 'FORBIDDEN']))
}, 1_800_000)
