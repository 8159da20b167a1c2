import { getNamedType, isInterfaceType, isObjectType } from 'graphql'
import { filterWhere } from '../graphql/filters.ts'
import { VISIBILITY, visibleAt } from '../graphql/visibility.ts'
import type { Where } from '../graphql/visibility.ts'
import { itemType } from './asked.ts'
import type { Asked, Of } from './asked.ts'
import { readAtOf, saidAt, standIn } from './clocks.ts'
import { listOf, valuesOf } from './conditions.ts'
import type { Draft, Input } from './draft.ts'
import { Uncovered } from './draft.ts'
import { memberJson } from './members.ts'
import { concatenated, literal, sql } from './json.ts'
import type { Json } from './json.ts'
import type { Joined } from './joins.ts'
import { Page } from './pages.ts'
import type { ListOfRows } from './pages.ts'
import { joined, relationIn, rowOf, tableOf, valueOf } from './rows.ts'
import type { ReadAt, Row } from './rows.ts'
import type { PageInfoSource, PageParts, Source } from './sources.ts'
import type { Bound } from './request.ts'

type Args = Input<Readonly<Record<string, unknown>>>

/** A page of a list, beneath a row or at the root. */
export function connectionJson({ draft, source, field, nodes }: Asked, declaration: Of<'connection'>): Json {
  const [node] = nodes
  if (!node) throw new Uncovered('field')
  const args = draft.args(field, node)
  // Asked of every request: it may refuse.
  if (declaration.where) draft.input(({ viewer }) => declaration.where?.(standIn({ isPast: false }), viewer))
  const readAt = declaration.clock === 'none' ? readAtOf(draft, draft.constant({})) : readAtOf(draft, args)
  const page = new Page(draft, declaration, args, listOfRows(draft, declaration, args, readAt, source), readAt)
  const written = concatenated(draft.select({ from: 'page', page }, itemType(field), nodes))
  return [sql(page.selected(written))]
}

/** The rows of the list: the conditions of graphql/connection.ts, part by part. */
function listOfRows(draft: Draft, declaration: Of<'connection'>, args: Args, readAt: ReadAt, source: Source): ListOfRows {
  const { rows, through, node, filters, filterArgument } = declaration
  const { viewer } = draft.request
  const read = (given: Args['value'], bound: Bound) => {
    const values = filterArgument === '' ? given : ((given['filter'] as Where | null | undefined) ?? {})
    const asOf = (given['asOf'] as string | null | undefined) ?? bound.now.toISOString().slice(0, 10)
    const where = filterWhere(node, filters, values, { asOf, knownAt: null }, bound.viewer, filterArgument)
    return { where, values: valuesOf(where) }
  }
  const { where } = read(args.value, draft.request)
  const isFiltered = Object.keys(where).length > 0
  // Which filters are given is part of the shape: where there is none, there is none to read of any request.
  const filter = isFiltered ? draft.derived(args, read) : draft.constant({ where, values: [] as unknown[] })
  if (isFiltered) draft.planned = 'with-values'
  const clock = standIn(readAt)
  const ofNode = VISIBILITY[rows] || through === undefined ? {} : visibleAt(viewer, node, clock.knownAt)
  const require = (found: Joined) => {
    let count = 0
    const say = (_value: unknown, type: string) => {
      const place = count++
      return draft.bind(type, filter, `value ${place}`, ({ values }) => listOf(values[place], type.replace('[]', '')))
    }
    found.also(parentSql(declaration, source, found.row))
    found.require({ ...declaration.where?.(clock, viewer), ...visibleAt(viewer, rows, clock.knownAt) }, saidAt(readAt))
    found.require(through === undefined || Object.keys(ofNode).length === 0 ? {} : { [through]: ofNode }, saidAt(readAt))
    found.require(through === undefined || !isFiltered ? where : { [through]: where }, say)
    if (count !== filter.value.values.length) throw new Error(`The filter of ${declaration.name} was not said as it is read.`)
  }
  return { require, hasIndex: !isFiltered && !readAt.isPast && viewer.perspective === 'PUBLISHED' }
}

/** That a row belongs to what the list stands beneath. */
function parentSql({ relation, subject }: Of<'connection'>, source: Source, row: Row): string {
  if (source.from !== 'row') return 'true'
  if (relation !== undefined) return joined(source, relationIn(source.model, relation), row.alias)
  if (subject === undefined) return 'true'
  return `${valueOf(row, 'subjectType')} = ${literal(subject.type)} AND ${valueOf(row, 'subjectId')} = ${valueOf(source, subject.key)}`
}

/** The parts of a page. */
export function pageJson({ draft, source, field, nodes }: Asked, { part, keepsCursor = false }: Of<'page'>): Json {
  const page = pageOf(source)
  if (part === 'pageInfo') return draft.select({ from: 'pageInfo', page, keepsCursor }, itemType(field), nodes)
  const item = part === 'edges' ? draft.select({ from: 'edge', page }, itemType(field), nodes) : nodeOfPage({ draft, source, field, nodes }, page)
  return ['[', sql(page.gathered(concatenated(item))), ']']
}

export function countJson(source: Source): Json {
  return [sql(pageOf(source).count())]
}

export function edgeJson(asked: Asked, { part }: Of<'edge'>): Json {
  const page = pageOf(asked.source)
  if (part === 'cursor') return page.cursor()
  if (part === 'node') return nodeOfPage(asked, page)
  // Sort keys of dated lists begin with the latest and the earliest day (dates/order.ts).
  const [key, next] = [page.key(), page.nextKey()]
  const before = `left(${key}, 10) < substr(${next}, 11, 10)`
  const after = `left(${next}, 10) < substr(${key}, 11, 10)`
  return [sql(`CASE WHEN ${next} IS NULL THEN 'null' WHEN ${before} THEN '"BEFORE"' WHEN ${after} THEN '"AFTER"' ELSE '"OVERLAPS"' END`)]
}

export function pageInfoJson({ page, keepsCursor }: PageInfoSource, name: string): Json {
  return [sql(page.info(name as Parameters<PageParts['info']>[0], keepsCursor && name === 'endCursor' ? page.askedWith() : undefined))]
}

/** The node of an item: the row itself, or what it leads to. */
function nodeOfPage({ draft, field, nodes }: Asked, page: PageParts): Json {
  const { through } = page.declaration
  const type = getNamedType(field.type)
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Uncovered('field')
  if (through === undefined) return memberJson(draft, page.item, type, nodes)
  const relation = relationIn(page.item.model, through)
  const beside = page.item.beside(through)
  if (beside) return memberJson(draft, beside, type, nodes)
  const row = rowOf(relation.model, draft.alias(), page.item.readAt)
  const object = concatenated(memberJson(draft, row, type, nodes))
  return [sql(`(SELECT ${object} FROM ${tableOf(row.model)} ${row.alias} WHERE ${joined(page.item, relation, row.alias)})`)]
}

function pageOf(source: Source): PageParts {
  if (source.from !== 'page' && source.from !== 'edge') throw new Uncovered('field')
  return source.page
}

