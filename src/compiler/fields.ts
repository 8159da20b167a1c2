import type { FieldNode, GraphQLObjectType } from 'graphql'
import { getNamedType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql'
import type { Declaration } from '../graphql/declarations.ts'
import type { Viewer } from '../graphql/viewer.ts'
import { itemType, rowAt } from './asked.ts'
import type { Asked, Of } from './asked.ts'
import { connectionJson, countJson, edgeJson, pageInfoJson, pageJson } from './connections.ts'
import { cursorSql, familySql } from './cursors.ts'
import type { Draft } from './draft.ts'
import { Uncovered } from './draft.ts'
import { evidenceJson } from './evidence.ts'
import { concatenated, literal, orNull, sql } from './json.ts'
import type { Json } from './json.ts'
import { eachJson, installmentJson, lookupJson, nodeJson } from './lookups.ts'
import { currentJson, earliestCitationJson, linkedJson, listJson, openInstallmentsJson, referenceJson } from './relations.ts'
import { columnOf, hasColumn, valueOf } from './rows.ts'
import { columnJson, completed, momentText, propertyJson } from './scalars.ts'
import { HEAD } from './sources.ts'
import type { Source } from './sources.ts'
import { clockJson, statusJson } from './statuses.ts'
import type { Field } from './request.ts'

type Answers = { [Kind in Declaration['kind']]: (asked: Asked, declaration: Of<Kind>) => Json }

const ANSWERS: Answers = {
  id: ({ source }, { type }) => [sql(publicIdSql(type, valueOf(rowAt({ source }), 'id')))],
  versionId({ source }, { type, key }) {
    const [id, version, end] = [key, 'version', 'knownTo'].map((name) => valueOf(rowAt({ source }), name)) as [string, string, string]
    return [sql(publicIdSql(type, `${id} || CASE WHEN ${end} = '9999-12-31 00:00:00+00' THEN '' ELSE '@' || ${version} END`))]
  },
  column: (asked, { column }) => exposed(asked, column),
  date: (asked, { column }) => exposed(asked, column),
  moment({ source }, { property }) {
    const value = `${object(source)} ->> '${property}'`
    return orNull(momentText(`(${value})::timestamptz`))
  },
  openEnd({ source }, { column }) {
    const end = valueOf(rowAt({ source }), column)
    return [sql(`CASE WHEN ${end} = '9999-12-31 00:00:00+00' THEN 'null' ELSE ${momentText(end)} END`)]
  },
  embedded(asked, { present }) {
    const { draft, source, nodes, field } = asked
    const whole = concatenated(draft.select(source, itemType(field), nodes))
    return [sql(`CASE WHEN ${valueOf(rowAt({ source }), present)} IS NULL THEN 'null' ELSE ${whole} END`)]
  },
  same: ({ draft, source, nodes, field }) => draft.select(source, itemType(field), nodes),
  made({ draft, source, field }, { column, make }) {
    const text = valueOf(rowAt({ source }), column)
    const { before, after } = draft.making(make)
    return completed(`${literal(before)} || to_json(${text})::text || ${literal(after)}`, field.type, text)
  },
  reference: referenceJson,
  linked: linkedJson,
  list: listJson,
  platforms: listJson,
  current: currentJson,
  earliestCitation: earliestCitationJson,
  evidence: evidenceJson,
  status: statusJson,
  clock: clockJson,
  openInstallments: openInstallmentsJson,
  connection: connectionJson,
  page: pageJson,
  edge: edgeJson,
  count: ({ source }) => countJson(source),
  lookup: lookupJson,
  each: eachJson,
  node: nodeJson,
  installment: installmentJson,
  record: ({ draft, field, nodes }) => draft.select({ from: 'head' }, itemType(field), nodes),
  head(_asked, { part, family }) {
    const { position, recordedAt } = HEAD
    if (part === 'position') return [sql(`${position}::text`)]
    const known = part === 'recordedAt' ? momentText(recordedAt) : `'"' || ${cursorSql(familySql(family.name, family.order), `${position}::text`)} || '"'`
    return [sql(`CASE WHEN ${position} = 0 THEN 'null' ELSE ${known} END`)]
  },
  constant: (_asked, { value }) => [JSON.stringify(value)],
  viewer: ({ draft, field, nodes }) => draft.select({ from: 'root' }, itemType(field), nodes),
  ofViewer({ draft, field }) {
    const said = draft.input(({ viewer }) => JSON.stringify(leaf(field, viewer)))
    return [sql(draft.bind('text', said, 'said', (text) => text))]
  }
}

/** Whether a field can be compiled: by what it declares, or as a column that Pothos exposes. */
export function isCovered(field: Field, parent: string): boolean {
  const declaration = declarationOf(field)
  return declaration !== null || parent === 'PageInfo' || field.extensions['pothosExposedField'] !== undefined
}

/** Whether a field says who asks, which the database does not know. */
export function isAboutViewer(field: Field): boolean {
  const kind = declarationOf(field)?.kind
  return kind === 'viewer' || kind === 'ofViewer'
}

/** The value of one field as JSON text. */
export function fieldJson(asked: Asked): Json {
  const { field, source } = asked
  const declaration = declarationOf(field)
  if (declaration) {
    const answer = ANSWERS[declaration.kind] as (asked: Asked, declaration: Declaration) => Json
    return answer(asked, declaration)
  }
  const column = field.extensions['pothosExposedField']
  if (source.from === 'pageInfo') return pageInfoJson(source, field.name)
  if (typeof column !== 'string') throw new Uncovered('field')
  if (source.from === 'head') return column === 'position' ? [sql(`${HEAD.position}::text`)] : [sql(momentText(HEAD.recordedAt))]
  return exposed(asked, column)
}

function declarationOf({ extensions }: Field): Declaration | null {
  const declaration = extensions['greenlit'] as (Declaration & { byResolver?: true }) | undefined
  return declaration?.kind === undefined || declaration.byResolver ? null : declaration
}

/** A column of a row or a property of a JSON object: a scalar, or an object or a list of objects kept as JSON. */
function exposed({ draft, source, field, nodes }: Asked, name: string): Json {
  const named = getNamedType(field.type)
  if (!isObjectType(named)) {
    if (source.from === 'json') return propertyJson(source.json, name, field.type)
    const column = columnOf(rowAt({ source }).model, name)
    return columnJson(column, valueOf(rowAt({ source }), name), field.type)
  }
  const json = source.from === 'json' ? `NULLIF(${source.json} -> '${name}', 'null')` : valueOf(rowAt({ source }), name)
  if (isListType(isNonNullType(field.type) ? field.type.ofType : field.type)) return elements(draft, json, named, nodes)
  const whole = concatenated(draft.select({ from: 'json', json }, named, nodes))
  const never = source.from === 'row' && hasColumn(source.model, name) && columnOf(source.model, name).isRequired
  return completed(never ? whole : `CASE WHEN ${json} IS NOT NULL THEN ${whole} END`, field.type, never ? null : json)
}

function elements(draft: Draft, json: string, type: GraphQLObjectType, nodes: readonly FieldNode[]): Json {
  const alias = draft.alias()
  const item = concatenated(draft.select({ from: 'json', json: `${alias}.value` }, type, nodes))
  return ['[', sql(`COALESCE((SELECT string_agg(${item}, ',' ORDER BY ${alias}.place) FROM jsonb_array_elements(${json}) WITH ORDINALITY ${alias}(value, place)), '')`), ']']
}

/** The public id of a key, quoted: at most 75 characters, or PostgreSQL's base64 would begin a new line. */
function publicIdSql(type: string, key: string): string {
  return `'"' || encode((${literal(`${type}:`)} || ${key})::bytea, 'base64') || '"'`
}

/** What a resolver that knows nothing of the request says of the viewer. */
function leaf({ type, resolve }: Field, viewer: Viewer): unknown {
  const named = getNamedType(type)
  const value = resolve?.(viewer, {}, undefined, undefined as never) as unknown
  return value === null || !isLeafType(named) ? null : named.serialize(value)
}

function object(source: Source): string {
  if (source.from !== 'json') throw new Uncovered('field')
  return source.json
}
