import { describe, expect, test } from '@jest/globals'
import { CHECKS } from '../../src/doctor/checks.ts'
import { cursorOf } from '../../src/graphql/cursors.ts'
import { danglingReferences } from '../support/bulk-rows.ts'
import { twoSizes } from './newsroom.ts'
import type { Newsroom } from './newsroom.ts'
import { LISTS, PAGES } from './pages.ts'
import { explain, explainPrepared } from './plans.ts'
import type { Reading } from './plans.ts'

/** PostgreSQL settles on a plan for a prepared statement when it has run five times. */
const TIMES = 10
/** What a page far down may read: so many times the first page's buffers, and so many for each item beside. */
const MORE = 1.25
const MORE_EACH = 3

const { small, large } = twoSizes()

const SIZES: [string, () => Newsroom][] = [
  ['20 quotes', small],
  ['20,000 quotes', large]
]

describe.each(SIZES)('at %s', (_quotes, newsroom) => {
  test('the record put there in bulk keeps every foreign key, and what the doctor checks but derivation', async () => {
    const { database } = newsroom()
    const checks = CHECKS.filter(({ name }) => name !== 'the status of every show is what its facts give')
    expect(checks).toHaveLength(CHECKS.length - 1)
    const findings = await Promise.all(checks.map(({ run }) => run(database)))
    expect([...(await danglingReferences(database)), ...findings.flat()]).toEqual([])
  })

  test.each(PAGES)('$name takes $statements of the $allowed statements it may', async (page) => {
    const { show, ask } = newsroom()
    const { queries } = await ask(page.query(show), { first: page.size })
    expect(queries.map(({ sql }) => sql)).toHaveLength(page.statements)
    expect(page.statements).toBeLessThanOrEqual(page.allowed)
  })
})

describe('a page far down, by the buffers it reads', () => {
  test.each(LISTS)('$name: as few as the first page, in its order from an index, prepared or not', async (list) => {
    const { database, show } = large()
    const keys = (await database.sql(list.keys)).map((row) => String(Object.values(row)[0]))
    const after = cursorOf(list.cursor, keys.at(-2 * list.size - 1) ?? '')
    const query = list.query(show)
    const first = await readings(query, { first: list.size })
    const deep = await readings(query, { first: list.size, after })
    const end = await readings(query, { last: list.size })
    const most = MORE * first.planned.buffers + MORE_EACH * list.size
    for (const [where, { planned, prepared }] of Object.entries({ first, deep, end })) {
      for (const [how, reading] of Object.entries({ planned, prepared: prepared ?? planned })) {
        expect({ where, how, indexes: reading.indexes }).toEqual({ where, how, indexes: expect.arrayContaining([list.index]) })
        expect({ where, how, buffers: reading.buffers, tooMany: reading.buffers > most }).toMatchObject({ tooMany: false })
      }
    }
  })

  test('no statement of the reference path was planned without its values, however often it ran', async () => {
    const { database } = large()
    const generic = "SELECT statement FROM pg_prepared_statements WHERE generic_plans > 0 AND name NOT LIKE 'greenlit_read_%'"
    expect(await database.sql(generic)).toEqual([])
  })
})

interface Readings {
  planned: Reading
  prepared: Reading | null
}

/** What the statement of a page reads that reads most: as it was sent, and as the connection keeps it prepared. */
async function readings(query: string, page: { first: number; after?: string } | { last: number }): Promise<Readings> {
  const { database, ask } = large()
  for (let time = 1; time < TIMES; time++) await ask(query, page)
  const { data, queries } = await ask(query, page)
  expect(nodesIn(data)).toHaveLength('first' in page ? page.first : page.last)
  let most: Readings | undefined
  for (const sent of queries) {
    const planned = await explain(database, sent)
    if (planned.buffers <= (most?.planned.buffers ?? -1)) continue
    most = { planned, prepared: await explainPrepared(database, sent) }
  }
  if (!most) throw new Error('The page sent no statement.')
  return most
}

/** The items of the page in an answer, wherever it stands. */
function nodesIn(data: unknown): unknown[] | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const { nodes } = data as { nodes?: unknown[] }
  return nodes ?? Object.values(data).map(nodesIn).find((found) => found !== undefined)
}
