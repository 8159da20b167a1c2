import { GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
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
import '../features/redaction/index.ts'
import '../features/renewals/index.ts'
import '../features/search/index.ts'
import '../features/shows/index.ts'
import '../features/speakers/index.ts'
import '../features/updates/index.ts'

export const schema = withoutFloat(builder.toSchema())

/** Pothos lists the scalar whether or not it is used; as no field is to be one, it is not offered either. */
function withoutFloat(full: GraphQLSchema): GraphQLSchema {
  const config = full.toConfig()
  return new GraphQLSchema({ ...config, types: config.types.filter(({ name }) => name !== 'Float') })
}

/** The schema as text, in an order that does not depend on the order of imports: what schema.graphql holds. */
export function printSDL(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
