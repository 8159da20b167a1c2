import type { FieldNode, GraphQLField, GraphQLSchema, OperationDefinitionNode, SelectionSetNode, ValueNode } from 'graphql'
import {
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isCompositeType
} from 'graphql'
import { PAGE_DEFAULT, PAGE_MAX } from '../../graphql/limits.ts'
import { ALIAS_POINTS, FILTER_POINTS, weightOf } from '../../graphql/weights.ts'
import type { Weight } from '../../graphql/weights.ts'
import type { Fragments } from './fragments.ts'
import { introspectionWeight } from './introspection.ts'
import { UNCOUNTED } from './refusal.ts'

/** The cost of one operation, worked out as far as it can be without the variables. */
export interface CostPlan {
  /** Points that no variable changes. */
  fixed: number
  /** What is counted as often as variables say. */
  parts: readonly { times: Times; cost: CostPlan }[]
}

type Variables = Readonly<Record<string, unknown>>
type Times = (variables: Variables) => number

/**
 * Adds up the weights of all that an operation asks for, fragments spread, each with all that it has for any type, and
 * `@skip` and `@include` left out of account: the cost is at least what the answer will be. The document must be valid,
 * and its breadth limited.
 */
export function planCost(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments): CostPlan {
  const given = new Map(operation.variableDefinitions?.map((node) => [node.variable.name.value, node.defaultValue]))
  const read = { schema, fragments, defaults: given }
  const root = schema.getRootType(operation.operation)
  return root ? planSelections(read, root.name, operation.selectionSet, 1) : { fixed: 0, parts: [] }
}

/** The cost with these variables, in points, rounded up; at most UNCOUNTED. */
export function costOf(plan: CostPlan, variables: Variables): number {
  return Math.ceil(Math.min(UNCOUNTED, points(plan, variables)))
}

function points({ fixed, parts }: CostPlan, variables: Variables): number {
  return parts.reduce(
    (sum, { times, cost }) => Math.min(UNCOUNTED, sum + times(variables) * points(cost, variables)),
    Math.min(UNCOUNTED, fixed)
  )
}

interface Reading {
  schema: GraphQLSchema
  fragments: Fragments
  /** The defaults of the operation's variables. */
  defaults: ReadonlyMap<string, ValueNode | undefined>
}

/** `page`: how many items the page above has; what stands beneath a connection counts so often. */
function planSelections(read: Reading, parent: string, { selections }: SelectionSetNode, page: number | Times): CostPlan {
  const plans = selections.map((node): CostPlan => {
    if (node.kind === Kind.FIELD) return planField(read, parent, node, page)
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : read.fragments.get(node.name.value)
    return inner ? planSelections(read, inner.typeCondition?.name.value ?? parent, inner.selectionSet, page) : NOTHING
  })
  return sum(plans)
}

function planField(read: Reading, parent: string, node: FieldNode, page: number | Times): CostPlan {
  const field = fieldOf(read.schema, parent, node.name.value)
  if (!field) return NOTHING
  const weight = parent.startsWith('__') ? introspectionWeight(read.schema, field.name) : weightOf(parent, field)
  const type = getNamedType(field.type)
  if (!node.selectionSet || !isCompositeType(type)) return { fixed: weight.points, parts: [] }
  const own = sum([
    { fixed: weight.points + (node.alias ? ALIAS_POINTS : 0), parts: [] },
    ...weight.filters.map((argument) => planFilter(read, node, argument))
  ])
  const times = timesOf(read, weight, node)
  // The items of a page are those of its lists; its count, its page info and the page itself are there once.
  if (weight.items === 'page') return sum([own, planSelections(read, type.name, node.selectionSet, times)])
  const often = isItems(parent, field.name) ? page : times
  return sum([own, multiply(planSelections(read, type.name, node.selectionSet, 1), often)])
}

