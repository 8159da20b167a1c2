import { builder } from '../../graphql/builder.ts'
import { connectionType, pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import { BY, findEach, findOne, lookupFields } from '../../graphql/lookup.ts'
import type { Lookup } from '../../graphql/lookup.ts'

const shows: Connection = {
  name: 'shows',
  rows: 'Show',
  node: 'Show',
  key: 'sortKey',
  keyType: 'text',
  order: 'asc',
  clock: 'none',
  filterArgument: 'filter',
  filters: {
    genres: { at: 'genres', test: 'hasSome' },
    tags: { at: 'tags', test: 'hasSome' },
    platforms: { at: 'installments[].platforms[].organisationId', test: 'in', value: { id: 'Organisation' } },
    speakers: { at: 'credits[].speakerId', test: 'in', value: { id: 'Speaker' } }
  }
}

/** How a show is named: exactly one of these. */
const lookup: Lookup = {
  model: 'Show',
  by: {
    slug: { column: 'slug', redirects: true },
    id: { id: 'Show' },
    tvmaze: { external: 'TVMAZE' },
    tmdb: { external: 'TMDB' },
    imdb: { external: 'IMDB' },
    wikidata: { external: 'WIKIDATA' }
  }
}

const ShowBy = builder.inputType('ShowBy', {
  isOneOf: true,
  description: 'Names a show in exactly one way. Example: `{ slug: "heartstopper" }`.',
  fields: (t) => ({
    ...lookupFields(t, 'Show', 'heartstopper'),
    tvmaze: t.string({ description: 'Its id at TVmaze. Example: `54198`.' }),
    tmdb: t.string({ description: 'Its id at The Movie Database. Example: `124834`.' }),
    imdb: t.string({ description: 'Its id at IMDb. Example: `tt10638036`.' }),
    wikidata: t.string({ description: 'Its id at Wikidata. Example: `Q106617186`.' })
  })
})

const ShowFilter = builder.inputType('ShowFilter', {
  description: 'Which shows to list; everything given must hold. Example: `{ genres: ["Drama"] }`.',
  fields: (t) => ({
    genres: t.stringList({ description: 'Shows of any of these genres. Example: `["Drama"]`.' }),
    tags: t.stringList({ description: 'Shows with any of these tags. Example: `["Netflix"]`.' }),
    platforms: t.idList({ description: 'Shows with an installment on any of these platforms, by id.' }),
    speakers: t.idList({ description: 'Shows made by, or played in by, any of these, by id.' })
  })
})

const ShowConnection = connectionType({
  name: 'Show',
  node: modelRef('Show'),
  description: 'Shows by title.'
})

builder.queryFields((t) => ({
  show: t.field({
    type: modelRef('Show'),
    nullable: true,
    description:
      'One show; null where the record has no such show. Example: `show(by: { slug: "heartstopper" }) { title }`.',
    args: { by: t.arg({ type: ShowBy, required: true, description: BY }) },
    extensions: declared({ kind: 'lookup', lookup }),
    resolve: (_root, { by }, context, info) => findOne(lookup, by, context, info) as never
  }),
  showsBy: t.field({
    type: [modelRef('Show')],
    nullable: { list: false, items: true },
    description:
      'Shows by their names, in the order asked for, null for those not on record; 100 at most. A watchlist. ' +
      'Example: `showsBy(by: [{ imdb: "tt10638036" }, { tvmaze: "1" }]) { title }`.',
    args: {
      by: t.arg({ type: [ShowBy], required: true, description: 'The names. Example: `[{ imdb: "tt10638036" }]`.' })
    },
    extensions: declared({ kind: 'each', argument: 'by', lookup }),
    resolve: (_root, { by }, context, info) => findEach(lookup, by, context, info) as never
  }),
  shows: connection(t, shows, {
    type: ShowConnection,
    nodeType: () => 'Show',
    description:
      'Shows by title, page by page. Example: `shows(filter: { genres: ["Drama"] }, first: 10) { nodes { title } }`.',
    args: {
      filter: t.arg({
        type: ShowFilter,
        description: 'Which shows; all where it is not given. Example: `{ genres: ["Drama"] }`.'
      }),
      ...pageArgs(t.arg)
    }
  })
}))
