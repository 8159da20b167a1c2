import type { GraphQLField } from 'graphql'
import { getNullableType, isListType } from 'graphql'

/** How a field counts towards the cost of an operation; docs/limits.md says it for clients. */
export interface Weight {
  /** Points of the field itself, whatever is asked for beneath. */
  points: number
  /**
   * How often what is asked for beneath is counted: a number; as many items as the list argument of that name has; or
   * those of a page, by `first` and `last`, which then holds for the lists `nodes` and `edges` beneath.
   */
  items: number | { argument: string } | 'page'
  /** The arguments that choose what is listed: each that is given makes the database look further. */
  filters: readonly string[]
}

/** Any field: one point, as it takes place in the answer. */
const FIELD: Weight = { points: 1, items: 1, filters: [] }

/** Points of each filter that is given. Measured on 20,000 quotes: one that matches nothing takes 25 ms. */
export const FILTER_POINTS = 400

/** Points of an alias of what has fields: two readings of one relation take two statements. */
export const ALIAS_POINTS = 50

/** Items a short list is taken to have: citations, stances, credits. */
const SHORT_LIST = 5

/** By what a field is declared to be (`kind` in its extensions), or by where it stands. */
const WEIGHTS: Record<string, Partial<Weight>> = {
  connection: { points: 60, items: 'page' },
  /** Counts all that the list has, on all its pages. */
  count: { points: 400 },
  status: { points: 10 },
  /** Several things by their names or ids. */
  each: { points: 10 },
  /** A change: it takes turns with others, and writes a log. */
  mutation: { points: 100 }
}

/** What a field may say of itself in `extensions.greenlit`, beside what else stands there. */
interface Declaration {
  kind?: string
  /** Of `each`: the argument that lists the names. */
  argument?: string
  /** Of connections. */
  filterArgument?: string
  filters?: object
  weight?: Partial<Weight>
}

/** The weight of a field of the type called `parent`. */
export function weightOf(parent: string, field: GraphQLField<unknown, unknown>): Weight {
  const { kind = '', argument, filterArgument, filters = {}, weight } = (field.extensions['greenlit'] ?? {}) as Declaration
  const isList = isListType(getNullableType(field.type))
  return {
    ...FIELD,
    ...(isList ? { items: SHORT_LIST } : {}),
    ...WEIGHTS[parent === 'Mutation' ? 'mutation' : kind],
    ...(argument === undefined ? {} : { items: { argument } }),
    filters: filterArgument ? [filterArgument] : Object.keys(filters),
    ...weight
  }
}
