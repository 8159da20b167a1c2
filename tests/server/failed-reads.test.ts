import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { useDatabase } from '../../src/database/client.ts'
import type { ReadStatement } from '../../src/database/client.ts'
import { FailedReads } from '../../src/server/failed-reads.ts'
import { createLog } from '../../src/server/log.ts'
import { type Api, testApi } from '../support/graphql.ts'

const SECRET_WORDS = 'words that no log may hold'

describe('A compiled read that fails', () => {
  let api: Api
  let instead: Partial<ReadStatement> | null
  const lines: string[] = []

  beforeAll(async () => {
    api = await testApi(undefined, { log: createLog({ level: 'warn', write: (line) => void lines.push(line) }) })
    const { database } = api
    useDatabase({ ...database, read: (statement) => database.read({ ...statement, ...instead }) })
  })

  beforeEach(() => void (lines.length = 0))

  afterAll(() => api.close())

  const told = () => lines.map((line) => JSON.parse(line) as object)
  const ask = async (name: string) => (await api.ask(`query ${name} { shows { totalCount } }`)).data

  test('is answered all the same, and told once for each cause, with nothing of what was read', async () => {
    instead = { text: `SELECT ($1 || ' null')::integer`, values: [SECRET_WORDS] }
    for (const name of ['FrontPage', 'FrontPage', 'Board']) expect(await ask(name)).toEqual({ shows: { totalCount: 0 } })
    instead = { text: 'SELECT 1 / $1::integer', values: [0] }
    expect(await ask('Board')).toEqual({ shows: { totalCount: 0 } })
    expect(told()).toEqual([
      expect.objectContaining({ level: 'warn', sqlState: '22P02', routine: expect.any(String), operation: 'FrontPage' }),
      expect.objectContaining({ level: 'warn', sqlState: '22012', routine: expect.any(String), operation: 'Board' })
    ])
    expect(lines.join()).not.toContain(SECRET_WORDS)
  })

  test('for a null where none may be says so', async () => {
    instead = { text: 'SELECT NULL, NULL', values: [] }
    expect(await ask('FrontPage')).toEqual({ shows: { totalCount: 0 } })
    expect(told()).toEqual([expect.objectContaining({ level: 'warn', cause: 'null', operation: 'FrontPage' })])
  })

  test('is told of as long as there are few causes', () => {
    const few = new FailedReads(createLog({ level: 'warn', write: (line) => void lines.push(line) }))
    for (let number = 0; number < 300; number++) few.tell({ severity: 'ERROR', code: String(10_000 + number), message: SECRET_WORDS }, null)
    expect(lines).toHaveLength(100)
  })
})
