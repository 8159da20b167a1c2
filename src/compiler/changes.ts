import type { FieldNode, GraphQLObjectType } from 'graphql'
import type { Called } from '../graphql/called.ts'
import type { Row as Value } from '../graphql/rows.ts'
import { referableNow, visible } from '../graphql/visibility.ts'
import { itemType, rowAt } from './asked.ts'
import type { Asked, Of } from './asked.ts'
import { all, asWritten, conditionSql } from './conditions.ts'
import { Uncovered } from './draft.ts'
import type { Draft } from './draft.ts'
import { literal, sql } from './json.ts'
import type { Json } from './json.ts'
import { joined, relationIn, rowOf, tableOf, valueOf } from './rows.ts'
import type { Row } from './rows.ts'

/** What comes back of a row: the fields in which two states differ, and what the ids in them are called. */
interface States {
  before: Value | null
  after: Value
  names: Readonly<Record<string, string>>
}

/** An id anywhere in a JSON value, as SQL/JSON paths say it. */
const IDS = literal('strict $.** ? (@ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")')

/** What differs between the state of a row and the one before it: found out here, from what the statement gives of both. */
export function changesJson(asked: Asked, { column, among, order, called, differences }: Of<'changes'>): Json {
  const { draft, field, nodes } = asked
  const row = rowAt(asked)
  const write = writerOf(draft, itemType(field), nodes)
  const other = rowOf(row.model, draft.alias())
  const earlier = all([
    ...among.map((name) => `${valueOf(other, name)} = ${valueOf(row, name)}`),
    `${valueOf(other, order)} < ${valueOf(row, order)}`,
    conditionSql(draft, other, visible(draft.request.viewer, row.model), asWritten)
  ])
  const before = `(SELECT ${valueOf(other, column)} FROM ${tableOf(row.model)} ${other.alias} WHERE ${earlier} ORDER BY ${valueOf(other, order)} DESC LIMIT 1)`
  const [both, parted] = [draft.alias(), draft.alias()]
  // OFFSET 0: what is looked up stands at several places above, and is looked up once.
  const states = `SELECT ${valueOf(row, column)} AS after, ${before} AS before OFFSET 0`
  const parts = `SELECT ${apart(`${both}.after`, `${both}.before`)} AS after, ${apart(`${both}.before`, `${both}.after`)} AS before FROM (${states}) ${both} OFFSET 0`
  const value = `'{"before":' || COALESCE(${parted}.before::text, 'null') || ',"after":' || COALESCE(${parted}.after::text, '{}') || ',"names":' || ${namesSql(draft, `${parted}.before, ${parted}.after`, called)} || '}'`
  return draft.making([sql(`(SELECT ${value} FROM (${parts}) ${parted})`)], (given) => {
    const { before: old, after, names } = given as States
    return `[${differences(old, after, (id) => names[id] ?? null).map(write).join(',')}]`
  })
}

/** Of an object in JSON, the fields that the other has not or has otherwise. */
function apart(value: string, other: string): string {
  return `(SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(${value}) e WHERE e.value IS DISTINCT FROM ${other} -> e.key)`
}

/** What the ids in these values are called, as an object in JSON: of those that the viewer may be told. */
function namesSql(draft: Draft, values: string, called: readonly Called[]): string {
  const [id, name] = [draft.alias(), draft.alias()]
  const lookups = called.map((one) => nameSql(draft, one, `${id}.id`))
  const ids = `SELECT DISTINCT (i #>> '{}')::uuid AS id FROM jsonb_path_query(jsonb_build_array(${values}), ${IDS}) i`
  return `COALESCE((SELECT jsonb_object_agg(${id}.id, ${name}.name) FROM (${ids}) ${id}, LATERAL (SELECT COALESCE(${lookups.join(', ')}) AS name OFFSET 0) ${name} WHERE ${name}.name IS NOT NULL)::text, '{}')`
}

function nameSql(draft: Draft, { model, key, name }: Called, id: string): string {
  const row = rowOf(model, draft.alias())
  const { viewer } = draft.request
  const seen = conditionSql(draft, row, referableNow(viewer, model), asWritten)
  const parts = name.map((part) => (typeof part === 'string' ? literal(part) : shortened(atPath(draft, row, part.column.split('.')), part.most)))
  return `(SELECT ${parts.join(' || ')} FROM ${tableOf(model)} ${row.alias} WHERE ${all([`${valueOf(row, key)} = ${id}`, seen])})`
}

function shortened(text: string, most: number | undefined): string {
  return most === undefined ? text : `left(${text}, ${most})`
}

/** A column of the row, or of what its to-one relations lead to. */
function atPath(draft: Draft, row: Row, [step = '', ...further]: string[]): string {
  if (further.length === 0) return valueOf(row, step)
  const to = relationIn(row.model, step)
  const other = rowOf(to.model, draft.alias())
  return `(SELECT ${atPath(draft, other, further)} FROM ${tableOf(to.model)} ${other.alias} WHERE ${joined(row, to, other.alias)})`
}

/** Writes what is selected of an object whose fields are texts. */
function writerOf(draft: Draft, type: GraphQLObjectType, nodes: readonly FieldNode[]): (object: object) => string {
  const entries = draft.selected(type, nodes).map(([key, [node]]) => {
    const name = node?.name.value ?? ''
    if (name === '__typename') return () => `${JSON.stringify(key)}:${JSON.stringify(type.name)}`
    const property = type.getFields()[name]?.extensions['pothosExposedField']
    if (typeof property !== 'string') throw new Uncovered('field')
    return (object: object) => `${JSON.stringify(key)}:${JSON.stringify((object as Value)[property] ?? null)}`
  })
  return (object) => `{${entries.map((entry) => entry(object)).join(',')}}`
}
