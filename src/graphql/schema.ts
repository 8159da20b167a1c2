import { lexicographicSortSchema, printSchema } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'
import './scalars.ts'
import './node-queries.ts'
// Every feature, or its part of the schema is silently missing: a test compares these with the folders.
import '../features/articles/index.ts'
import '../features/events/index.ts'
import '../features/installments/index.ts'
import '../features/outlets/index.ts'
import '../features/publication/index.ts'
import '../features/quotes/index.ts'
import '../features/renewals/index.ts'
import '../features/shows/index.ts'
import '../features/speakers/index.ts'
import '../features/updates/index.ts'

export const schema: GraphQLSchema = builder.toSchema()

/** The schema as text, in an order that does not depend on the order of imports: what schema.graphql holds. */
export function printSDL(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
