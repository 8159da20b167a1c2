import { cursorOf, readCursor } from './cursors.ts'
import type { CursorFamily, SortOrder } from './cursors.ts'
import { userError } from './errors.ts'
import { PAGE_DEFAULT, PAGE_MAX } from './limits.ts'

export interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

/** A page asked for: how many items, from which sort key on, in which direction. */
export interface PageRequest extends CursorFamily {
  limit: number
  backward: boolean
  /** Sort key the page begins after (or ends before, going backward). */
  from: string | null
  /** The cursor it was read from. */
  cursor: string | null
}

export interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

export interface Edge<Row> {
  cursor: string
  key: string
  node: Row
  /** Sort key of the item that follows in the list, also where that one lies beyond the page; null at the end. */
  nextKey: string | null
}

export interface Page<Row> {
  edges: Edge<Row>[]
  pageInfo: PageInfo
}

/** Reads the paging arguments. BAD_PAGE and BAD_CURSOR name the argument at fault. */
export function readPage(args: PageArgs, family: CursorFamily): PageRequest {
  const { first, after, last, before } = args
  if (isGiven(first) && isGiven(last))
    throw refuse('last', 'cannot be given together with "first": choose one direction')
  if (isGiven(after) && isGiven(before)) {
    throw refuse('before', 'cannot be given together with "after": choose one direction')
  }
  if (isGiven(first) && isGiven(before)) throw refuse('before', 'goes with "last", not with "first"')
  if (isGiven(last) && isGiven(after)) throw refuse('after', 'goes with "first", not with "last"')
  const backward = isGiven(last) || isGiven(before)
  const limit = (backward ? last : first) ?? PAGE_DEFAULT
  const counter = backward ? 'last' : 'first'
  if (limit < 0) throw refuse(counter, `is ${limit}: give a number from 0 to ${PAGE_MAX}`)
  if (limit > PAGE_MAX) throw refuse(counter, `is ${limit}: a page has ${PAGE_MAX} items at most; go on with a cursor`)
  const cursor = (backward ? before : after) ?? null
  const from = cursor === null ? null : readCursor(family, cursor, backward ? 'before' : 'after')
  return { ...family, limit, backward, from, cursor }
}

/** What a cursor holds, as the column has it; zero, which nothing has, where it is no number. */
export function keyIn(keyType: 'text' | 'position' | 'number', text: string): string | bigint | number {
  if (keyType === 'position') return BigInt(/^\d{1,18}$/.test(text) ? text : 0)
  return keyType === 'number' ? Number(/^-?\d{1,9}$/.test(text) ? text : 0) : text
}

/** The order rows are fetched in: against the list's where the page is read backward. */
export function fetchOrder({ order, backward }: PageRequest): SortOrder {
  return (order === 'asc') === backward ? 'desc' : 'asc'
}

/** How many rows to fetch: one more than the page, to know whether the list goes on. */
export function fetchCount({ limit }: PageRequest): number {
  return limit + 1
}

/** Makes the page of the rows fetched, in the order they came. */
export function pageOf<Row>(rows: readonly Row[], request: PageRequest, keyOf: (row: Row) => string): Page<Row> {
  const { limit, backward, from } = request
  const keys = rows.map(keyOf)
  const shown = Math.min(limit, rows.length)
  const edges = rows.slice(0, shown).map((node, index): Edge<Row> => {
    const key = keys[index] ?? ''
    const following = backward ? (index === 0 ? from : (keys[index - 1] ?? null)) : (keys[index + 1] ?? null)
    return { cursor: cursorOf(request, key), key, node, nextKey: following }
  })
  if (backward) edges.reverse()
  const more = rows.length > limit
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? from !== null : more,
      hasPreviousPage: backward ? more : from !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null
    }
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

function refuse(argument: string, problem: string) {
  return userError('BAD_PAGE', `The argument "${argument}" ${problem}.`, { argument })
}
