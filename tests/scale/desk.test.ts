import { describe, expect, test } from '@jest/globals'
import type { SentQuery } from '../../src/database/statements.ts'
import { cursorOf } from '../../src/graphql/cursors.ts'
import { publicId } from '../../src/graphql/ids.ts'
import { TEST_KEY } from '../support/graphql.ts'
import { mutationOf } from '../support/mutations.ts'
import { twoSizes } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'
import { LISTS } from './pages.ts'
import { explain } from './plans.ts'

const KEY = { authorization: `Bearer ${TEST_KEY}` }
/** Lists of editors have no index of their own and sort what they list: docs/limits.md says how much that may be. */
const OF_READERS = 5
/** As far down as on the first page, but for the keys that are read on the way. */
const AS_FIRST = 1.5

const { small, large } = twoSizes()

async function buffersOf({ database }: Newsroom, queries: readonly SentQuery[]): Promise<number> {
  let buffers = 0
  for (const sent of queries) buffers += (await explain(database, sent)).buffers
  return buffers
}

describe.each(['DRAFTS', 'EVERYTHING'])('a list of 20,000 quotes, as an editor sees %s', (see) => {
  test.each(LISTS)('$name reads at most five times what readers read, on whichever page', async (list) => {
    const newsroom = large()
    const query = list.query(newsroom.show)
    const keys = (await newsroom.database.sql(list.keys)).map((row) => String(Object.values(row)[0]))
    const after = cursorOf(list.cursor, keys.at(-2 * list.size - 1) ?? '')
    const read = async (perspective: string, page: object) => {
      const { queries } = await newsroom.ask(query.replace(') {', `) @perspective(see: ${perspective}) {`), page, KEY)
      return await buffersOf(newsroom, queries)
    }
    const readers = await read('PUBLISHED', { first: list.size })
    const first = await read(see, { first: list.size })
    expect(first).toBeLessThanOrEqual(OF_READERS * readers)
    for (const page of [{ first: list.size, after }, { last: list.size }]) expect(await read(see, page)).toBeLessThanOrEqual(AS_FIRST * first)
  })
})

describe('a redaction', () => {
  async function redact(newsroom: Newsroom): Promise<readonly SentQuery[]> {
    const [row] = await newsroom.database.sql('SELECT quote_id FROM quote_versions WHERE number = 1 ORDER BY quote_id LIMIT 1')
    const input = { id: publicId('Quote', String(row?.['quote_id'])), fields: ['WORDS'], reason: 'By order of a court.' }
    const { queries, data } = await newsroom.ask(mutationOf('redact'), { input }, KEY)
    expect(data).toMatchObject({ redact: { __typename: 'RedactPayload' } })
    return queries
  }

  test('takes as many statements among 20,000 quotes as among 20, and reads no table more than once', async () => {
    const [few, many] = [await redact(small()), await redact(large())]
    expect(many.map(({ sql }) => sql)).toHaveLength(few.length)
    expect(many.length).toBeLessThanOrEqual(50)
    const sweeps = many.filter(({ sql }) => /^UPDATE "\w+" SET "/.test(sql))
    expect(sweeps.length).toBeGreaterThan(15)
    const [{ pages }] = (await large().database.sql(
      `SELECT sum(pg_relation_size(oid) / current_setting('block_size')::int)::int AS pages FROM pg_class WHERE relkind IN ('r', 't') AND relnamespace IN (current_schema()::regnamespace, 'pg_toast'::regnamespace)`
    )) as [{ pages: number }]
    expect(await buffersOf(large(), sweeps)).toBeLessThanOrEqual(1.5 * pages)
  }, 120_000)
})
