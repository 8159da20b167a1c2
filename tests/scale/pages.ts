import type { SortOrder } from '../../src/graphql/cursors.ts'
import type { BulkShow } from '../support/bulk.ts'

const VARIABLES = '$first: Int, $after: String, $last: Int, $before: String'
const PAGE = 'first: $first, after: $after, last: $last, before: $before'

const QUOTE = `id text speaker { name } event { kind name } said { label }
  stances { subject value installment { title } }
  citations { place article { headline outlet { name } published { label } } }`
const STATUS = 'comingBack state outlook explanation silentDays lastHeard { label }'
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }'
const CURRENT = `visibility = 'PUBLISHED' AND known_to = '9999-12-31 00:00:00+00'`

const onShow = (show: BulkShow, fields: string) =>
  `query OnShow(${VARIABLES}) { show(by: { slug: "${show.slug}" }) { ${fields} } }`

const showPage = (show: BulkShow) => `query ShowPage(${VARIABLES}) {
  show(by: { slug: "${show.slug}" }) {
    id title credits { role speaker { name } } installments { title platforms { platform { name } } }
    renewalStatus {
      ${STATUS} evidence { ... on Quote { text said { label } } ... on Article { headline } }
      signals { kind quote { text } } platforms { platform { name } } rulings { state } installment { title }
    }
    quoteTimeline(${PAGE}) { nodes { ${QUOTE} } ${PAGE_INFO} }
  }
}`

const speakerPage = (show: BulkShow) => `query SpeakerPage(${VARIABLES}) {
  speaker(by: { id: "${show.speaker}" }) {
    name credits { role show { title } }
    quoteTimeline(${PAGE}) { nodes { ${QUOTE} about { show { title } installment { title } } } ${PAGE_INFO} }
  }
}`

const eventPage = (show: BulkShow) => `query EventPage(${VARIABLES}) {
  event(by: { slug: "${show.event}" }) {
    name held { label } series { name } participants { role speaker { name } }
    quoteTimeline(${PAGE}) { nodes { ${QUOTE} } ${PAGE_INFO} }
  }
}`

const board = (args = '') => () => `query Board(${VARIABLES}) {
  renewalBoard(${args} ${PAGE}) {
    nodes {
      installment { title show { title } }
      status {
        ${STATUS} evidence { ... on Quote { text } ... on Article { headline } } platforms { platform { name } }
      }
    }
    ${PAGE_INFO}
  }
}`

/** The pages of the API that people open most, and how many statements each may take. */
export const PAGES = [
  { name: 'the page of a show with its status and 20 quotes', query: showPage, size: 20, statements: 1, allowed: 8 },
  { name: 'the board of 50 installments', query: board(), size: 50, statements: 1, allowed: 6 },
  {
    name: 'a feed of 50 changes with what they are about',
    query: () => `query Feed(${VARIABLES}) {
      record { position recordedAt }
      showUpdates(${PAGE}) {
        nodes {
          position type summary happened { label } shows { title } installments { title }
          ... on QuoteUpdate { quote { ${QUOTE} } } ... on CorrectionUpdate { quote { text } reason }
          ... on RulingUpdate { ruling { state } } ... on ArticleUpdate { article { headline } }
        }
        ${PAGE_INFO}
      }
    }`,
    size: 50,
    statements: 1,
    allowed: 6
  },
  { name: 'the page of a speaker with 20 quotes', query: speakerPage, size: 20, statements: 1, allowed: 8 },
  { name: 'the page of an event with 20 quotes', query: eventPage, size: 20, statements: 1, allowed: 8 },
  {
    name: 'the timeline of a show counted',
    query: (show: BulkShow) => onShow(show, `quoteTimeline(${PAGE}) { totalCount nodes { ${QUOTE} } }`),
    size: 20,
    statements: 1,
    allowed: 8
  }
]

interface DeepList {
  name: string
  query: (show: BulkShow) => string
  /** The name and order of its cursors, and all its sort keys in that order. */
  cursor: { name: string; order: SortOrder }
  keys: string
  size: number
  /** The index that gives the page in its order. */
  index: string
}

