import type { Connection } from '../graphql/declarations.ts'
import type { Json } from './json.ts'
import type { Row } from './rows.ts'

/** A JSON object in the database; `json` is an SQL expression of type jsonb that is not null where it is read. */
export interface JsonObject {
  readonly from: 'json'
  readonly json: string
}

/** A page of a connection, as fields meet it: everything is SQL. */
export interface PageParts {
  readonly declaration: Connection
  /** The rows of the page's subquery. */
  readonly item: Row
  /** The sort key of an item, and the one that follows in the list, beyond the page too; null at its end. */
  key(): string
  nextKey(): string
  /** The cursor of an item, as JSON text. */
  cursor(): Json
  /** What pageInfo says, as JSON text; `otherwise` stands for the cursor of an empty page. */
  info(name: 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor', otherwise?: string): string
  /** The cursor that the page was asked with, as JSON text; `null` where there is none. */
  askedWith(): string
  /** How many items are on all pages. */
  count(): string
  /** What is written of each item, put together in the list's order. */
  gathered(item: string): string
}

/** A page of a connection, one item of it, or what it says of its place in the list. */
export interface PageSource {
  readonly from: 'page' | 'edge'
  readonly page: PageParts
}

export interface PageInfoSource {
  readonly from: 'pageInfo'
  readonly page: PageParts
  /** An empty page ends at the cursor it was asked with. */
  readonly keepsCursor: boolean
}

/** The end of the log, which every statement reads. */
export interface Head {
  readonly from: 'head'
}

export interface Root {
  readonly from: 'root'
}

/** Where a field stands. */
export type Source = Row | JsonObject | PageSource | PageInfoSource | Head | Root

export const HEAD = { position: 'h."position"', recordedAt: 'h."recorded_at"' }
