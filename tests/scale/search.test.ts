import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openNewsroom } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'
import { explain } from './plans.ts'
import type { Reading } from './plans.ts'

/** `npm run test:long` asks for 200,000. */
const QUOTES = Number(process.env['GREENLIT_SEARCH_QUOTES'] ?? 20_000)
/** Pages of the database that one statement of a search may read, however many records there are. */
const FEW = 1500
/** Where thousands match, so many are looked at before it is known to be more than are ranked. */
const PROBED = 7000

const TEXT = 'search_documents_text'
const RECENT = 'search_documents_recent'

let newsroom: Newsroom | undefined
beforeAll(async () => {
  newsroom = await openNewsroom({ quotes: QUOTES, shows: 60 })
}, 850_000)
afterAll(() => newsroom?.close())

const SEARCH = `query ($text: String!, $kinds: [SearchKind!], $filter: SearchFilter, $after: String, $last: Int) {
  search(text: $text, kinds: $kinds, filter: $filter, after: $after, last: $last) {
    totalCount correctedText pageInfo { endCursor }
    nodes { record { __typename ... on Quote { text speaker { name } } } highlights { field } }
  }
}`

interface Answer {
  totalCount: number
  correctedText: string | null
  pageInfo: { endCursor: string }
  nodes: { record: { __typename: string; text?: string } }[]
}

async function look(variables: object): Promise<{ search: Answer; readings: Reading[]; statements: number }> {
  if (!newsroom) throw new Error('The record was not filled.')
  const { data, queries } = await newsroom.ask(SEARCH, variables)
  const readings = []
  for (const query of queries) if (query.sql.includes('search_')) readings.push(await explain(newsroom.database, query))
  return { search: data['search'] as Answer, readings, statements: queries.length }
}

const most = (readings: Reading[]) => Math.max(...readings.map(({ buffers }) => buffers))

describe(`Among ${QUOTES} quotes, by the buffers it reads and the indexes it uses,`, () => {
  test.each([
    ['two words of one quote', { text: '1234 times' }],
    ['a phrase', { text: '"1234 times"' }],
    ['the name of an event', { text: 'event 77' }],
    ['a common word with a rare one', { text: 'love 1777' }],
    ['the beginning of a name', { text: 'organisat' }]
  ])('%s is found from the index of words', async (_what, variables) => {
    const { search, readings } = await look(variables)
    expect(search.nodes.length).toBeGreaterThan(0)
    expect(readings).toHaveLength(1)
    expect(readings[0]?.indexes).toContain(TEXT)
    expect(most(readings)).toBeLessThan(FEW)
  })

  test('a word of all of them is read newest first from the index of that order, far down as at the top', async () => {
    const first = await look({ text: 'love' })
    expect(first.search).toMatchObject({ totalCount: 5001, correctedText: null })
    expect(first.search.nodes).toHaveLength(20)
    const end = await look({ text: 'love', last: 20 })
    const next = await look({ text: 'love', after: first.search.pageInfo.endCursor })
    for (const { search, readings } of [first, end, next]) {
      expect(search.nodes).toHaveLength(20)
      expect(readings).toHaveLength(2)
      expect(readings[1]?.indexes).toContain(RECENT)
      expect(readings[1]?.buffers).toBeLessThan(FEW)
      expect(readings[0]?.buffers).toBeLessThan(PROBED)
    }
    expect(next.search.nodes).not.toEqual(first.search.nodes)
  })

  test('a misspelt name costs a look at the names only', async () => {
    const { search, readings } = await look({ text: 'Evnt 77' })
    expect(search).toMatchObject({ correctedText: 'Event 77' })
    expect(readings).toHaveLength(3)
    expect(most(readings)).toBeLessThan(PROBED)
    const alike = `SELECT vocabulary FROM search_documents WHERE visibility = 'PUBLISHED' AND vocabulary %> 'tabels'`
    const plan = await newsroom?.database.sql(`EXPLAIN (FORMAT TEXT) ${alike}`)
    expect(JSON.stringify(plan)).toContain('search_documents_vocabulary')
  })

  test('what a speaker said of a show is found from the index of words, speakers and shows', async () => {
    const { search, readings } = await look({ text: '"1777 times" love', filter: { speakers: [newsroom?.show.speaker] } })
    expect(search.totalCount).toBe(1)
    expect(readings[0]?.indexes).toContain(TEXT)
    expect(most(readings)).toBeLessThan(FEW)
  })
})
