import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readConfig } from '../../src/config.ts'
import { type Database, useDatabase } from '../../src/database/client.ts'
import { CREATE, createApiKey } from '../../src/features/auth/actions.ts'
import { change } from '../../src/features/history/actions.ts'
import { loadSteps, sampleSteps } from '../../src/sample/load.ts'
import { testDatabase } from '../support/database.ts'
import { ADMIN, bothWays } from './both-ways.ts'
import { LISTS, LOOKUPS, ONE_SHOW, REFUSALS, STATUSES } from './operations.ts'

let database: Database
const ask = bothWays('2026-03-01T12:00:00.000Z', { limits: { ...readConfig({}).limits, cost: 10_000_000 } })

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await loadSteps(sampleSteps())
}, 240_000)

afterAll(() => database?.close())

describe('One statement gives the very bytes of the reference path:', () => {
  test.each([...ONE_SHOW, ...STATUSES, ...LISTS, ...LOOKUPS])('$name', async (operation) => {
    const { compiled, reference, reason } = await ask(operation)
    expect(reference).not.toContain('"errors"')
    expect({ reason, answer: compiled }).toEqual({ reason: '', answer: reference })
  })
})

describe('So it does for those who see more:', () => {
  const everything = [...ONE_SHOW, ...STATUSES, ...LISTS, ...LOOKUPS].filter(({ query }) => /^(query(\([^{]*\))? )?\{/.test(query))
  test.each(everything.flatMap((operation) => ['DRAFTS', 'EVERYTHING'].map((see) => ({ ...operation, see }))))('$see: $name', async ({ query, see, ...operation }) => {
    const seeing = query.replace(/^(query(?:\([^{]*\))? )?\{/, (_all, head: string | undefined) => `${head ?? 'query '}@perspective(see: ${see}) {`)
    const { compiled, reference, reason } = await ask({ ...operation, query: seeing, headers: ADMIN })
    expect(reference).not.toContain('"errors"')
    expect({ reason, answer: compiled }).toEqual({ reason: '', answer: reference })
  })
})

describe('What cannot be answered so is answered by the reference path in the same request:', () => {
  test.each(REFUSALS)('$name', async ({ reason: why, ...operation }) => {
    const { compiled, reference, reason } = await ask(operation)
    expect({ reason, answer: compiled }).toEqual({ reason: why, answer: reference })
  })
})

describe('Paging', () => {
  beforeAll(async () => {
    const made = (name: string) => change({ action: CREATE, actor: 'test' }, (unit) => createApiKey(unit, { name, role: 'editor' }))
    for (let number = 1; number <= 12; number += 1) await made(`desk ${number}`)
  })

  test.each(['quoteTimeline', 'shows', 'renewalBoard', 'showUpdates', 'events', 'articles', 'apiKeys'])('goes through %s forward and back by the same cursors', async (list) => {
    const page = `edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`
    const forward = `query($cursor: String) { ${list}(first: 5, after: $cursor) { ${page} } }`
    const backward = `query($cursor: String) { ${list}(last: 4, before: $cursor) { ${page} } }`
    let cursor: string | null = null
    for (let pages = 0; pages < 4; pages++) {
      const answers = await ask({ name: list, query: forward, variables: { cursor }, headers: ADMIN })
      expect({ ...answers, reason: '', compiled: answers.reference }).toEqual(answers)
      const { pageInfo } = JSON.parse(answers.compiled).data[list]
      cursor = pageInfo.endCursor
      const back = await ask({ name: list, query: backward, variables: { cursor }, headers: ADMIN })
      expect({ ...back, reason: '', compiled: back.reference }).toEqual(back)
      if (!pageInfo.hasNextPage) break
    }
  })
})

test('A null where none may be is never passed over: the statement fails, and the reference path says what is wrong', async () => {
  const kept = await database.sql('SELECT id, held::text AS held FROM events WHERE held IS NOT NULL ORDER BY id LIMIT 1')
  const [event] = kept
  await database.sql("UPDATE events SET held = held - 'label' WHERE id = $1", [event?.['id']])
  const { compiled, reference, reason } = await ask({ name: '', query: '{ events(first: 100) { nodes { held { edtf label } } } }' })
  await database.sql('UPDATE events SET held = $2::jsonb WHERE id = $1', [event?.['id'], event?.['held']])
  expect(reference).toContain('"errors"')
  expect({ reason, answer: compiled }).toEqual({ reason: 'failed', answer: reference })
})
