import { builder } from '../../graphql/builder.ts'
import { pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import { BY, findOne, lookupFields } from '../../graphql/lookup.ts'
import type { Lookup } from '../../graphql/lookup.ts'
import { ArticleConnection } from './object.ts'

const articles: Connection = {
  name: 'articles',
  rows: 'Article',
  node: 'Article',
  key: 'sortKey',
  keyType: 'text',
  order: 'desc',
  clock: 'none',
  filterArgument: 'filter',
  filters: {
    shows: { at: 'shows[].showId', test: 'in', value: { id: 'Show' } },
    outlets: { at: 'outletId', test: 'in', value: { id: 'Organisation' } },
    tags: { at: 'tags', test: 'hasSome' },
    publishedFrom: { at: 'publishedLatest', test: 'gte', value: 'day' },
    publishedTo: { at: 'publishedEarliest', test: 'lte', value: 'day', notBefore: 'publishedFrom' }
  }
}

const lookup: Lookup = { model: 'Article', by: { slug: { column: 'slug', redirects: true }, id: { id: 'Article' } } }

const ArticleBy = builder.inputType('ArticleBy', {
  isOneOf: true,
  description: 'Names an article in exactly one way. Example: `{ slug: "heartstopper-season-4-hopeful" }`.',
  fields: (t) => lookupFields(t, 'Article', 'heartstopper-season-4-hopeful')
})

const ArticleFilter = builder.inputType('ArticleFilter', {
  description: 'Which articles to list; everything given must hold. Example: `{ tags: ["Heartstopper"] }`.',
  fields: (t) => ({
    shows: t.idList({ description: 'About any of these shows, by id.' }),
    outlets: t.idList({ description: 'Published by any of these organisations, by id.' }),
    tags: t.stringList({ description: 'With any of these tags. Example: `["Heartstopper"]`.' }),
    publishedFrom: t.field({
      type: 'Date',
      description: 'That can have come out on this day or later. Example: `2025-01-01`.'
    }),
    publishedTo: t.field({
      type: 'Date',
      description: 'That can have come out on this day or earlier. Example: `2025-12-31`.'
    })
  })
})

builder.queryFields((t) => ({
  article: t.field({
    type: modelRef('Article'),
    nullable: true,
    description:
      'One article; null where the record has no such. Example: `article(by: { slug: "heartstopper-season-4-hopeful" ' +
      '}) { headline }`.',
    args: { by: t.arg({ type: ArticleBy, required: true, description: BY }) },
    extensions: declared({ kind: 'lookup', lookup }),
    resolve: (_root, { by }, context, info) => findOne(lookup, by, context, info) as never
  }),
  articles: connection(t, articles, {
    type: ArticleConnection,
    nodeType: () => 'Article',
    description:
      'Articles, newest first. Example: `articles(filter: { publishedFrom: "2025-01-01" }) { nodes { headline } }`.',
    args: {
      filter: t.arg({
        type: ArticleFilter,
        description: 'Which articles; all where it is not given. Example: `{ tags: ["Heartstopper"] }`.'
      }),
      ...pageArgs(t.arg)
    }
  })
}))
