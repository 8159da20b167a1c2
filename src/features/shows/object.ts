import { builder } from '../../graphql/builder.ts'
import { declared } from '../../graphql/declarations.ts'
import { list, nodeId, reference, versionField, visibilityField } from '../../graphql/fields.ts'
import { completeValue } from '@pothos/core'
import type { Row } from '../../graphql/rows.ts'
import { plannedField } from '../../graphql/fields.ts'

interface Image {
  imageUrl: string
  imageAlt: string | null
  imageCredit: string | null
}

const ImageRef = builder.objectRef<Image>('Image').implement({
  description: 'A picture, with what must be said beside it.',
  fields: (t) => ({
    url: t.exposeString('imageUrl', {
      description: 'Where it is. Example: `https://images.example/heartstopper.jpg`.'
    }),
    alt: t.exposeString('imageAlt', {
      nullable: true,
      description: 'What it shows, for those who do not see it. Example: `Nick and Charlie on a beach`.'
    }),
    credit: t.exposeString('imageCredit', { nullable: true, description: 'Whose it is. Example: `Netflix`.' })
  })
})

const ExternalSourceEnum = builder.enumType('ExternalSource', {
  description: 'Public sources whose ids the record knows.',
  values: {
    TVMAZE: { description: 'TVmaze. Example: `54198`.' },
    TMDB: { description: 'The Movie Database. Example: `124834`.' },
    IMDB: { description: 'IMDb. Example: `tt10638036`.' },
    WIKIDATA: { description: 'Wikidata. Example: `Q106617186`.' }
  } as const
})

export const CreditRoleEnum = builder.enumType('CreditRole', {
  description: 'What somebody did for a show.',
  values: {
    CREATOR: { description: 'Created it, or the work it is made from.' },
    SHOWRUNNER: { description: 'Runs it.' },
    PRODUCER: { description: 'Produces it.' },
    CAST: { description: 'Plays in it.' }
  } as const
})

builder.prismaObject('ExternalId', {
  name: 'ExternalId',
  description: 'The id of a show in a public source. Example: IMDb, `tt10638036`.',
  select: { source: true, value: true },
  fields: (t) => ({
    source: t.expose('source', { type: ExternalSourceEnum, description: 'The source. Example: `IMDB`.' }),
    value: t.exposeString('value', { description: 'The id there. Example: `tt10638036`.' })
  })
})

builder.prismaObject('Credit', {
  name: 'Credit',
  description: 'Who made a show or plays in it; in what capacity they speak about it follows from this.',
  select: { id: true, role: true, note: true },
  fields: (t) => ({
    show: reference(t, 'show', { guaranteed: true, description: 'The show.' }),
    speaker: reference(t, 'speaker', { guaranteed: true, description: 'Who. Example: Alice Oseman.' }),
    role: t.expose('role', { type: CreditRoleEnum, description: 'As what. Example: `CREATOR`.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'More of it: the character played, the original work. Example: `Nick Nelson`.'
    })
  })
})

builder.prismaObject('Show', {
  interfaces: [builder.nodeInterfaceRef()],
  description: 'A series. Example: Heartstopper.',
  select: { id: true, visibility: true },
  fields: (t) => ({
    id: nodeId(t, 'Show'),
    version: versionField(t),
    visibility: visibilityField(t),
    slug: t.exposeString('slug', {
      description: 'Its name in addresses; old ones keep resolving. Example: `heartstopper`.'
    }),
    title: t.exposeString('title', { description: 'Its title. Example: `Heartstopper`.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it is about, in a sentence or two.'
    }),
    genres: t.exposeStringList('genres', { description: 'Its genres. Example: `["Drama", "Romance"]`.' }),
    tags: t.exposeStringList('tags', { description: 'Its tags. Example: `["Netflix"]`.' }),
    firstYear: t.exposeInt('firstYear', {
      nullable: true,
      description: 'The year of its first release. Example: `2022`.'
    }),
    lastYear: t.exposeInt('lastYear', {
      nullable: true,
      description: 'The year of its last release so far. Example: `2024`.'
    }),
    image: t.field({
      type: ImageRef,
      nullable: true,
      description: 'Its picture.',
      select: { imageUrl: true, imageAlt: true, imageCredit: true },
      extensions: declared({ kind: 'embedded', present: 'imageUrl' }),
      resolve: ({ imageUrl, imageAlt, imageCredit }) => (imageUrl === null ? null : { imageUrl, imageAlt, imageCredit })
    }),
    credits: list(t, 'credits', {
      requires: ['speaker'],
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      description: 'Who made it and plays in it, in billing order. Example: Alice Oseman, `CREATOR`.'
    }),
    externalIds: plannedField(t, {
      type: ['ExternalId'],
      relation: 'externalIds',
      description: 'Its ids in public sources. Example: IMDb, `tt10638036`.',
      declaration: { kind: 'list', relation: 'externalIds', through: null, requires: [], orderBy: { source: 'byText' }, where: () => ({}) },
      select: (_args, _context, nested) => completeValue(nested({}), (query) => ({ externalIds: query })),
      // Sorted here, as finding shows by external ids reads the same relation without an order.
      resolve: (row) =>
        [...(row['externalIds'] as Row[])].sort((a, b) => (String(a['source']) < String(b['source']) ? -1 : 1))
    })
  })
})
