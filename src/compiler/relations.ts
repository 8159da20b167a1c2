import type { Listed } from '../graphql/declarations.ts'
import { visibleRelations } from '../graphql/fields.ts'
import { referable, visible, visibleAt } from '../graphql/visibility.ts'
import type { Where } from '../graphql/visibility.ts'
import { itemType, rowAt } from './asked.ts'
import type { Asked, Of } from './asked.ts'
import { all, asWritten, conditionSql } from './conditions.ts'
import { saidAt, standIn } from './clocks.ts'
import type { Draft } from './draft.ts'
import { concatenated, orFail, orNull, sql } from './json.ts'
import type { Json } from './json.ts'
import { Joined, joinedUnder } from './joins.ts'
import { columnNamed, columnOf, joined, relationIn, rowOf, tableOf, valueOf } from './rows.ts'
import type { Row } from './rows.ts'
import { columnJson, completed } from './scalars.ts'

/** A to-one relation: looked up by key for each row, and null where the viewer does not see what it leads to. */
export function referenceJson(asked: Asked, { relation, model, guaranteed }: Of<'reference'>): Json {
  const found = lookedUp(asked, relation, referable(asked.draft.request.viewer, model))
  return guaranteed ? orFail(found, keyOf(asked, relation)) : orNull(found)
}

/** A reference that the row was read for. */
export function linkedJson(asked: Asked, { relation }: Of<'linked'>): Json {
  return orFail(lookedUp(asked, relation, {}), keyOf(asked, relation))
}

/** A column of what a relation leads to. */
export function relatedJson(asked: Asked, { relation, column }: Of<'related'>): Json {
  const { draft, field } = asked
  const row = rowAt(asked)
  const to = relationIn(row.model, relation)
  const other = rowOf(to.model, draft.alias())
  const written = concatenated(columnJson(columnOf(to.model, column), valueOf(other, column), field.type))
  const found = `(SELECT ${written} FROM ${tableOf(to.model)} ${other.alias} WHERE ${joined(row, to, other.alias)})`
  return completed([sql(found)], field.type, keyOf(asked, relation))
}

/** The object that a relation leads to, or null: of the row beside, where it stands there already. */
function lookedUp(asked: Asked, relation: string, where: Where): string {
  const { draft, field, nodes } = asked
  const row = rowAt(asked)
  const to = relationIn(row.model, relation)
  const beside = row.beside(relation)
  const other = beside ?? rowOf(to.model, draft.alias())
  const object = concatenated(draft.select(other, itemType(field), nodes))
  const condition = conditionSql(draft, other, where, asWritten)
  if (beside) return `CASE WHEN ${condition} THEN ${object} END`
  return `(SELECT ${object} FROM ${tableOf(to.model)} ${other.alias} WHERE ${all([joined(row, to, other.alias), condition])})`
}

/** The relation's key, which is not null where it leads to something. */
function keyOf(asked: Asked, relation: string): string {
  const row = rowAt(asked)
  return columnNamed(row, relationIn(row.model, relation).from[0] ?? '')
}

/** A short list, whole, in its own order. */
export function listJson(asked: Asked, { relation, through, requires, orderBy, where }: Of<'list' | 'platforms'>): Json {
  const { draft, field, nodes } = asked
  const row = rowAt(asked)
  const { viewer } = draft.request
  const links = joinedUnder(draft, row, relation)
  const { model } = links.row
  links.require({ ...where(viewer), ...visible(viewer, model) }, asWritten)
  links.require(visibleRelations(viewer, model, [...requires]), asWritten)
  const item = through === null ? links.row : links.to(through).row
  const object = concatenated(draft.select(item, itemType(field), nodes))
  return gatheredJson(object, links, orderSql(draft, links.row, orderBy))
}

