import type { FieldRef } from '@pothos/core'
import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { Types } from './builder.ts'
import { readClock } from './clock.ts'
import type { Clock, ClockArgs } from './clock.ts'
import type { Context } from './context.ts'
import type { SortOrder } from './cursors.ts'
import { declared } from './declarations.ts'
import type { Connection } from './declarations.ts'
import { isUserError } from './errors.ts'
import { plannedField } from './fields.ts'
import type { NestedSelection } from './fields.ts'
import { filterWhere } from './filters.ts'
import { fetchCount, fetchOrder, keyIn, pageOf, readPage } from './paging.ts'
import type { Page, PageArgs, PageRequest } from './paging.ts'
import { countRows, findRows } from './rows.ts'
import type { Row } from './rows.ts'
import { VISIBILITY, visibleAt } from './visibility.ts'
import type { Where } from './visibility.ts'

export type { Connection } from './declarations.ts'

type Args = PageArgs & ClockArgs & { order?: SortOrder | null; filter?: Row | null } & Row

/** What a connection field resolves to. */
export interface ConnectionPage extends Page<Row> {
  totalCount: () => number | Promise<number>
  /** Of an empty page, the cursor asked with: a poller keeps it. */
  request: PageRequest
  clock: Clock
}

interface ConnectionField {
  type: unknown
  nodeType: () => string
  description: string
  args: object
  /** Done with the page before its nodes resolve. */
  onPage?: (page: ConnectionPage) => void
}

/** The field of a declared connection, at the root or on the type of `t`. */
export function connection(t: object, declaration: Connection, field: ConnectionField): FieldRef<Types> {
  const { type, nodeType, description, args, onPage } = field
  const { relation } = declaration
  if (relation === undefined) {
    return (t as { field(options: object): FieldRef<Types> }).field({
      type,
      description,
      args,
      extensions: declared({ kind: 'connection', ...declaration }),
      resolve: async (_root: unknown, given: Args, context: Context, info: GraphQLResolveInfo) => {
        const page = await readRootPage(declaration, given, context, info, nodeType())
        onPage?.(page)
        return page
      }
    })
  }
  return plannedField(t, {
    type,
    description,
    args,
    relation,
    declaration: { kind: 'connection', ...declaration },
    select: (given, context, nested, selected) =>
      selectPage({ ...declaration, relation }, given, context, nested, selected().has('totalCount'), nodeType()),
    resolve: async (parent, given, context) => {
      const plan = await planPage(declaration, given, context)
      const counts = parent['_count'] as Record<string, number> | undefined
      const page = finish(declaration, plan, parent[relation] as Row[], () => counts?.[relation] ?? 0)
      onPage?.(page)
      return page
    }
  })
}

interface PagePlan {
  request: PageRequest
  clock: Clock
  /** Of all items, for the count. */
  where: Where
  /** Of this page. */
  query: { where: Where; orderBy: Where; take: number }
}

async function planPage(declaration: Connection, args: Args, context: Context): Promise<PagePlan> {
  const request = readPage(args, { name: declaration.name, order: args.order ?? declaration.order })
  // Read before the rows: an answer may be newer than the moment it names, never older.
  if (declaration.clock === 'both') await context.head()
  const clock = await readClock(declaration.clock === 'none' ? {} : args, context)
  const where = rowsWhere(declaration, args, clock, context)
  const from = request.from === null ? null : keyIn(declaration.keyType, request.from)
  const seek = from === null ? {} : atPath(declaration.key, { [fetchOrder(request) === 'asc' ? 'gt' : 'lt']: from })
  return {
    request,
    clock,
    where,
    query: {
      where: from === null ? where : { AND: [where, seek] },
      orderBy: atPath(declaration.key, fetchOrder(request)),
      take: fetchCount(request)
    }
  }
}

function rowsWhere(declaration: Connection, args: Args, clock: Clock, { viewer }: Context): Where {
  const { rows, through, node, filterArgument, filters } = declaration
  const values = filterArgument === '' ? args : (args.filter ?? {})
  const nodes = filterWhere(node, filters, values, clock, viewer, filterArgument)
  // Rows that repeat what makes their node visible are tested alone, so that a page is read from their index.
  const own = visibleAt(viewer, rows, clock.knownAt)
  const ofNode =
    VISIBILITY[rows] || through === undefined ? nodes : { ...nodes, ...visibleAt(viewer, node, clock.knownAt) }
  return {
    ...declaration.where?.(clock, viewer),
    ...own,
    ...(through === undefined ? ofNode : Object.keys(ofNode).length > 0 ? { [through]: ofNode } : {})
  }
}

async function readRootPage(
  declaration: Connection,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
  typeName: string
): Promise<ConnectionPage> {
  const plan = await planPage(declaration, args, context)
  const query = await queryFromInfo({
    context,
    info,
    typeName,
    select: { [declaration.key]: true },
    paths: [['nodes'], ['edges', 'node']],
    awaitSelections: true
  })
  const rows = await findRows(declaration.rows, { ...query, ...plan.query })
  return finish(declaration, plan, rows, () => countRows(declaration.rows, plan.where))
}

async function selectPage(
  declaration: Connection & { relation: string },
  args: Args,
  context: Context,
  nested: NestedSelection,
  counted: boolean,
  typeName: string
): Promise<Row | null> {
  const { relation, through, key } = declaration
  let plan: PagePlan
  try {
    plan = await planPage(declaration, args, context)
  } catch (error) {
    // A bad argument is this field's error: its own resolver meets it again and throws it at the right path.
    if (isUserError(error)) return null
    throw error
  }
  const beneath = { getType: () => typeName, paths: [[{ name: 'nodes' }], [{ name: 'edges' }, { name: 'node' }]] }
  const keys = atPath(key, true, 'select')
  let query: Row
  if (through === undefined) {
    query = await nested({ ...plan.query, select: keys }, beneath)
  } else {
    const node = await nested({ select: { id: true } }, beneath)
    query = { ...plan.query, select: merge({ [through]: node }, keys) }
  }
  return {
    [relation]: query,
    ...(counted ? { _count: { select: { [relation]: { where: plan.where } } } } : {})
  }
}

function finish(
  { key, through }: Connection,
  { request, clock }: PagePlan,
  rows: Row[],
  totalCount: () => number | Promise<number>
): ConnectionPage {
  const page = pageOf(rows, request, (row) => String(valueAt(row, key)))
  const nodes =
    through === undefined ? page.edges : page.edges.map((edge) => ({ ...edge, node: edge.node[through] as Row }))
  return { ...page, edges: nodes, totalCount, request, clock }
}

/** { a: { b: leaf } } for 'a.b'; with `wrap`, { a: { wrap: { b: leaf } } }. */
function atPath(path: string, leaf: unknown, wrap?: string): Where {
  return path.split('.').reduceRight<unknown>((inner, step, index, steps) => {
    const isLeaf = index === steps.length - 1
    return { [step]: isLeaf || wrap === undefined ? inner : { [wrap]: inner } }
  }, leaf) as Where
}

function valueAt(row: Row, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Row)[step], row)
}

function merge(a: Row, b: Row): Row {
  const merged = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const mine = merged[key]
    merged[key] = isRow(mine) && isRow(value) ? merge(mine, value) : value
  }
  return merged
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
