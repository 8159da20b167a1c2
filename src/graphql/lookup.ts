import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { Types } from './builder.ts'
import type { Context } from './context.ts'
import type { ModelName } from './datamodel.ts'
import { userError } from './errors.ts'
import { readKey } from './ids.ts'
import type { NodeType } from './ids.ts'
import { LIST_MAX } from './limits.ts'
import { followRedirects } from './nodes.ts'
import { findRows } from './rows.ts'
import type { Row } from './rows.ts'
import { visible } from './visibility.ts'
import type { Where } from './visibility.ts'

/** The ways one object is named, as data: a column of its own, its public id, or an id in a public source. */
export interface Lookup {
  model: ModelName & NodeType
  by: Record<string, { column: string; redirects: true } | { id: NodeType } | { external: string }>
}

type Name = { [way: string]: string | null | undefined }

/** One object by its name; null where it is not on record or not visible. An old name costs two more statements. */
export async function findOne(
  lookup: Lookup,
  by: Name,
  context: Context,
  info: GraphQLResolveInfo
): Promise<Row | null> {
  const [row] = await readNamed(lookup, [by], ['by'], context, info)
  return row ?? null
}

/** Objects by their names, in that order, null for what is not on record or not visible. */
export async function findEach(
  lookup: Lookup,
  names: readonly Name[],
  context: Context,
  info: GraphQLResolveInfo
): Promise<(Row | null)[]> {
  if (names.length > LIST_MAX) {
    throw userError('BAD_ARGUMENT', `The argument "by" has ${names.length} names: give ${LIST_MAX} at most.`, {
      argument: 'by'
    })
  }
  return readNamed(
    lookup,
    names,
    names.map((_name, index) => `by.${index}`),
    context,
    info
  )
}

async function readNamed(
  lookup: Lookup,
  names: readonly Name[],
  paths: string[],
  context: Context,
  info: GraphQLResolveInfo
): Promise<(Row | null)[]> {
  const { model } = lookup
  const tests = names.map((name, index) => testOf(lookup, name, paths[index] ?? 'by'))
  if (tests.length === 0) return []
  const select: Selection = Object.assign({ id: true }, ...tests.map(({ read }) => read))
  const query = await queryFromInfo({ context, info, typeName: model, select, awaitSelections: true })
  const read = (conditions: Where[]) =>
    findRows(model, { ...query, where: { AND: [visible(context.viewer, model), { OR: conditions }] } })
  const rows = await read(tests.map(({ where }) => where))
  const found = tests.map(({ answers }) => rows.find((row) => answers(row)) ?? null)
  const old = tests.map(({ redirect }, index) => (found[index] ? null : redirect))
  const targets = await followRedirects(
    model,
    old.filter((key) => key !== null)
  )
  if (targets.size === 0) return found
  const moved = await read([{ id: { in: [...targets.values()] } }])
  return found.map((row, index) => row ?? moved.find(({ id }) => id === targets.get(old[index] ?? '')) ?? null)
}

type Selection = Record<string, true | { select: Record<string, true> }>

interface Test {
  where: Where
  /** Columns needed to tell which name a row answers. */
  read: Selection
  answers: (row: Row) => boolean
  /** The key to follow where nothing answers; null: such names never change. */
  redirect: string | null
}

function testOf({ by }: Lookup, name: Name, argument: string): Test {
  const [way = '', given] = Object.entries(name).find(([, text]) => text !== undefined && text !== null) ?? []
  const value = given ?? ''
  const rule = by[way]
  if (!rule)
    throw userError('BAD_ARGUMENT', `The argument "${argument}" names nothing: give exactly one field.`, { argument })
  if ('id' in rule) {
    const id = readKey(rule.id, value, `${argument}.${way}`)
    return { where: { id }, read: { id: true }, answers: (row) => row['id'] === id, redirect: id }
  }
  if ('column' in rule) {
    const { column } = rule
    return {
      where: { [column]: value },
      read: { [column]: true },
      answers: (row) => row[column] === value,
      redirect: value
    }
  }
  const key = { source: rule.external, value }
  return {
    where: { externalIds: { some: key } },
    read: { externalIds: { select: { source: true, value: true } } },
    answers: (row) => (row['externalIds'] as Row[]).some((id) => id['source'] === key.source && id['value'] === value),
    redirect: null
  }
}

/** Describes the argument `by` of a lookup. */
export const BY = 'Its name, given in exactly one way. Example: `{ slug: "heartstopper" }`.'

/** The ways every named object has: its slug and its id. */
export function lookupFields(
  t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>,
  type: NodeType,
  slug: string
) {
  return {
    slug: t.string({ description: `Its name in addresses; old ones keep resolving. Example: \`${slug}\`.` }),
    id: t.id({ description: `The \`id\` of a ${type}, as it was read; ids of merged records keep resolving.` })
  }
}
