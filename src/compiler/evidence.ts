import { getNamedType, isUnionType } from 'graphql'
import type { GraphQLObjectType } from 'graphql'
import type { ModelName } from '../graphql/datamodel.ts'
import { visible } from '../graphql/visibility.ts'
import type { Where } from '../graphql/visibility.ts'
import { rowAt } from './asked.ts'
import type { Asked, Of } from './asked.ts'
import { all, asWritten, conditionSql } from './conditions.ts'
import { Uncovered } from './draft.ts'
import { concatenated } from './json.ts'
import type { Json } from './json.ts'
import { joinedUnder } from './joins.ts'
import { gatheredJson } from './relations.ts'
import { joined, relationIn, rowOf, tableOf, valueOf } from './rows.ts'
import type { Row } from './rows.ts'

/** What a ruling or a status rests on: of each place a quote, else an article, else nothing. */
export function evidenceJson(asked: Asked, { of }: Of<'evidence'>): Json {
  const { draft } = asked
  const parent = rowAt(asked)
  const { viewer } = draft.request
  const links = joinedUnder(draft, parent, 'evidence')
  const { row: link } = links
  const quote = of === 'status' ? found(asked, link, 'quoteVersion', visible(viewer, 'QuoteVersion')) : quoteThen(asked, parent, link)
  // An article was published when the status was derived; withdrawn since, it stays in past answers.
  const article = found(asked, link, 'article', of === 'status' ? {} : visible(viewer, 'Article'))
  const order = [valueOf(link, 'position'), ...(of === 'status' ? [] : [valueOf(link, 'id')])].join(', ')
  // Aggregates pass over nulls.
  return gatheredJson(`COALESCE(${quote}, ${article})`, links, order)
}

function found(asked: Asked, link: Row, relation: string, where: Where): string {
  const to = relationIn(link.model, relation)
  const row = rowOf(to.model, asked.draft.alias())
  const conditions = all([joined(link, to, row.alias), conditionSql(asked.draft, row, where, asWritten)])
  return `(SELECT ${member(asked, row)} FROM ${tableOf(to.model)} ${row.alias} WHERE ${conditions})`
}

/** The version of a quote that stood when the ruling's version ended. Of a draft, which has no beginning, any that has not ended. */
function quoteThen(asked: Asked, ruling: Row, link: Row): string {
  const { draft } = asked
  const row = rowOf('QuoteVersion', draft.alias())
  const ends = valueOf(ruling, 'knownTo')
  const [begins, stood] = [valueOf(row, 'knownFrom'), valueOf(row, 'knownTo')]
  const conditions = all([
    `${valueOf(row, 'quoteId')} = ${valueOf(link, 'quoteId')}`,
    `(${begins} IS NULL OR ${begins} < ${ends}) AND ${ends} <= ${stood}`,
    conditionSql(draft, row, visible(draft.request.viewer, 'QuoteVersion'), asWritten)
  ])
  return `(SELECT ${member(asked, row)} FROM ${tableOf('QuoteVersion')} ${row.alias} WHERE ${conditions} ORDER BY ${valueOf(row, 'number')} LIMIT 1)`
}

const MEMBERS: Partial<Record<ModelName, string>> = { QuoteVersion: 'Quote', Article: 'Article' }

function member({ draft, field, nodes }: Asked, row: Row): string {
  const union = getNamedType(field.type)
  const type = isUnionType(union) ? union.getTypes().find(({ name }) => name === MEMBERS[row.model]) : undefined
  if (!type) throw new Uncovered('field')
  return concatenated(draft.select(row, type as GraphQLObjectType, nodes))
}
