import { brandWithType } from '@pothos/core'
import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { db } from '../database/client.ts'
import { OPEN_TIME } from '../database/open.ts'
import type { Context } from './context.ts'
import type { ModelName } from './datamodel.ts'
import { gather } from './gather.ts'
import type { NodeKey, NodeType } from './ids.ts'
import { findRows } from './rows.ts'
import type { Row } from './rows.ts'
import { visible } from './visibility.ts'
import type { Where } from './visibility.ts'
import type { Viewer } from './viewer.ts'

/** The models behind the types that have ids, and the column their key stands in. */
const NODES: Record<NodeType, { model: ModelName; key: string; versioned: boolean }> = {
  Show: { model: 'Show', key: 'id', versioned: false },
  Installment: { model: 'Installment', key: 'id', versioned: false },
  Organisation: { model: 'Organisation', key: 'id', versioned: false },
  Speaker: { model: 'Speaker', key: 'id', versioned: false },
  Event: { model: 'Event', key: 'id', versioned: false },
  EventSeries: { model: 'EventSeries', key: 'id', versioned: false },
  Article: { model: 'Article', key: 'id', versioned: false },
  Quote: { model: 'QuoteVersion', key: 'quoteId', versioned: true },
  Ruling: { model: 'RulingVersion', key: 'rulingId', versioned: true },
  ShowUpdate: { model: 'UpdateEntry', key: 'id', versioned: false }
}

/** The model behind a type that has ids, the column of the key, and whether its rows are versions. */
export function nodeModel(type: NodeType): Readonly<{ model: ModelName; key: string; versioned: boolean }> {
  return NODES[type]
}

/** The model behind a type that has ids. */
export function modelOf(type: NodeType): ModelName {
  return NODES[type].model
}

/** The type of a log entry of a kind: RELEASE_DATE is a ReleaseDateUpdate. */
export function updateTypeName(kind: string): string {
  const words = kind.split('_').map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
  return `${words.join('')}Update`
}

/** The fields that lead from a field to a node beneath it, or several such ways. */
export type NodePath = string[] | string[][]

function isOnePath(path: NodePath): path is string[] {
  return path.every((step) => typeof step === 'string')
}

/**
 * Reads objects by id, in the order of the ids, null for what is not on record or not visible: one statement a type,
 * and two more only where an id was merged into another. `path` leads from the field to the node, where it is not the
 * field; where several ways lead there, all of them.
 */
export async function findNodes(
  keys: readonly NodeKey[],
  context: Context,
  info: GraphQLResolveInfo,
  path: NodePath = [],
  viewer: Viewer = context.viewer
): Promise<(Row | null)[]> {
  const types = [...new Set(keys.map(({ type }) => type))]
  const found = new Map<NodeKey, Row>()
  for (const type of types) {
    const wanted = keys.filter((key) => key.type === type)
    await readNodes(type, wanted, found, context, info, path, viewer)
  }
  return keys.map((key) => found.get(key) ?? null)
}

/**
 * The record that a change was about, whatever state the change left it in; what is asked of it beneath is what the
 * viewer sees anywhere.
 */
export async function findOwn(type: NodeType, key: string, context: Context, info: GraphQLResolveInfo): Promise<Row | null> {
  const [row] = await findOwnNodes([{ type, key, version: null }], context, info)
  return row ?? null
}

/** The same for the records of several changes, which stand beside each other in one list: one read for all of a type. */
export async function findOwnBeside(type: NodeType, key: string, context: Context, info: GraphQLResolveInfo): Promise<Row | null> {
  const fields: string[] = []
  for (let step: typeof info.path | undefined = info.path; step; step = step.prev) if (typeof step.key === 'string') fields.push(step.key)
  const rows = await gather(context, `own ${type} ${fields.join(' ')}`, [key], async (keys) => {
    const found = await findOwnNodes(keys.map((one) => ({ type, key: one, version: null })), context, info)
    return new Map(keys.map((one, index) => [one, found[index] ?? null]))
  })
  return rows.get(key) ?? null
}

function findOwnNodes(keys: readonly NodeKey[], context: Context, info: GraphQLResolveInfo): Promise<(Row | null)[]> {
  // Beneath it everything is read as the viewer reads it.
  return findNodes(keys, context, info, [], { ...context.viewer, perspective: 'EVERYTHING' })
}

/** One object by its type and database key, as the field that `info` resolves selects it. */
export async function findNode(
  type: NodeType,
  key: string,
  version: number | null,
  context: Context,
  info: GraphQLResolveInfo,
  path: string[] = []
): Promise<Row | null> {
  const [row] = await findNodes([{ type, key, version }], context, info, path)
  return row ?? null
}

async function readNodes(
  type: NodeType,
  wanted: readonly NodeKey[],
  found: Map<NodeKey, Row>,
  context: Context,
  info: GraphQLResolveInfo,
  path: NodePath,
  viewer: Viewer
): Promise<void> {
  const read = async (keys: readonly NodeKey[], keyOf: (key: NodeKey) => string) => {
    const rows = await readRows(
      type,
      keys.map((key) => ({ ...key, key: keyOf(key) })),
      context,
      info,
      path,
      viewer
    )
    for (const key of keys) {
      const row = rows.find((candidate) => answers(type, candidate, keyOf(key), key.version))
      if (row) found.set(key, row)
    }
  }
  await read(wanted, ({ key }) => key)
  const missed = wanted.filter((key) => !found.has(key) && key.version === null)
  const targets = await followRedirects(
    type,
    missed.map(({ key }) => key)
  )
  const moved = missed.filter(({ key }) => targets.has(key))
  if (moved.length > 0) await read(moved, ({ key }) => targets.get(key) ?? key)
}

async function readRows(
  type: NodeType,
  keys: NodeKey[],
  context: Context,
  info: GraphQLResolveInfo,
  path: NodePath,
  viewer: Viewer
) {
  const { model, key: column, versioned } = NODES[type]
  const query = await queryFromInfo({
    context,
    info,
    typeName: type,
    ...(isOnePath(path) ? { path } : { paths: path }),
    select: versioned
      ? { [column]: true, version: true, knownTo: true }
      : { [column]: true, ...(type === 'ShowUpdate' ? { kind: true } : {}) },
    awaitSelections: true
  })
  const rows = await findRows(model, {
    ...query,
    where: { AND: [visible(viewer, model), { OR: keys.map((key) => keyWhere(column, versioned, key)) }] }
  })
  for (const row of rows) {
    // A row alone does not say its type where the field's is the interface Node.
    brandWithType(row, (type === 'ShowUpdate' ? updateTypeName(String(row['kind'])) : type) as never)
  }
  return rows
}

function keyWhere(column: string, versioned: boolean, { key, version }: NodeKey): Where {
  if (!versioned) return { [column]: key }
  return version === null ? { [column]: key, knownTo: OPEN_TIME } : { [column]: key, version }
}

function answers(type: NodeType, row: Row, key: string, version: number | null): boolean {
  const { key: column, versioned } = NODES[type]
  if (row[column] !== key) return false
  if (!versioned) return true
  return version === null ? (row['knownTo'] as Date).getTime() === OPEN_TIME.getTime() : row['version'] === version
}

/** Where old slugs and merged ids lead: from the key to the id, for those that lead anywhere. */
export async function followRedirects(subjectType: string, keys: string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const redirects = await db.redirect.findMany({
    where: { subjectType, key: { in: keys } },
    select: { key: true, targetId: true }
  })
  return new Map(redirects.map(({ key, targetId }) => [key, targetId]))
}
