import { getNamedType, isLeafType } from 'graphql'
import type { Declaration, ReadFirst } from '../graphql/declarations.ts'
import type { Viewer } from '../graphql/viewer.ts'
import { itemType, rowAt } from './asked.ts'
import type { Asked, Of } from './asked.ts'
import { changesJson } from './changes.ts'
import { connectionJson, countJson, edgeJson, pageInfoJson, pageJson } from './connections.ts'
import { base64Sql, cursorSql } from './cursors.ts'
import { Uncovered } from './draft.ts'
import { evidenceJson } from './evidence.ts'
import { exposed, jsonAt } from './exposed.ts'
import { foundJson, pageFoundJson, readFirstJson } from './first.ts'
import { concatenated, literal, orNull, quoted, sql } from './json.ts'
import type { Json } from './json.ts'
import { eachJson, installmentJson, lookupJson, nodeJson, subjectJson } from './lookups.ts'
import { currentJson, earliestCitationJson, linkedJson, listJson, openInstallmentsJson, referenceJson, relatedJson } from './relations.ts'
import { valueOf } from './rows.ts'
import { completed, momentText } from './scalars.ts'
import { HEAD } from './sources.ts'
import { clockJson, statusJson } from './statuses.ts'
import type { Field } from './request.ts'

type Answers = { [Kind in Declaration['kind']]: (asked: Asked, declaration: Of<Kind>) => Json }

const ANSWERS: Answers = {
  id: ({ source }, { type }) => publicIdJson(type, valueOf(rowAt({ source }), 'id')),
  versionId({ source }, { type, key }) {
    const [id, version, end] = [key, 'version', 'knownTo'].map((name) => valueOf(rowAt({ source }), name)) as [string, string, string]
    return publicIdJson(type, `${id} || CASE WHEN ${end} = '9999-12-31 00:00:00+00' THEN '' ELSE '@' || ${version} END`)
  },
  column: (asked, { column }) => exposed(asked, column),
  date: (asked, { column }) => exposed(asked, column),
  moment({ source }, { property }) {
    const value = `${jsonAt({ source })} ->> '${property}'`
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
    const making = draft.making([sql(`to_json(${text})::text`)], (value) => JSON.stringify(value && make(value as string)))
    return completed(making, field.type, text)
  },
  changes: changesJson,
  reference: referenceJson,
  linked: linkedJson,
  related: relatedJson,
  subject: subjectJson,
  list: listJson,
  platforms: listJson,
  current: currentJson,
  earliestCitation: earliestCitationJson,
  evidence: evidenceJson,
  status: statusJson,
  clock: clockJson,
  openInstallments: openInstallmentsJson,
  connection: connectionJson,
  page: (asked, declaration) => (asked.source.from === 'json' ? pageFoundJson : pageJson)(asked, declaration),
  edge: (asked, declaration) => (asked.source.from === 'json' ? exposed(asked, declaration.part) : edgeJson(asked, declaration)),
  count: (asked) => (asked.source.from === 'json' ? exposed(asked, asked.field.name) : countJson(asked.source)),
  found: foundJson,
  lookup: lookupJson,
  each: eachJson,
  node: nodeJson,
  installment: installmentJson,
  record: ({ draft, field, nodes }) => draft.select({ from: 'head' }, itemType(field), nodes),
  head(_asked, { part, family }) {
    const { position, recordedAt } = HEAD
    if (part === 'position') return [sql(`${position}::text`)]
    const known = part === 'recordedAt' ? momentText(recordedAt) : concatenated(quoted(cursorSql(family, `${position}::text`)))
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
  return declarationOf(field) !== null || readFirstOf(field) !== null || parent === 'PageInfo' || field.extensions['pothosExposedField'] !== undefined
}

/** The value of one field as JSON text. */
export function fieldJson(asked: Asked): Json {
  const { field, source } = asked
  const read = readFirstOf(field)
  if (read) return readFirstJson(asked, read)
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

function readFirstOf({ extensions }: Field): ReadFirst | null {
  return (extensions['greenlit'] as { readFirst?: ReadFirst } | undefined)?.readFirst ?? null
}

/** The public id of a key, quoted: at most 75 characters, or PostgreSQL's base64 would begin a new line. */
function publicIdJson(type: string, key: string): Json {
  return quoted(base64Sql(`${literal(`${type}:`)} || ${key}`))
}

/** What a resolver that knows nothing of the request says of the viewer. */
function leaf({ type, resolve }: Field, viewer: Viewer): unknown {
  const named = getNamedType(type)
  const value = resolve?.(viewer, {}, undefined, undefined as never) as unknown
  return value === null || !isLeafType(named) ? null : named.serialize(value)
}
