import type { FieldNode, GraphQLObjectType } from 'graphql'
import { getNamedType, getNullableType, isListType, isObjectType } from 'graphql'
import { rowAt } from './asked.ts'
import type { Asked } from './asked.ts'
import type { Draft } from './draft.ts'
import { Uncovered } from './draft.ts'
import { concatenated, sql } from './json.ts'
import type { Json } from './json.ts'
import { columnOf, hasColumn, valueOf } from './rows.ts'
import { columnJson, completed, propertyJson } from './scalars.ts'
import type { Source } from './sources.ts'

/** A column of a row or a property of a JSON object: a scalar, or an object or a list of objects kept as JSON. */
export function exposed({ draft, source, field, nodes }: Asked, name: string): Json {
  const named = getNamedType(field.type)
  if (!isObjectType(named)) {
    if (source.from === 'json') return propertyJson(source.json, name, field.type)
    const column = columnOf(rowAt({ source }).model, name)
    return columnJson(column, valueOf(rowAt({ source }), name), field.type)
  }
  const json = source.from === 'json' ? `NULLIF(${source.json} -> '${name}', 'null')` : valueOf(rowAt({ source }), name)
  if (isListType(getNullableType(field.type))) return elements(draft, json, named, nodes)
  const whole = draft.select({ from: 'json', json }, named, nodes)
  const never = source.from === 'row' && hasColumn(source.model, name) && columnOf(source.model, name).isRequired
  return completed(never ? whole : [sql(`CASE WHEN ${json} IS NOT NULL THEN ${concatenated(whole)} END`)], field.type, never ? null : json)
}

/** The objects of a JSON list, or what stands in each of them under a name. */
export function elements(draft: Draft, json: string, type: GraphQLObjectType, nodes: readonly FieldNode[], name?: string): Json {
  const alias = draft.alias()
  const each = `${alias}.value${name === undefined ? '' : ` -> '${name}'`}`
  const item = concatenated(draft.select({ from: 'json', json: each }, type, nodes))
  return ['[', sql(`COALESCE((SELECT string_agg(${item}, ',' ORDER BY ${alias}.place) FROM jsonb_array_elements(${json}) WITH ORDINALITY ${alias}(value, place)), '')`), ']']
}

/** The JSON object that a field stands on. */
export function jsonAt({ source }: { source: Source }): string {
  if (source.from !== 'json') throw new Uncovered('field')
  return source.json
}