/** Texts of rows as a list, in an order. */
export function gatheredJson(object: string, rows: Joined, order: string): Json {
  return ['[', sql(`COALESCE((SELECT string_agg(${object}, ',' ORDER BY ${order}) FROM ${rows.from()} WHERE ${rows.where}), '')`), ']']
}

/** An order as Prisma takes it; 'byText' is that of a column's text, bytewise. */
function orderSql(draft: Draft, row: Row, orderBy: Listed['orderBy']): string {
  const terms = [orderBy].flat().flatMap((term) => Object.entries(term as Where))
  return terms
    .map(([name, order]): string => {
      if (order === 'byText') return `${valueOf(row, name)}::text COLLATE "C"`
      if (typeof order === 'string') return `${valueOf(row, name)} ${order.toUpperCase()}`
      const beside = row.beside(name)
      if (beside) return orderSql(draft, beside, order as Where)
      const relation = relationIn(row.model, name)
      const other = rowOf(relation.model, draft.alias())
      const [column = '', direction = ''] = Object.entries(order as Record<string, string>)[0] ?? []
      return `(SELECT ${valueOf(other, column)} FROM ${tableOf(other.model)} ${other.alias} WHERE ${joined(row, relation, other.alias)}) ${direction.toUpperCase()}`
    })
    .join(', ')
}

/** The current version of what a relation leads to. */
export function currentJson(asked: Asked, { relation, model }: Of<'current'>): Json {
  const { draft, field, nodes } = asked
  const row = rowAt(asked)
  const [key = ''] = relationIn(row.model, relation).from
  const [of = ''] = relationIn(relationIn(row.model, relation).model, 'versions').to
  const version = rowOf(model, draft.alias())
  const object = concatenated(draft.select(version, itemType(field), nodes))
  const where = conditionSql(draft, version, visibleAt(draft.request.viewer, model, null), asWritten)
  return orNull(`(SELECT ${object} FROM ${tableOf(model)} ${version.alias} WHERE ${all([`${version.alias}."${of}" = ${columnNamed(row, key)}`, where])})`)
}

/** The citation printed first: by the last day its article can have come out, then the first; unknown dates come last. */
export function earliestCitationJson(asked: Asked, { relation, where, orderBy }: Of<'earliestCitation'>): Json {
  const { draft, field, nodes } = asked
  const { viewer } = draft.request
  const citations = joinedUnder(draft, rowAt(asked), relation)
  citations.require(where(viewer), asWritten)
  citations.require({ article: visible(viewer, 'Article') }, asWritten)
  const article = citations.to('article').row
  const object = concatenated(draft.select(citations.row, itemType(field), nodes))
  const order = `${valueOf(article, 'publishedLatest')}, ${valueOf(article, 'publishedEarliest')}, ${orderSql(draft, citations.row, orderBy)}`
  return orNull(`(SELECT ${object} FROM ${citations.from()} WHERE ${citations.where} ORDER BY ${order} LIMIT 1)`)
}

/** Of the show of a status, the installments that were open. */
export function openInstallmentsJson(asked: Asked, { through, column, relation }: Of<'openInstallments'>): Json {
  const { draft, field, nodes } = asked
  const status = rowAt(asked)
  const of = relationIn(relationIn(status.model, relation).model, through)
  const installments = new Joined(draft, of.model)
  const { row } = installments
  installments.also(`${row.alias}."${of.to[0] ?? ''}" = ${valueOf(status, 'showId')} AND ${valueOf(row, 'id')} = ANY(${valueOf(status, column)})`)
  installments.require(visible(draft.request.viewer, of.model), asWritten)
  return gatheredJson(concatenated(draft.select(row, itemType(field), nodes)), installments, valueOf(row, 'position'))
}

/** The condition of a model at a clock, for versions. */
export function atClock(draft: Draft, row: Row, where: (clock: ReturnType<typeof standIn>) => Where, readAt: Parameters<typeof saidAt>[0]): string {
  return conditionSql(draft, row, where(standIn(readAt)), saidAt(readAt))
}