const timeline = { name: 'quoteTimeline', order: 'desc' } as const
const bySlug = (table: string, slug: string) => `(SELECT id FROM ${table} WHERE slug = '${slug}')`
const under = (column: string, id: string) =>
  `SELECT sort_key FROM timeline_entries WHERE ${column} = ${id} AND ${CURRENT} ORDER BY 1 DESC`
const theShow = bySlug('shows', 'the-tide-tables')
const ofBoard = {
  cursor: { name: 'renewalBoard', order: 'asc' },
  keys: `SELECT sort_key FROM status_segments WHERE NOT headline AND known_to = '9999-12-31 00:00:00+00' ORDER BY 1`,
  size: 50
} as const

/** Lists long enough that a page far down would tell if it read what comes before it. */
export const LISTS: DeepList[] = [
  {
    name: 'the timeline of a show',
    query: showPage,
    cursor: timeline,
    keys: under('show_id', theShow),
    size: 20,
    index: 'timeline_of_show'
  },
  {
    name: 'the timeline of a speaker',
    query: speakerPage,
    cursor: timeline,
    keys: under('speaker_id', bySlug('speakers', 'speaker-1')),
    size: 20,
    index: 'timeline_of_speaker'
  },
  {
    name: 'the timeline of an event',
    query: eventPage,
    cursor: timeline,
    keys: under('event_id', bySlug('events', 'event-1')),
    size: 20,
    index: 'timeline_of_event'
  },
  {
    name: 'the timeline of an article',
    query: (show) =>
      `query Printed(${VARIABLES}) {
        article(by: { id: "${show.article}" }) { headline quoteTimeline(${PAGE}) { nodes { ${QUOTE} } } }
      }`,
    cursor: timeline,
    keys: under('article_id', bySlug('articles', 'article-0')),
    size: 20,
    index: 'timeline_of_article'
  },
  {
    name: 'everything said',
    query: () => `query(${VARIABLES}) { quoteTimeline(${PAGE}) { nodes { ${QUOTE} } } }`,
    cursor: timeline,
    keys: `SELECT sort_key FROM quote_versions WHERE ${CURRENT} ORDER BY 1 DESC`,
    size: 20,
    index: 'quote_versions_published'
  },
  {
    name: 'all changes',
    query: () =>
      `query Log(${VARIABLES}) {
        showUpdates(${PAGE}) { nodes { position type summary happened { label } shows { title } } }
      }`,
    cursor: { name: 'showUpdates', order: 'asc' },
    keys: 'SELECT position FROM update_entries ORDER BY 1',
    size: 20,
    index: 'update_entries_pkey'
  },
  {
    name: 'the changes about a show',
    query: (show) => onShow(show, `updates(${PAGE}) { nodes { position summary } }`),
    cursor: { name: 'showUpdates', order: 'asc' },
    keys: `SELECT position FROM update_shows WHERE show_id = ${theShow} ORDER BY 1`,
    size: 20,
    index: 'update_shows_pkey'
  },
  {
    name: 'the articles about a show',
    query: (show) => onShow(show, `articles(${PAGE}) { nodes { headline outlet { name } } }`),
    cursor: { name: 'articles', order: 'desc' },
    keys: `SELECT sort_key FROM article_shows WHERE show_id = ${theShow} ORDER BY 1 DESC`,
    size: 20,
    index: 'article_shows_published'
  },
  {
    name: 'all shows with their status',
    query: () => `query(${VARIABLES}) { shows(${PAGE}) { nodes { title renewalStatus { ${STATUS} } } } }`,
    cursor: { name: 'shows', order: 'asc' },
    keys: 'SELECT sort_key FROM shows ORDER BY 1',
    size: 20,
    index: 'shows_published'
  },
  { name: 'the board', query: board(), ...ofBoard, index: 'status_segments_board' },
  {
    name: 'the board as of a day in the past',
    query: board('asOf: "2024-05-20",'),
    ...ofBoard,
    index: 'status_segments_board'
  },
  {
    name: 'the board as it was known',
    query: board('knownAt: "2024-05-31T12:00:00Z",'),
    ...ofBoard,
    index: 'status_segments_board_history'
  }
]