/** Nothing where the argument is left out or null. */
function planFilter({ defaults }: Reading, node: FieldNode, argument: string): CostPlan {
  const value = node.arguments?.find(({ name }) => name.value === argument)?.value
  const cost: CostPlan = { fixed: FILTER_POINTS, parts: [] }
  if (value === undefined || value.kind === Kind.NULL) return NOTHING
  if (value.kind !== Kind.VARIABLE) return cost
  const name = value.name.value
  const fallback = defaults.get(name)
  const given = (variables: Variables) =>
    Object.hasOwn(variables, name) ? variables[name] !== null : fallback !== undefined && fallback.kind !== Kind.NULL
  return { fixed: 0, parts: [{ times: (variables) => (given(variables) ? 1 : 0), cost }] }
}

function isItems(parent: string, field: string): boolean {
  return parent.endsWith('Connection') && (field === 'nodes' || field === 'edges')
}

function fieldOf(schema: GraphQLSchema, parent: string, name: string): GraphQLField<unknown, unknown> | undefined {
  const meta = [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name)
  const type = schema.getType(parent)
  return meta ?? (isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined)
}

function timesOf(read: Reading, { items }: Weight, node: FieldNode): number | Times {
  if (typeof items === 'number') return items
  if (items !== 'page') return lengthOf(read, node, items.argument)
  const [first, last] = [valueOf(read, node, 'first'), valueOf(read, node, 'last')]
  if (typeof first === 'function' || typeof last === 'function')
    return (variables) => pageSize(resolve(first, variables), resolve(last, variables))
  return pageSize(first, last)
}

/** As paging reads them; a page too large is an error of the field, which then costs nothing more. */
function pageSize(first: unknown, last: unknown): number {
  const size = first ?? last ?? PAGE_DEFAULT
  return typeof size === 'number' ? Math.max(0, Math.min(PAGE_MAX, size)) : PAGE_DEFAULT
}

type FromVariables = (variables: Variables) => unknown

function resolve(value: unknown, variables: Variables): unknown {
  return typeof value === 'function' ? (value as FromVariables)(variables) : value
}

/** The number an argument has, or where it will be read from. */
function valueOf({ defaults }: Reading, node: FieldNode, argument: string): number | null | undefined | FromVariables {
  const value = node.arguments?.find(({ name }) => name.value === argument)?.value
  if (value?.kind !== Kind.VARIABLE) return numberIn(value)
  const name = value.name.value
  const fallback = numberIn(defaults.get(name))
  return (variables) => (Object.hasOwn(variables, name) ? variables[name] : fallback)
}

function numberIn(value: ValueNode | undefined): number | undefined {
  return value?.kind === Kind.INT ? Number(value.value) : undefined
}

/** A single value where a list is due is a list of one (https://spec.graphql.org/October2021/#sec-List.Input-Coercion). */
function lengthOf({ defaults }: Reading, node: FieldNode, argument: string): number | Times {
  const value = node.arguments?.find(({ name }) => name.value === argument)?.value
  if (value?.kind !== Kind.VARIABLE) return lengthOfLiteral(value)
  const name = value.name.value
  const fallback = lengthOfLiteral(defaults.get(name))
  return (variables) => {
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined
    return given === undefined ? fallback : Array.isArray(given) ? given.length : 1
  }
}

function lengthOfLiteral(value: ValueNode | undefined): number {
  return value?.kind === Kind.LIST ? value.values.length : 1
}

const NOTHING: CostPlan = { fixed: 0, parts: [] }

function sum(plans: readonly CostPlan[]): CostPlan {
  return {
    fixed: plans.reduce((total, { fixed }) => Math.min(UNCOUNTED, total + fixed), 0),
    parts: plans.flatMap(({ parts }) => parts)
  }
}

/** A product with a known number is worked out at once. */
function multiply(cost: CostPlan, times: number | Times): CostPlan {
  if (typeof times === 'function') return { fixed: 0, parts: [{ times, cost }] }
  if (times === 1) return cost
  return {
    fixed: Math.min(UNCOUNTED, cost.fixed * times),
    parts: cost.parts.length === 0 ? [] : [{ times: () => times, cost: { fixed: 0, parts: cost.parts } }]
  }
}
