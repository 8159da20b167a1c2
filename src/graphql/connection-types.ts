import { completeValue } from '@pothos/core'
import type { ArgBuilder, InputFieldMap, OutputRef } from '@pothos/core'
import { compareDates, readTimelineKey } from '../dates/order.ts'
import { builder } from './builder.ts'
import type { Types } from './builder.ts'
import type { ConnectionPage } from './connection.ts'
import { declared } from './declarations.ts'
import type { Edge } from './paging.ts'
import { PAGE_DEFAULT, PAGE_MAX } from './limits.ts'
import type { Row } from './rows.ts'

interface ConnectionTypeOptions {
  /** "Show" makes ShowConnection and ShowEdge. */
  name: string
  node: unknown
  description: string
  /** Edges say how their date stands to that of the next one; their sort keys are timeline keys. */
  dated?: boolean
  /** An empty page after a cursor ends at that cursor: a poller asks again with it. */
  keepsCursor?: boolean
}

export const DateOrder = builder.enumType('DateOrder', {
  description: 'How one date stands to another. Dates no more precise than their sources may overlap.',
  values: {
    BEFORE: {
      description: 'Every day the first can mean lies before every day of the second. Example: 2024-10 and 2025.'
    },
    AFTER: {
      description: 'Every day the first can mean lies after every day of the second. Example: 2025 and 2024-10.'
    },
    OVERLAPS: {
      description: 'They share a possible day: neither can be called the earlier. Example: fall 2024 and Oct 2024.'
    }
  } as const
})

/** The connection type of a node type: made once, used wherever such a list stands. */
export function connectionType({ name, node, description, dated = false, keepsCursor = false }: ConnectionTypeOptions) {
  const edge = builder.objectRef<Edge<Row>>(`${name}Edge`)
  edge.implement({
    description: `One item of a ${name}Connection.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description: 'Its place in the list: pass it as `after` or `before`. Example: `djE6c2hvd3M6YXNjOmhlYXJ0…`.',
        extensions: declared({ kind: 'edge', part: 'cursor' })
      }),
      node: t.field({
        type: node as OutputRef<Row>,
        description: 'The item.',
        extensions: declared({ kind: 'edge', part: 'node' }),
        resolve: (parent) => parent.node as Row
      }),
      ...(dated
        ? {
            next: t.field({
              type: DateOrder,
              nullable: true,
              description:
                'How the date of this item stands to that of the item next in the list; null for the last. Example: ' +
                '`AFTER`.',
              extensions: declared({ kind: 'edge', part: 'next' }),
              resolve: dateOrder
            })
          }
        : {})
    })
  })
  const connection = builder.objectRef<ConnectionPage>(`${name}Connection`)
  connection.implement({
    description,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The items with their cursors.',
        extensions: declared({ kind: 'page', part: 'edges' }),
        resolve: (page) => page.edges
      }),
      nodes: t.field({
        type: [node as OutputRef<Row>],
        description: 'The items alone.',
        extensions: declared({ kind: 'page', part: 'nodes' }),
        resolve: (page) => page.edges.map((item) => item.node)
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where this page stands in the list.',
        extensions: declared({ kind: 'page', part: 'pageInfo', keepsCursor }),
        resolve: ({ pageInfo, request }) =>
          keepsCursor && pageInfo.endCursor === null ? { ...pageInfo, endCursor: request.cursor } : pageInfo
      }),
      totalCount: t.int({
        description: 'How many items the list has on all pages; counted only when asked for. Example: `42`.',
        extensions: declared({ kind: 'count' }),
        resolve: (page) => completeValue(page.totalCount(), (count) => count)
      })
    })
  })
  return connection
}

function dateOrder({ key, nextKey }: Edge<Row>) {
  const [mine, next] = [readTimelineKey(key), nextKey === null ? null : readTimelineKey(nextKey)]
  return mine && next ? compareDates(mine, next) : null
}

/** The paging arguments, the same on every connection. */
export function pageArgs(arg: ArgBuilder<Types>): InputFieldMap {
  return {
    first: arg.int({
      description:
        `The first so many items after \`after\`: ${PAGE_DEFAULT} where nothing is given, ${PAGE_MAX} at most. ` +
        'Example: `50`.'
    }),
    after: arg.string({ description: 'Items after this cursor. Example: `pageInfo.endCursor` of the page before.' }),
    last: arg.int({ description: `The last so many items before \`before\`, ${PAGE_MAX} at most. Example: \`10\`.` }),
    before: arg.string({ description: 'Items before this cursor. Example: `pageInfo.startCursor` of the page after.' })
  }
}

/** The clock of the record, on everything that is versioned. */
export function knownAtArg(arg: ArgBuilder<Types>): InputFieldMap {
  return {
    knownAt: arg({
      type: 'DateTime',
      description:
        'What was on record at this moment, our mistakes of then included; capped to the last entry of the log, and ' +
        'what ' +
        'is current where it is not given. Example: `2025-03-01T00:00:00Z`.'
    })
  }
}

/** Both clocks, for what is derived. */
export function clockArgs(arg: ArgBuilder<Types>): InputFieldMap {
  return {
    asOf: arg({
      type: 'Date',
      description:
        'How things stood in the world at the end of this day, in UTC; today where it is not given. Example: ' +
        '`2024-12-01`.'
    }),
    ...knownAtArg(arg)
  }
}
