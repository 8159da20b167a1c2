import { OPEN_TIME } from '../database/open.ts'
import type { Column } from '../database/generated/tables.ts'
import type { Where } from '../graphql/visibility.ts'
import type { Draft } from './draft.ts'
import { literal } from './json.ts'
import { columnOf, hasColumn, joined, relationIn, rowOf, tableOf, valueOf } from './rows.ts'
import type { Row } from './rows.ts'

/** Says a value of a condition in SQL; `type` is what it has to be. */
export type Say = (value: unknown, type: string) => string

const TESTS: Record<string, (column: string, value: string) => string> = {
  equals: (column, value) => `${column} = ${value}`,
  not: (column, value) => `${column} <> ${value}`,
  in: (column, value) => `${column} = ANY(${value})`,
  hasSome: (column, value) => `${column} && ${value}`,
  has: (column, value) => `${value} = ANY(${column})`,
  gt: (column, value) => `${column} > ${value}`,
  gte: (column, value) => `${column} >= ${value}`,
  lt: (column, value) => `${column} < ${value}`,
  lte: (column, value) => `${column} <= ${value}`
}

/**
 * A condition as Prisma takes it, as SQL on a row. What is part of the declaration (states, open time, flags) becomes part
 * of the text, so that partial indexes fit whatever the plan; all else is said by `say`.
 */
export function conditionSql(draft: Draft, row: Row, where: Where, say: Say): string {
  const tests = Object.entries(where).map(([name, test]) => {
    if (name === 'AND') return all([test].flat().map((part) => conditionSql(draft, row, part as Where, say)))
    if (name === 'OR') return any((test as Where[]).map((part) => conditionSql(draft, row, part, say)))
    return hasColumn(row.model, name) ? columnTest(columnOf(row.model, name), valueOf(row, name), test, say) : relationTest(draft, row, name, test as Where, say)
  })
  return all(tests)
}

/** All of these; what is no condition at all is left out. */
export function all(conditions: readonly string[]): string {
  const some = conditions.filter((condition) => condition !== 'true')
  return some.length === 0 ? 'true' : some.join(' AND ')
}

/** Prisma leaves out alternatives that are no condition. */
function any(conditions: string[]): string {
  const some = conditions.filter((condition) => condition !== 'true')
  return some.length === 0 ? 'false' : `(${some.map((condition) => `(${condition})`).join(' OR ')})`
}

function columnTest(column: Column, expression: string, test: unknown, say: Say): string {
  if (!isTests(test)) return equal(column, expression, test, say)
  const said = Object.entries(test).map(([name, value]) => {
    if (name === 'not' && value === null) return `${expression} IS NOT NULL`
    if (name === 'equals') return equal(column, expression, value, say)
    const write = TESTS[name]
    if (!write) throw new Error(`No condition is called "${name}".`)
    const isList = name === 'in' || name === 'hasSome'
    return write(expression, valueSql(column, value, isList ? `${typeSql(column)}[]` : typeSql(column), say))
  })
  return all(said)
}

function equal(column: Column, expression: string, value: unknown, say: Say): string {
  if (value === null) return `${expression} IS NULL`
  if (value === true) return expression
  if (value === false) return `NOT ${expression}`
  return `${expression} = ${valueSql(column, value, typeSql(column), say)}`
}

/** Of a row that stands beside, or else a subquery of its own rather than a join: looked up by key for each row that comes so far. */
function relationTest(draft: Draft, row: Row, name: string, test: Where, say: Say): string {
  const relation = relationIn(row.model, name)
  const beside = row.beside(name)
  if (beside) return conditionSql(draft, beside, test, say)
  const other = rowOf(relation.model, draft.alias())
  const where = relation.isList ? (test['some'] as Where) : test
  const beneath = conditionSql(draft, other, where, say)
  const from = `FROM ${tableOf(relation.model)} ${other.alias} WHERE ${all([joined(row, relation, other.alias), beneath])}`
  if (relation.isList) return `EXISTS (SELECT ${from})`
  // Every row has what a required relation leads to.
  return beneath === 'true' && relation.isRequired ? 'true' : `COALESCE((SELECT true ${from}), false)`
}

function valueSql({ name }: Column, value: unknown, type: string, say: Say): string {
  return isFixed(name, value) ? fixedSql(value) : say(value, type)
}

/** The values that `say` is asked for, in the order in which it is. `column` is what the tests are of. */
export function valuesOf(where: Where, column = ''): unknown[] {
  return Object.entries(where).flatMap(([name, test]) => {
    if (name === 'AND' || name === 'OR') return [test].flat().flatMap((part) => valuesOf(part as Where))
    if (isTests(test)) return valuesOf(test, name)
    return test === null || typeof test === 'boolean' || isFixed(name, test) || isFixed(column, test) ? [] : [test]
  })
}

/** Says values as they stand: for conditions that a declaration makes without asking the request. */
export const asWritten: Say = (value, type) => `${Array.isArray(value) ? arrayLiteral(value) : literal(textOf(value, type))}::${type}`

/** Values for parameters of the type. */
export function textOf(value: unknown, type: string): string {
  if (!(value instanceof Date)) return String(value)
  return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString()
}

/** The list of a parameter, as pg sends lists. */
export function listOf(value: unknown, type: string): unknown {
  return Array.isArray(value) ? value.map((item) => textOf(item, type)) : textOf(value, type)
}

/** Whether a value is part of what is declared rather than of what is asked. */
function isFixed(column: string, value: unknown): boolean {
  return column === 'visibility' || (value instanceof Date && value.getTime() === OPEN_TIME.getTime())
}

function fixedSql(value: unknown): string {
  if (value instanceof Date) return `'9999-12-31 00:00:00+00'`
  return Array.isArray(value) ? arrayLiteral(value) : literal(String(value))
}

function arrayLiteral(values: unknown[]): string {
  return values.length === 0 ? "'{}'" : `ARRAY[${values.map((value) => literal(String(value))).join(', ')}]`
}

function typeSql({ type, isEnum }: Column): string {
  return isEnum ? `"${type}"` : type
}

function isTests(value: unknown): value is Where {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
