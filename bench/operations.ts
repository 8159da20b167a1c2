import { readFileSync } from 'node:fs'
import type { Client } from 'pg'
import { cursorOf } from '../src/graphql/cursors.ts'

/** One request of an operation, as each kind of server is asked it. */
export interface Sample {
  /** Variables of ours. */
  variables: Record<string, unknown>
  /** Values of the hand-written statement, but for the day. */
  values: (string | null)[]
}

export interface Operation {
  name: string
  title: string
  /** Its document, its statement and its peers' documents bear this name. */
  file: 'show-page' | 'board' | 'feed' | 'quotes'
  /** Whether its statement wants the day, last. */
  dated: boolean
  samples(client: Client): Promise<Sample[]>
}

/** The page that is far down, counted from 1; of a smaller record the last tenth begins. */
export const DEEP_PAGE = 10_000
const QUOTES_A_PAGE = 20
/**
 * As many pages as it takes for what stands on them to even out: of the newest 160 quotes every fifth names no speaker, and none an
 * event, while a name takes three or four pages of the database to look up. To read a page's own rows takes as many anywhere.
 */
const PAGES = 80
const BOARD_PAGE = 50

const OPEN = `timestamptz '9999-12-31 00:00:00+00'`
const PUBLISHED = `quote_versions WHERE visibility = 'PUBLISHED' AND known_to = ${OPEN}`
const BOARD = `status_segments WHERE NOT headline AND known_to = ${OPEN} AND valid_to = ${OPEN}`

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'show page',
    title: 'a show with its status and explanation, and 20 quotes, each with speaker, event and articles',
    file: 'show-page',
    dated: true,
    samples: async (client) => (await list(client, 'SELECT slug FROM shows ORDER BY id LIMIT 16')).map((slug) => ({ variables: { slug }, values: [slug] }))
  },
  {
    name: 'board',
    title: '50 installments of the board, with their shows and statuses',
    file: 'board',
    dated: true,
    samples: async (client) => {
      const keys = await list(client, `SELECT sort_key FROM ${BOARD} ORDER BY 1`)
      const pages = Math.max(1, Math.min(5, Math.floor(keys.length / BOARD_PAGE)))
      return Array.from({ length: pages }, (_, page) => after('renewalBoard', 'asc', keys[page * BOARD_PAGE - 1] ?? null))
    }
  },
  {
    name: 'feed',
    title: '100 entries of the update log, with their shows',
    file: 'feed',
    dated: false,
    samples: async (client) => {
      const [head] = await list(client, 'SELECT position::text FROM update_head')
      return Array.from({ length: 10 }, (_, place) => after('showUpdates', 'asc', String(Math.floor((Number(head) * place) / 10)), '0'))
    }
  },
  {
    name: 'first pages',
    title: 'pages 1 to 80 of everything said, 20 quotes each, with speaker and event',
    file: 'quotes',
    dated: false,
    samples: async (client) => pagesFrom(client, 1)
  },
  {
    name: 'deep pages',
    title: 'eighty pages from page 10,000 on of everything said',
    file: 'quotes',
    dated: false,
    samples: async (client) => {
      const [count] = await list(client, `SELECT count(*)::text FROM ${PUBLISHED}`)
      return pagesFrom(client, Math.min(DEEP_PAGE, Math.floor((Number(count) * 0.9) / QUOTES_A_PAGE)))
    }
  }
]

async function pagesFrom(client: Client, page: number): Promise<Sample[]> {
  const keys = await list(
    client,
    `SELECT sort_key FROM (SELECT sort_key, row_number() OVER (ORDER BY sort_key DESC) AS place FROM ${PUBLISHED}
      ORDER BY sort_key DESC LIMIT ${(page + PAGES - 1) * QUOTES_A_PAGE}) keys
      WHERE place >= ${(page - 1) * QUOTES_A_PAGE} AND place % ${QUOTES_A_PAGE} = 0 ORDER BY place LIMIT ${PAGES}`
  )
  return (page === 1 ? [null, ...keys.slice(0, PAGES - 1)] : keys).map((key) => after('quoteTimeline', 'desc', key))
}

/** The page after a sort key; `none` stands for no key in the statement. */
function after(name: string, order: 'asc' | 'desc', key: string | null, none: string | null = null): Sample {
  const given = key === none ? null : key
  return { variables: given === null ? {} : { after: cursorOf({ name, order }, given) }, values: [given ?? none] }
}

async function list(client: Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<string[]>({ text: sql, rowMode: 'array' })
  return rows.map(([value]) => value as string)
}

/** The text of a file of the bench. */
export function textOf(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}
