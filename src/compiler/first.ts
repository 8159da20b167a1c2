import { getNamedType, getNullableType, isAbstractType, isListType, isNonNullType, isObjectType } from 'graphql'
import type { ReadFirst } from '../graphql/declarations.ts'
import { NODE_TYPES } from '../graphql/ids.ts'
import type { Asked, Of } from './asked.ts'
import { itemType } from './asked.ts'
import { Uncovered } from './draft.ts'
import { elements, exposed, jsonAt } from './exposed.ts'
import { concatenated, literal, orFail, orNull, sql } from './json.ts'
import type { Json } from './json.ts'
import { byId } from './lookups.ts'
import { completed } from './scalars.ts'
import { HEAD } from './sources.ts'

/** What was read before the statement stands in it as one JSON value: objects beneath are read of it as of a JSON column. */
export function readFirstJson({ draft, field, nodes }: Asked, read: ReadFirst): Json {
  const [node] = nodes
  if (!node) throw new Uncovered('field')
  const json = draft.readFirst(draft.args(field, node), read, nodes)
  if (isListType(getNullableType(field.type))) return elements(draft, json, itemType(field), nodes)
  const whole = concatenated(draft.select({ from: 'json', json }, itemType(field), nodes))
  // The value itself may be known while the statement is planned, and the failure with it.
  return completed([sql(`CASE WHEN ${json} <> 'null' THEN ${whole} END`)], field.type, HEAD.position)
}

/** A record that was found, as the viewer sees it by now. Where one may not be missing, the reference path looks again. */
export function foundJson(asked: Asked, { property }: Of<'found'>): Json {
  const { draft, field } = asked
  const named = getNamedType(field.type)
  const names = (isAbstractType(named) ? draft.schema.getPossibleTypes(named) : [named]).map(({ name }) => name)
  const [type, key] = ['type', 'key'].map((name) => `${jsonAt(asked)} -> '${property}' ->> '${name}'`) as [string, string]
  const cases = NODE_TYPES.filter((name) => names.includes(name)).map((name) => `WHEN ${literal(name)} THEN ${byId(asked, name, key, null)}`)
  const found = `CASE ${type} ${cases.join(' ')} END`
  return isNonNullType(field.type) ? orFail(found, type) : orNull(found)
}

/** The parts of a page that was read first. */
export function pageFoundJson(asked: Asked, { part }: Of<'page'>): Json {
  const { draft, field, nodes } = asked
  const named = getNamedType(field.type)
  if (part !== 'nodes') return exposed(asked, part)
  if (!isObjectType(named)) throw new Uncovered('field')
  return elements(draft, `${jsonAt(asked)} -> 'edges'`, named, nodes, 'node')
}
