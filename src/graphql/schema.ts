import { DirectiveLocation, GraphQLDirective, GraphQLNonNull, GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import type { GraphQLEnumType } from 'graphql'
import { builder } from './builder.ts'
import './scalars.ts'
import './node-queries.ts'
import type { Perspective } from './viewer.ts'
// Every feature, or its part of the schema is silently missing: a test compares these with the folders.
import '../features/articles/index.ts'
import '../features/auth/index.ts'
import '../features/events/index.ts'
import '../features/history/index.ts'
import '../features/installments/index.ts'
import '../features/outlets/index.ts'
import '../features/publication/index.ts'
import '../features/quotes/index.ts'
import '../features/renewals/index.ts'
import '../features/search/index.ts'
import '../features/shows/index.ts'
import '../features/speakers/index.ts'
import '../features/updates/index.ts'

export const schema = completed(builder.toSchema())

/**
 * With the directive of perspectives, and without Float: Pothos lists the scalar whether or not it is used; as no field is
 * to be one, it is not offered either.
 */
function completed(full: GraphQLSchema): GraphQLSchema {
  const config = full.toConfig()
  const perspective = new GraphQLDirective({
    name: 'perspective',
    description:
      'Which states of the record an operation reads, on the operation itself: `query Desk @perspective(see: DRAFTS) { … }`. ' +
      'Without it everybody reads what is published. Drafts need a key with the role `CONTRIBUTOR`, everything one with `EDITOR`. ' +
      'Statuses, the board and the log know only what is published, whoever asks.',
    locations: [DirectiveLocation.QUERY, DirectiveLocation.MUTATION],
    args: {
      see: {
        type: new GraphQLNonNull(full.getType('Perspective') as GraphQLEnumType),
        defaultValue: 'DRAFTS' satisfies Perspective,
        description: 'Which states. Example: `DRAFTS`.'
      }
    }
  })
  return new GraphQLSchema({ ...config, directives: [...config.directives, perspective], types: config.types.filter(({ name }) => name !== 'Float') })
}

/** The schema as text, in an order that does not depend on the order of imports: what schema.graphql holds. */
export function printSDL(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
