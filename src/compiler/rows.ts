import { TABLES } from '../database/generated/tables.ts'
import type { Column, Relation } from '../database/generated/tables.ts'
import type { ModelName } from '../graphql/datamodel.ts'

/** Two clocks as SQL: the day as `date`, the moment as `timestamptz` or null for what is current. */
export interface ReadAt {
  readonly day: string
  readonly moment: string | null
  /** Whether there is a moment. */
  readonly isPast: boolean
}

/** A row of a model under an alias of the statement. */
export interface Row {
  readonly from: 'row'
  readonly model: ModelName
  readonly alias: string
  /** Of a status, when it was read. */
  readonly readAt: ReadAt | null
  /** Columns that were asked for, for a subquery that has to hand them out. */
  readonly used: Set<string>
  /** What stands before the names of its columns, where a subquery hands out those of several rows. */
  readonly prefix: string
  /** The row that a to-one relation leads to, where it stands beside this one and has not to be looked up. */
  readonly beside: (relation: string) => Row | undefined
}

export function rowOf(model: ModelName, alias: string, readAt: ReadAt | null = null): Row {
  return { from: 'row', model, alias, readAt, used: new Set(), prefix: '', beside: () => undefined }
}

/** The table's name, quoted. */
export function tableOf(model: ModelName): string {
  return `"${known(TABLES[model], model).name}"`
}

export function columnOf(model: ModelName, field: string): Column {
  return known(TABLES[model]?.columns[field], `${model}.${field}`)
}

export function hasColumn(model: ModelName, field: string): boolean {
  return TABLES[model]?.columns[field] !== undefined
}

export function relationIn(model: ModelName, name: string): Relation & { model: ModelName } {
  return known(TABLES[model]?.relations[name], `${model}.${name}`) as Relation & { model: ModelName }
}

/** A column of the row, as SQL. */
export function valueOf(row: Row, field: string): string {
  return columnNamed(row, columnOf(row.model, field).name)
}

/** The condition that a row under `alias` is what the relation of `row` leads to. */
export function joined(row: Row, { from, to }: Relation, alias: string): string {
  return to.map((column, index) => `${alias}."${column}" = ${columnNamed(row, from[index] ?? '')}`).join(' AND ')
}

/** A column by its name in the database. */
export function columnNamed(row: Row, column: string): string {
  row.used.add(column)
  return `${row.alias}."${row.prefix}${column}"`
}

function known<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`The tables know no ${name}.`)
  return found
}
