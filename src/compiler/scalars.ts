import type { GraphQLEnumType, GraphQLOutputType } from 'graphql'
import { getNamedType, isEnumType, isNonNullType } from 'graphql'
import type { Column } from '../database/generated/tables.ts'
import { Uncovered } from './draft.ts'
import { concatenated, literal, orFail, orNull, quoted, sql } from './json.ts'
import type { Json } from './json.ts'

/** As the scalar DateTime writes moments: UTC, with milliseconds. */
export function momentText(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"')`
}

/** A column's value, as the field's type writes it. */
export function columnJson(column: Column, expression: string, type: GraphQLOutputType): Json {
  const written = column.isList ? [sql(`COALESCE(to_json(${expression})::text, '[]')`)] : textOf(column, expression, type)
  return completed(written, type, column.isRequired ? null : expression)
}

function textOf(column: Column, expression: string, type: GraphQLOutputType): Json {
  const named = getNamedType(type)
  if (isEnumType(named)) return nameOf(named, expression)
  switch (column.type) {
    case 'integer':
    case 'bigint':
    case 'boolean':
      return [sql(`${expression}::text`)]
    case 'uuid':
      return quoted(`${expression}::text`)
    case 'text':
      return [sql(`to_json(${expression})::text`)]
    case 'timestamptz':
      return [sql(momentText(expression))]
    default:
      throw new Uncovered('scalar')
  }
}

/** The name of an enum's value, which the column may have under another. */
function nameOf(type: GraphQLEnumType, expression: string): Json {
  const values = type.getValues()
  if (values.every(({ name, value }) => name === value)) return quoted(`${expression}::text`)
  return [sql(`CASE ${expression} ${values.map(({ name, value }) => `WHEN ${literal(String(value))} THEN ${literal(`"${name}"`)}`).join(' ')} END`)]
}

/** A property of a JSON object: jsonb writes scalars as JSON.stringify does. */
export function propertyJson(json: string, property: string, type: GraphQLOutputType): Json {
  const value = `(${json} -> '${property}')::text`
  return isNonNullType(type) ? orFail(`NULLIF(${value}, 'null')`, json) : orNull(value)
}

/** What is null in SQL where any of its expressions is; `atHand` is null where none can be. */
export function completed(written: Json, type: GraphQLOutputType, atHand: string | null): Json {
  if (atHand === null) return written
  const whole = `(${concatenated(written)})`
  return isNonNullType(type) ? orFail(whole, atHand) : orNull(whole)
}
