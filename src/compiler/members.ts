import type { FieldNode, GraphQLInterfaceType, GraphQLObjectType } from 'graphql'
import { isEnumType, isObjectType } from 'graphql'
import { updateTypeName } from '../graphql/nodes.ts'
import type { Draft, Selected } from './draft.ts'
import { Uncovered } from './draft.ts'
import { concatenated, literal, sql } from './json.ts'
import type { Json } from './json.ts'
import { valueOf } from './rows.ts'
import type { Row } from './rows.ts'

/** An object of a row; of an entry of the log, as the type of its kind shows it. */
export function memberJson(draft: Draft, row: Row, type: GraphQLObjectType | GraphQLInterfaceType, nodes: readonly FieldNode[]): Json {
  if (isObjectType(type)) return draft.select(row, type, nodes)
  if (row.model !== 'UpdateEntry') throw new Uncovered('field')
  const members = kindsOf(draft).map(({ kind, member }) => ({ kind, member, selected: draft.selected(member, nodes) }))
  const [first] = members
  if (!first) throw new Uncovered('field')
  // What all of them begin with is written once.
  const shared = first.selected.findIndex((_entry, index) => members.some(({ selected }) => !isSame(first.selected[index], selected[index])))
  const common = shared === -1 && members.every(({ selected }) => selected.length === first.selected.length) ? first.selected.length : Math.max(shared, 0)
  const before = draft.entries(row, first.member, first.selected.slice(0, common), false)
  const rest = members.map(({ kind, member, selected }) => ({ kind, member, selected: selected.slice(common) }))
  if (rest.every(({ selected }) => selected.length === 0)) return ['{', ...before, '}']
  return ['{', ...before, sql(`CASE ${valueOf(row, 'kind')} ${cases(draft, row, rest, common > 0)} END`), '}']
}

function cases(draft: Draft, row: Row, members: { kind: string; member: GraphQLObjectType; selected: Selected }[], follows: boolean): string {
  return members.map(({ kind, member, selected }) => `WHEN ${literal(kind)} THEN ${concatenated(draft.entries(row, member, selected, follows))}`).join(' ')
}

function kindsOf({ schema }: Draft): { kind: string; member: GraphQLObjectType }[] {
  const kinds = schema.getType('UpdateType')
  if (!isEnumType(kinds)) return []
  return kinds.getValues().map(({ name }) => ({ kind: name, member: schema.getType(updateTypeName(name)) as GraphQLObjectType }))
}

/** Whether two entries ask for the same; the name of the type differs by what it is asked of. */
function isSame(a: Selected[number] | undefined, b: Selected[number] | undefined): boolean {
  if (!a || !b || a[0] !== b[0] || a[1].length !== b[1].length) return false
  return a[1].every((node, index) => node === b[1][index] && node.name.value !== '__typename')
}
