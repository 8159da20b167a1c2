import type { Listed } from '../graphql/declarations.ts'
import { relationNamed } from '../graphql/datamodel.ts'
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
import { joined, relationIn, rowOf, tableOf, valueOf } from './rows.ts'
import type { Row } from './rows.ts'

/** A to-one relation: looked up by key for each row, and null where the viewer does not see what it leads to. */
export function referenceJson(asked: Asked, { relation, model, guaranteed }: Of<'reference'>): Json {
  const row = rowAt(asked)
  const found = lookedUp(asked, row, relation, referable(asked.draft.request.viewer, model))
  return guaranteed ? orFail(found, rowAsText(row, relation)) : orNull(found)
}

/** A reference that the row was read for. */
export function linkedJson(asked: Asked, { relation }: Of<'linked'>): Json {
  const row = rowAt(asked)
  return orFail(lookedUp(asked, row, relation, {}), rowAsText(row, relation))
}

function lookedUp({ draft, field, nodes }: Asked, row: Row, relation: string, where: Where): string {
  const to = relationIn(row.model, relation)
  const other = rowOf(to.model, draft.alias())
  const object = concatenated(draft.select(other, itemType(field), nodes))
  const conditions = all([joined(row, to, other.alias), conditionSql(draft, other, where, asWritten)])
  return `(SELECT ${object} FROM ${tableOf(to.model)} ${other.alias} WHERE ${conditions})`
}

/** Something of the row that is not null where the relation's key is: the key itself. */
function rowAsText(row: Row, relation: string): string {
  const column = relationIn(row.model, relation).from[0] ?? ''
  row.used.add(column)
  return `${row.alias}."${column}"`
}

/** A short list, whole, in its own order. */
export function listJson(asked: Asked, { relation, through, requires, orderBy, where }: Of<'list' | 'platforms'>): Json {
  const { draft, field, nodes } = asked
  const row = rowAt(asked)
  const { viewer } = draft.request
  const to = relationIn(row.model, relation)
  const link = rowOf(to.model, draft.alias())
  const item = through === null ? link : rowOf(relationNamed(to.model, through).model, draft.alias())
  const object = concatenated(draft.select(item, itemType(field), nodes))
  const required = visibleRelations(viewer, to.model, requires.filter((name) => name !== through))
  const conditions = [
    joined(row, to, link.alias),
    conditionSql(draft, link, { ...where(viewer), ...visible(viewer, to.model) }, asWritten),
    conditionSql(draft, link, required, asWritten)
  ]
  let from = `${tableOf(to.model)} ${link.alias}`
  if (through !== null) {
    from += ` JOIN ${tableOf(item.model)} ${item.alias} ON ${joined(link, relationIn(to.model, through), item.alias)}`
    conditions.push(conditionSql(draft, item, requires.includes(through) ? visible(viewer, item.model) : {}, asWritten))
  }
  return gatheredJson(`SELECT ${object} AS o FROM ${from} WHERE ${all(conditions)} ORDER BY ${orderSql(draft, link, orderBy, through, item)}`)
}

/** The texts of a subquery as a list, in its order: nothing but the aggregate stands around it. */
export function gatheredJson(ordered: string): Json {
  return ['[', sql(`COALESCE((SELECT string_agg(o, ',') FROM (${ordered}) g), '')`), ']']
}

/** An order as Prisma takes it; 'byText' is that of a column's text, bytewise. */
function orderSql(draft: Draft, row: Row, orderBy: Listed['orderBy'], through: string | null, item: Row): string {
  const terms = [orderBy].flat().flatMap((term) => Object.entries(term as Where))
  return terms
    .map(([name, order]) => {
      if (order === 'byText') return `${valueOf(row, name)}::text COLLATE "C"`
      if (typeof order === 'string') return `${valueOf(row, name)} ${order.toUpperCase()}`
      if (name === through) return orderSql(draft, item, order as Where, null, item)
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
  row.used.add(key)
  const version = rowOf(model, draft.alias())
  const object = concatenated(draft.select(version, itemType(field), nodes))
  const where = conditionSql(draft, version, visibleAt(draft.request.viewer, model, null), asWritten)
  return orNull(`(SELECT ${object} FROM ${tableOf(model)} ${version.alias} WHERE ${all([`${version.alias}."${of}" = ${row.alias}."${key}"`, where])})`)
}

/** The citation printed first: by the last day its article can have come out, then the first; unknown dates come last. */
export function earliestCitationJson(asked: Asked, { relation, where, orderBy }: Of<'earliestCitation'>): Json {
  const { draft, field, nodes } = asked
  const row = rowAt(asked)
  const { viewer } = draft.request
  const to = relationIn(row.model, relation)
  const [citation, article] = [rowOf(to.model, draft.alias()), rowOf('Article', draft.alias())]
  const object = concatenated(draft.select(citation, itemType(field), nodes))
  const conditions = all([
    joined(row, to, citation.alias),
    conditionSql(draft, citation, where(viewer), asWritten),
    conditionSql(draft, article, visible(viewer, 'Article'), asWritten)
  ])
  const join = `JOIN ${tableOf('Article')} ${article.alias} ON ${joined(citation, relationIn(to.model, 'article'), article.alias)}`
  const order = `${valueOf(article, 'publishedLatest')}, ${valueOf(article, 'publishedEarliest')}, ${orderSql(draft, citation, orderBy, null, citation)}`
  return orNull(`(SELECT ${object} FROM ${tableOf(to.model)} ${citation.alias} ${join} WHERE ${conditions} ORDER BY ${order} LIMIT 1)`)
}

/** Of the show of a status, the installments that were open. */
export function openInstallmentsJson(asked: Asked, { through, column, relation }: Of<'openInstallments'>): Json {
  const { draft, field, nodes } = asked
  const status = rowAt(asked)
  const of = relationIn(relationIn(status.model, relation).model, through)
  const installment = rowOf(of.model, draft.alias())
  const object = concatenated(draft.select(installment, itemType(field), nodes))
  const conditions = all([
    `${installment.alias}."${of.to[0] ?? ''}" = ${valueOf(status, 'showId')}`,
    `${valueOf(installment, 'id')} = ANY(${valueOf(status, column)})`,
    conditionSql(draft, installment, visible(draft.request.viewer, of.model), asWritten)
  ])
  return gatheredJson(`SELECT ${object} AS o FROM ${tableOf(of.model)} ${installment.alias} WHERE ${conditions} ORDER BY ${valueOf(installment, 'position')}`)
}

/** The condition of a model at a clock, for versions. */
export function atClock(draft: Draft, row: Row, where: (clock: ReturnType<typeof standIn>) => Where, readAt: Parameters<typeof saidAt>[0]): string {
  return conditionSql(draft, row, where(standIn(readAt)), saidAt(readAt))
}
