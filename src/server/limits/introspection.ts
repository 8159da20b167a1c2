import type { GraphQLSchema } from 'graphql'
import type { Weight } from '../../graphql/weights.ts'

/** Introspection is answered from memory: a thirtieth of what a field of the record costs. */
const POINTS = 1 / 30

/** Fields of a type, about; graphql-js itself refuses lists of types nested deeper than introspection needs. */
const FIELDS_OF_A_TYPE = 6

/** The weight of a field of `__Schema`, `__Type` and their like. */
export function introspectionWeight(schema: GraphQLSchema, field: string): Weight {
  if (field === 'types') return { points: POINTS, items: Object.keys(schema.getTypeMap()).length, filters: [] }
  return { points: POINTS, items: field === 'fields' ? FIELDS_OF_A_TYPE : 1, filters: [] }
}
