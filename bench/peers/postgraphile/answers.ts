import type { Operation } from '../../operations.ts'

// PostGraphile's answers in the form of ours: names of fields differ, as do those of ids, and dates are two columns.

type Value = string | number | boolean | null | undefined | Row | Row[]
interface Row {
  [field: string]: Value
}

/** A cursor as PostGraphile makes them: a digest of the order, which `first` gives, and the key that the page comes after. */
export function cursorLike(first: string | null, key: string | null): string | null {
  if (first === null || key === null) return null
  const [digest] = JSON.parse(Buffer.from(first, 'base64').toString('utf8')) as [string]
  return Buffer.from(JSON.stringify([digest, key])).toString('base64')
}

export function shaped(file: Operation['file'], data: unknown): unknown {
  return SHAPES[file](data as Row)
}

const SHAPES: Record<Operation['file'], (data: Row) => unknown> = {
  'show-page': ({ show }) => ({
    show: one(show, (show) => ({
      ...{ id: show['rowId'], title: show['title'], description: show['description'], genres: show['genres'] },
      renewalStatus: one(show['status'], (row) => ({ ...status(row), contested: row['contested'], saidByName: row['saidByName'], since: date(row, 'since') })),
      quoteTimeline: page(show['quotes'], (node) => ({
        ...quote(node),
        citations: (node['citationsList'] as Row[]).map(({ place, article }) => ({
          place,
          article: one(article, (article) => ({ id: article['rowId'], headline: article['headline'], published: date(article, 'published') }))
        }))
      }))
    }))
  }),
  board: ({ board }) => ({
    renewalBoard: page(board, (node) => ({
      installment: named(node['installment'], { title: true, show: ({ show }) => named(show, { slug: true, title: true }) }),
      status: status(node)
    }))
  }),
  feed: ({ updates }) => ({
    showUpdates: page(updates, (node) => ({
      ...{ id: node['rowId'], type: node['kind'], position: Number(node['position']), recordedAt: new Date(String(node['recordedAt'])).toISOString() },
      ...{ summary: node['summary'], happened: date(node, 'happened'), backfilled: node['backfilled'], reason: node['reason'] },
      shows: (node['showsList'] as Row[]).map(({ showId, title }) => ({ id: showId, title }))
    }))
  }),
  quotes: ({ quotes }) => ({ quoteTimeline: page(quotes, quote) })
}

/** A record that may be missing. */
function one(value: Value, read: (row: Row) => object): object | null {
  return value ? read(value as Row) : null
}

function page(connection: Value, node: (row: Row) => object): object {
  const { edges, pageInfo } = connection as Row
  const { hasNextPage, startCursor, endCursor } = pageInfo as Row
  return {
    edges: (edges as Row[]).map((edge) => ({ cursor: keyOf(edge['cursor']), node: node(edge['node'] as Row) })),
    pageInfo: { hasNextPage, startCursor: keyOf(startCursor), endCursor: keyOf(endCursor) }
  }
}

function keyOf(cursor: Value): string | null {
  return cursor ? (JSON.parse(Buffer.from(String(cursor), 'base64').toString('utf8')) as [string, string])[1] : null
}

function quote(row: Row): object {
  return {
    ...{ id: row['quoteId'], kind: row['kind'], text: row['text'], attribution: row['attribution'], said: date(row, 'said') },
    ...{ speaker: named(row['speaker'], { name: true }), event: named(row['event'], { kind: true, name: true }) }
  }
}

function status(row: Row): object {
  const { comingBack, state, finality, authority, outlook, silentDays, explanation } = row
  return { comingBack, state, finality, authority, outlook, silentDays, explanation, lastHeard: date(row, 'lastHeard') }
}

function named(value: Value, fields: Record<string, true | ((row: Row) => unknown)>): object | null {
  return one(value, (row) => ({
    id: row['rowId'],
    ...Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, read === true ? row[name] : read(row)]))
  }))
}

function date(row: Row, name: string): object | null {
  return row[`${name}Edtf`] === null ? null : { edtf: row[`${name}Edtf`], label: row[`${name}Label`] }
}
