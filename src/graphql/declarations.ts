import type { Called } from './called.ts'
import type { GraphQLResolveInfo } from 'graphql'
import type { Clock } from './clock.ts'
import type { Context } from './context.ts'
import type { CursorFamily, SortOrder } from './cursors.ts'
import type { ModelName } from './datamodel.ts'
import type { FilterRules } from './filters.ts'
import type { NodeType } from './ids.ts'
import type { Lookup } from './lookup.ts'
import type { Row } from './rows.ts'
import type { Viewer } from './viewer.ts'
import type { Where } from './visibility.ts'
import type { Weight } from './weights.ts'

/** A keyset connection as data: everything a program needs to know to read the same page by itself. */
export interface Connection {
  /** Names its cursors. */
  name: string
  /** The model whose rows are paged over. */
  rows: ModelName
  /** The parent's relation to those rows; without it the connection stands at the root, or the rows say what they belong to. */
  relation?: string
  /** Rows that belong to records of any type name theirs in `subjectType` and `subjectId`: this type, and what the parent has in this column. */
  subject?: { type: NodeType; key: string }
  /** The to-one relation of a row that gives the node; without it the row is the node. */
  through?: string
  /** The model of the node. */
  node: ModelName
  /** Dotted path from the row to the column it is sorted by, unique among what is visible. */
  key: string
  keyType: 'text' | 'position' | 'number'
  /** The column whose number cursors hold where the key itself is not told; as unique as that. */
  told?: string
  order: SortOrder
  /** Which clocks move it: what was known, also what held in the world, or none. */
  clock: 'none' | 'known' | 'both'
  filters: FilterRules
  /** The argument that holds the filter's values; '' where they are arguments themselves. */
  filterArgument: 'filter' | ''
  /** A further condition on the rows, whatever the filter. */
  where?: (clock: Clock, viewer: Viewer) => Where
  /** What it costs to read, where that differs from other connections. */
  weight?: Partial<Weight>
}

/** Rows of a to-many relation, in their order. */
export interface Listed {
  relation: string
  /** The to-one relation of the rows that gives the items; null: the rows are the items. */
  through: string | null
  /** To-one relations of the rows that must lead to something visible. */
  requires: readonly string[]
  orderBy: Where | readonly Where[]
  where: (viewer: Viewer) => Where
}

/** Where a record stands in what was read first: which one it is. */
export interface RecordFound {
  type: NodeType
  /** The key in the database. */
  key: string
}

/**
 * Reads what a field gives by more than a statement, such as what is found by words: throws what is wrong with the
 * arguments, else gives what reads it. That gives JSON, with a `RecordFound` wherever a field says `found`; all that is
 * asked of those records is then read by one statement. `info`: what is selected.
 */
export type ReadFirst = (
  args: Readonly<Record<string, unknown>>,
  request: Pick<Context, 'viewer' | 'now'>,
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>
) => () => Promise<unknown>

/** What the value of a field's row has become since the row before it, of those that the viewer sees. */
export interface Changes {
  /** The column of what is compared: an object in JSON. */
  column: string
  /** Columns that rows to be compared have in common, and the one that says which comes first. */
  among: readonly string[]
  order: string
  /** What may be named in it. */
  called: readonly Called[]
  /** Fields that are equal on both sides may be left out of either. */
  differences: (before: Row | null, after: Row, nameOf: (id: string) => string | null) => readonly object[]
}

/**
 * What a field is, as data, for programs that answer it without its resolver (src/compiler). Beside it stands what Pothos
 * itself declares of exposed columns. A field that says neither is answered by its resolver only, and so is one whose
 * declaration says `byResolver`: others only weigh it. One with `readFirst` is answered by what that reads.
 */
export type Declaration =
  /** The public id of the row. */
  | { kind: 'id'; type: NodeType }
  /** The same of a version; `key` is the column of what it is a version of. */
  | { kind: 'versionId'; type: NodeType; key: string }
  /** A column as it is, where Pothos cannot be told so: JSON, of which the types know no more. */
  | { kind: 'column'; column: string }
  /** An imprecise date in a JSON column. */
  | { kind: 'date'; column: string }
  /** A moment written as text in a JSON object. */
  | { kind: 'moment'; property: string }
  /** A moment that is null while it is the end of open record time. */
  | { kind: 'openEnd'; column: string }
  /** An object made of columns of the same row; null where this one is. */
  | { kind: 'embedded'; present: string }
  /** The same row, as another type shows it. */
  | { kind: 'same' }
  /** Text that is made of a column when it is read. */
  | { kind: 'made'; column: string; make: (text: string) => string }
  /** A list of objects made of two states when it is read. */
  | ({ kind: 'changes' } & Changes)
  | { kind: 'reference'; relation: string; model: ModelName; guaranteed: boolean }
  /** A reference of a row that was only read because it leads to something visible. */
  | { kind: 'linked'; relation: string }
  /** A column of what a to-one relation leads to. */
  | { kind: 'related'; relation: string; column: string }
  /** The record that a row names by its type and its key, in whatever state it is. */
  | { kind: 'subject'; type: string; key: string }
  | ({ kind: 'list' | 'platforms' } & Listed)
  /** The current version of what a relation leads to. */
  | { kind: 'current'; relation: string; model: ModelName }
  | { kind: 'earliestCitation'; relation: string; orderBy: readonly Where[]; where: (viewer: Viewer) => Where }
  | { kind: 'evidence'; of: 'ruling' | 'status' }
  /** The row of a to-many relation that holds at a clock. */
  | { kind: 'status'; relation: string; headline: boolean; holds: (clock: Clock) => Where }
  | { kind: 'clock'; part: 'asOf' | 'knownAt' | 'silentDays' }
  | { kind: 'openInstallments'; relation: string; through: string; column: string }
  | ({ kind: 'connection' } & Connection)
  | { kind: 'page'; part: 'edges' | 'nodes' | 'pageInfo'; keepsCursor?: boolean }
  | { kind: 'edge'; part: 'cursor' | 'node' | 'next' }
  | { kind: 'count' }
  | { kind: 'lookup'; lookup: Lookup }
  /** A record of what was read first, under this property. */
  | { kind: 'found'; property: string }
  /** Several things by their names or ids. */
  | { kind: 'each'; argument: string; lookup: Lookup | null }
  /** Anything by its id, or only things of one type. */
  | { kind: 'node'; only: NodeType | null }
  | { kind: 'installment' }
  | { kind: 'record' }
  | { kind: 'head'; part: 'position' | 'cursor' | 'recordedAt'; family: CursorFamily }
  | { kind: 'constant'; value: number }
  /** Who asks: known without the database. */
  | { kind: 'viewer' }
  /** Said by the field's own resolver, of who asks. */
  | { kind: 'ofViewer' }

/** The declaration as a field carries it, beside `more` that stands there too. */
export function declared(declaration: Declaration, more: object = {}): { greenlit: object } {
  return { greenlit: { ...more, ...declaration } }
}
