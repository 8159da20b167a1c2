import { getNamedType, isInterfaceType, isObjectType } from 'graphql'
import { userError } from '../graphql/errors.ts'
import { NODE_TYPES, readId, readKey } from '../graphql/ids.ts'
import type { NodeKey, NodeType } from '../graphql/ids.ts'
import { LIST_MAX } from '../graphql/limits.ts'
import type { Lookup } from '../graphql/lookup.ts'
import { nodeModel } from '../graphql/nodes.ts'
import type { Viewer } from '../graphql/viewer.ts'
import { visible } from '../graphql/visibility.ts'
import { itemType, rowAt } from './asked.ts'
import type { Asked, Of } from './asked.ts'
import { all, asWritten, conditionSql } from './conditions.ts'
import { Uncovered } from './draft.ts'
import type { Draft } from './draft.ts'
import { concatenated, literal, orNull, sql } from './json.ts'
import type { Json } from './json.ts'
import { memberJson } from './members.ts'
import { columnOf, relationIn, rowOf, tableOf, valueOf } from './rows.ts'

type Name = Readonly<Record<string, unknown>>

/** One object by its name. */
export function lookupJson(asked: Asked, { lookup }: Of<'lookup'>): Json {
  const { draft } = asked
  const by = draft.derived(argsOf(asked), (args) => wayOf(lookup, args['by'] as Name, 'by'))
  const { way } = by.value
  return orNull(named(asked, lookup, way, draft.bind('text', by, 'name', ({ value }) => value)))
}

/** Objects by their names or ids, in that order. */
export function eachJson(asked: Asked, { argument, lookup }: Of<'each'>): Json {
  const { draft } = asked
  const alias = draft.alias()
  const args = draft.derived(argsOf(asked), (given) => listed(given[argument], argument))
  const names = lookup
    ? draft.derived(args, (given) => given.map((name, index) => wayOf(lookup, name as Name, `by.${index}`)))
    : draft.derived(args, (given) => given.map((id, index) => placeOf(readId(String(id), `ids.${index}`))))
  const ways = [...new Set(names.value.map(({ way }) => way))]
  const cases = ways.map((way) => {
    const found = lookup ? named(asked, lookup, way, `${alias}.value`) : byId(asked, way as NodeType, `${alias}.value`, `${alias}.version`)
    return `WHEN ${literal(way)} THEN ${found}`
  })
  if (ways.length === 0) return ['[]']
  const lists = [
    draft.bind('text[]', names, 'ways', (given) => given.map(({ way }) => way)),
    draft.bind('text[]', names, 'values', (given) => given.map(({ value }) => value)),
    draft.bind('integer[]', names, 'versions', (given) => given.map(({ version }) => version))
  ]
  const item = `COALESCE(CASE ${alias}.way ${cases.join(' ')} END, 'null')`
  return ['[', sql(`(SELECT string_agg(${item}, ',' ORDER BY ${alias}.place) FROM unnest(${lists.join(', ')}) WITH ORDINALITY ${alias}(way, value, version, place))`), ']']
}

/** Anything by its id, or only things of one type. */
export function nodeJson(asked: Asked, { only }: Of<'node'>): Json {
  const { draft } = asked
  const id = draft.derived(argsOf(asked), (args) => placeOf(readId(String(args['id']), 'id')))
  const { way, version } = id.value
  if (only !== null && way !== only) return ['null']
  const key = draft.bind('text', id, 'value', ({ value }) => value)
  return orNull(byId(asked, way as NodeType, key, version === null ? null : draft.bind('integer', id, 'version', (place) => place.version)))
}

/** The record that the row names, in whatever state it is; beneath it everything is read as the viewer reads it. */
export function subjectJson(asked: Asked, { type, key }: Of<'subject'>): Json {
  const row = rowAt(asked)
  const everything = { ...asked.draft.request.viewer, perspective: 'EVERYTHING' } as const
  const records = NODE_TYPES.filter((one) => one !== 'ShowUpdate')
  const cases = records.map((one) => `WHEN ${literal(one)} THEN ${byId(asked, one, `${valueOf(row, key)}::text`, null, everything)}`)
  return orNull(`CASE ${valueOf(row, type)} ${cases.join(' ')} END`)
}

/** An installment by its id or as the season of a show; of one that comes in parts and is asked for whole, the first part. */
export function installmentJson(asked: Asked): Json {
  const { draft, field, nodes } = asked
  const by = draft.derived(argsOf(asked), (args) => {
    const { id, season } = args['by'] as { id?: string; season?: { show: string; number: number; part?: number | null } }
    return typeof id === 'string' ? { key: readKey('Installment', id, 'by.id'), season: null } : { key: null, season: season ?? { show: '', number: 0 } }
  })
  const { season } = by.value
  if (season === null) return orNull(byId(asked, 'Installment', draft.bind('text', by, 'key', ({ key }) => key), null))
  const row = rowOf('Installment', draft.alias())
  const object = concatenated(draft.select(row, itemType(field), nodes))
  const say = (value: unknown, type: string) => {
    if (value === 'show') return draft.bind(type, by, 'show', (given) => given.season?.show)
    if (value === 'number') return draft.bind(type, by, 'number', (given) => given.season?.number)
    if (value === 'part') return draft.bind(type, by, 'part', (given) => given.season?.part)
    return asWritten(value, type)
  }
  const where = { kind: 'SEASON', number: 'number', show: { slug: 'show' }, ...(season.part === undefined || season.part === null ? {} : { part: 'part' }) }
  const conditions = all([conditionSql(draft, row, visible(draft.request.viewer, 'Installment'), asWritten), conditionSql(draft, row, where, say)])
  return orNull(`(SELECT ${object} FROM ${tableOf('Installment')} ${row.alias} WHERE ${conditions} ORDER BY ${valueOf(row, 'position')} LIMIT 1)`)
}

