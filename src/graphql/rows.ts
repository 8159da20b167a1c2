import { db } from '../database/client.ts'
import type { ModelName } from './datamodel.ts'
import type { Where } from './visibility.ts'

/** A row as Prisma gives it back, read with a selection planned at run time. */
export type Row = Record<string, unknown>

interface Delegate {
  findMany(query: object): Promise<Row[]>
  count(query: object): Promise<number>
}

function delegateOf(model: ModelName): Delegate {
  const name = `${model.slice(0, 1).toLowerCase()}${model.slice(1)}`
  return (db as unknown as Record<string, Delegate>)[name] as Delegate
}

/** Rows with what hangs on them, in one statement: joined, "the newest of each parent" is read from an index. */
export function findRows(model: ModelName, query: object): Promise<Row[]> {
  return delegateOf(model).findMany({ ...query, relationLoadStrategy: 'join' })
}

export function countRows(model: ModelName, where: Where): Promise<number> {
  return delegateOf(model).count({ where })
}
