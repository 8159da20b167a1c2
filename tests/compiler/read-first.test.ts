import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Kind, parse } from 'graphql'
import type { OperationDefinitionNode } from 'graphql'
import { compile } from '../../src/compiler/index.ts'
import { type Database, db, useDatabase } from '../../src/database/client.ts'
import { schema } from '../../src/graphql/schema.ts'
import { READER } from '../../src/graphql/viewer.ts'
import { testDatabase } from '../support/database.ts'
import { desk, openNewsroom } from '../support/newsroom.ts'
import { bothWays } from './both-ways.ts'

const SEARCH = '{ search(text: "harbour", kinds: [SHOW]) { totalCount nodes { record { ... on Show { title } } } } }'
const NOW = new Date('2026-03-01T12:00:00.000Z')

let database: Database
/** Runs once, between what is read first and the statement. */
let meanwhile: (() => Promise<unknown>) | null = null
const ask = bothWays(NOW.toISOString())

beforeAll(async () => {
  database = await testDatabase()
  useDatabase({
    ...database,
    async read(statement) {
      const happens = statement.text.includes('jsonb_array_elements') ? meanwhile : null
      if (happens) meanwhile = null
      await happens?.()
      return database.read(statement)
    }
  })
  await openNewsroom()
  for (const name of ['Low', 'High']) await desk.show({ slug: `harbour-${name.toLowerCase()}`, title: `Harbour ${name}` })
}, 120_000)

beforeEach(() => void (meanwhile = null))

afterAll(() => database.close())

const endOfLog = async () => (await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })).position

/** Its data as text. */
async function answer(query: string, signal?: AbortSignal) {
  const operation = parse(query).definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)
  const executable = operation && compile(schema, operation, {})
  if (!executable || 'uncovered' in executable) throw new Error('It is not compiled.')
  const made = await executable.answer({ variables: {}, viewer: READER, now: NOW, signal })
  return 'data' in made ? { ...made, data: made.data.toString() } : made
}

describe('What was found by words', () => {
  test('and is gone before it is read, leaves the request to the reference path, which leaves it out', async () => {
    meanwhile = () => database.sql("UPDATE shows SET visibility = 'WITHDRAWN' WHERE slug = 'harbour-low'")
    const { compiled, reference, reason } = await ask({ name: '', query: SEARCH })
    expect({ reason, answer: compiled }).toEqual({ reason: 'failed', answer: reference })
    expect(JSON.parse(compiled).data.search).toEqual({ totalCount: 1, nodes: [{ record: { title: 'Harbour High' } }] })
    await database.sql("UPDATE shows SET visibility = 'PUBLISHED' WHERE slug = 'harbour-low'")
  })

  test('is as old as the log was before it was looked for', async () => {
    const before = await endOfLog()
    meanwhile = () => desk.show({ slug: 'harbour-new', title: 'Harbour New' })
    const made = await answer(SEARCH)
    expect(made).toMatchObject({ position: before, data: expect.not.stringContaining('Harbour New') })
    expect(await endOfLog()).toBeGreaterThan(before)
    expect(await answer(SEARCH)).toMatchObject({ position: await endOfLog(), data: expect.stringContaining('Harbour New') })
  })

  test('is not read any more once nobody waits for it', async () => {
    const over = new AbortController()
    meanwhile = async () => over.abort(new Error('Gone.'))
    await expect(answer(SEARCH, over.signal)).rejects.toThrow('Gone.')
  })
})