/** By a name that is text in SQL: an id, a column or an id in a public source; old names and merged ids lead on. */
function named(asked: Asked, lookup: Lookup, way: string, name: string): string {
  const rule = lookup.by[way]
  if (!rule) throw new Uncovered('field')
  if ('id' in rule) return byId(asked, rule.id, name, null)
  const { draft } = asked
  const { model } = lookup
  const row = rowOf(model, draft.alias())
  const object = concatenated(draft.select(row, itemType(asked.field), asked.nodes))
  const seen = conditionSql(draft, row, visible(draft.request.viewer, model), asWritten)
  const from = `FROM ${tableOf(model)} ${row.alias} WHERE`
  if ('external' in rule) {
    const ids = relationIn(model, 'externalIds')
    const alias = draft.alias()
    const id = `(SELECT ${alias}."${ids.to[0] ?? ''}" FROM ${tableOf(ids.model)} ${alias} WHERE ${alias}."source" = ${literal(rule.external)} AND ${alias}."value" = ${name})`
    return `(SELECT ${object} ${from} ${all([`${valueOf(row, 'id')} = ${id}`, seen])})`
  }
  const column = columnOf(model, rule.column).name
  const inner = rowOf(model, draft.alias())
  const innerSeen = conditionSql(draft, inner, visible(draft.request.viewer, model), asWritten)
  const direct = `(SELECT ${valueOf(inner, 'id')} FROM ${tableOf(model)} ${inner.alias} WHERE ${all([`${inner.alias}."${column}" = ${name}`, innerSeen])})`
  return `(SELECT ${object} ${from} ${all([`${valueOf(row, 'id')} = COALESCE(${direct}, ${redirected(draft, model, name)})`, seen])})`
}

/** By a key that is text in SQL. `version` is null where the current one is meant, or SQL that may be. */
export function byId(asked: Asked, type: NodeType, key: string, version: string | null, viewer: Viewer = asked.draft.request.viewer): string {
  const { draft, field, nodes } = asked
  const { model, key: column, versioned } = nodeModel(type)
  const condition = (alias: string) => {
    const row = rowOf(model, alias)
    const open = versioned ? `${valueOf(row, 'knownTo')} = '9999-12-31 00:00:00+00'` : 'true'
    const which = !versioned || version === null ? open : `CASE WHEN ${version} IS NULL THEN ${open} ELSE ${valueOf(row, 'version')} = ${version} END`
    return all([conditionSql(draft, row, visible(viewer, model), asWritten), which])
  }
  const row = rowOf(model, draft.alias())
  const declared = getNamedType(field.type)
  const runtime = type === 'ShowUpdate' ? draft.schema.getType('ShowUpdate') : draft.schema.getType(type)
  if (!isObjectType(runtime) && !isInterfaceType(runtime)) throw new Uncovered('field')
  if (isObjectType(declared) && declared !== runtime) throw new Uncovered('field')
  const object = concatenated(memberJson(draft, row, runtime, nodes))
  const inner = rowOf(model, draft.alias())
  const direct = `(SELECT ${valueOf(inner, column)} FROM ${tableOf(model)} ${inner.alias} WHERE ${all([`${valueOf(inner, column)} = (${key})::uuid`, condition(inner.alias)])})`
  const led = redirected(draft, type, key)
  const found = version === null ? `COALESCE(${direct}, ${led})` : `COALESCE(${direct}, CASE WHEN ${version} IS NULL THEN ${led} END)`
  return `(SELECT ${object} FROM ${tableOf(model)} ${row.alias} WHERE ${all([`${valueOf(row, column)} = ${found}`, condition(row.alias)])})`
}

function redirected(draft: Draft, type: string, key: string): string {
  const alias = draft.alias()
  return `(SELECT ${alias}."target_id" FROM ${tableOf('Redirect')} ${alias} WHERE ${alias}."subject_type" = ${literal(type)} AND ${alias}."key" = ${key})`
}

interface Place {
  way: string
  value: string
  version: number | null
}

function wayOf({ by }: Lookup, name: Name, argument: string): Place {
  const [way = '', given] = Object.entries(name).find(([, text]) => text !== undefined && text !== null) ?? []
  const rule = by[way]
  if (!rule) throw userError('BAD_ARGUMENT', `The argument "${argument}" names nothing: give exactly one field.`, { argument })
  const value = String(given)
  return { way, value: 'id' in rule ? readKey(rule.id, value, `${argument}.${way}`) : value, version: null }
}

function placeOf({ type, key, version }: NodeKey): Place {
  return { way: type, value: key, version }
}

function listed(given: unknown, argument: string): unknown[] {
  const list = given as unknown[]
  if (list.length > LIST_MAX) throw userError('BAD_ARGUMENT', `The argument "${argument}" has ${list.length} values.`, { argument })
  return list
}

function argsOf({ draft, field, nodes: [node] }: Asked) {
  if (!node) throw new Uncovered('field')
  return draft.args(field, node)
}
