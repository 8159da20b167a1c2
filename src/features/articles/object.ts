import { cleanMarkdown, htmlOf } from '../../text/markdown.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionType, pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import type { ImpreciseDate } from '../../dates/date.ts'
import { ImpreciseDateRef, dateField } from '../../graphql/dates.ts'
import { declared } from '../../graphql/declarations.ts'
import { list, modelRef, nodeId, reference, versionField, visibilityField } from '../../graphql/fields.ts'

interface RetractionShape {
  retracted: ImpreciseDate
  retractionNote: string | null
}

const Retraction = builder.objectRef<RetractionShape>('Retraction').implement({
  description:
    'That an outlet took an article back: an event in the world. What the article reported counts until that day.',
  fields: (t) => ({
    date: t.expose('retracted', { type: ImpreciseDateRef, description: 'When. Example: 3 Mar 2025.' }),
    note: t.exposeString('retractionNote', {
      nullable: true,
      description: 'What the outlet said. Example: `The quote was misattributed.`'
    })
  })
})

builder.prismaObject('Article', {
  interfaces: [builder.nodeInterfaceRef()],
  description: 'A published piece. What it does not state is null, never guessed.',
  select: { id: true, visibility: true },
  fields: (t) => ({
    id: nodeId(t, 'Article'),
    version: versionField(t),
    visibility: visibilityField(t),
    slug: t.exposeString('slug', {
      description: 'Its name in addresses; old ones keep resolving. Example: `heartstopper-season-4-hopeful`.'
    }),
    headline: t.exposeString('headline', {
      description: 'Its headline. Example: `Heartstopper Season 4: Alice Oseman Feeling "Optimistic," "Hopeful"`.'
    }),
    published: dateField(t, 'published', { description: 'When it was published. Example: 17 Feb 2025.' }),
    language: t.exposeString('language', { description: 'Its language, BCP 47. Example: `en`.' }),
    summary: t.exposeString('summary', { nullable: true, description: 'What it says, in a sentence or two.' }),
    body: t.string({
      nullable: true,
      description: 'Its text, in Markdown (CommonMark) without HTML. Example: `**Lantern+** has ordered …`.',
      select: { body: true },
      extensions: declared({ kind: 'made', column: 'body', make: cleanMarkdown }),
      // Cleaned when it was written; what was written before that was done is cleaned now.
      resolve: ({ body }) => body && cleanMarkdown(body)
    }),
    bodyHtml: t.string({
      nullable: true,
      description: 'The same as HTML that is safe to show: elements of Markdown only. Example: `<p><strong>Lantern+</strong> has ordered …</p>`.',
      extensions: declared({ kind: 'made', column: 'body', make: htmlOf }, { weight: { points: 100 } }),
      select: { body: true },
      resolve: ({ body }) => body && htmlOf(body)
    }),
    sections: t.exposeStringList('sections', {
      description: 'The headings within it. Example: `["Some Previous Updates"]`.'
    }),
    categories: t.exposeStringList('categories', {
      description: 'Where its outlet files it. Example: `["Netflix", "TV"]`.'
    }),
    tags: t.exposeStringList('tags', {
      description: 'Its outlet\'s tags. Example: `["Alice Oseman", "Heartstopper"]`.'
    }),
    outlet: reference(t, 'outlet', {
      description: 'Who published it; null where the record does not know. Example: a trade paper.'
    }),
    byline: t.exposeStringList('byline', {
      description: 'Who wrote it, as printed; empty where the record does not know. Example: `["Jane Doe"]`.'
    }),
    canonicalUrl: t.exposeString('canonicalUrl', {
      nullable: true,
      description: 'Where it is on the web; null where the record does not know. Example: `https://outlet.example/a`.'
    }),
    retraction: t.field({
      type: Retraction,
      nullable: true,
      description: 'That its outlet took it back; null where it did not.',
      select: { retracted: true, retractionNote: true },
      extensions: declared({ kind: 'embedded', present: 'retracted' }),
      resolve: ({ retracted, retractionNote }) =>
        retracted === null ? null : { retracted: retracted as unknown as ImpreciseDate, retractionNote }
    }),
    shows: list(t, 'shows', {
      through: 'show',
      requires: ['show'],
      orderBy: { show: { sortKey: 'asc' } },
      description: 'The shows it is about, by title. Example: Heartstopper.'
    })
  })
})

export const ArticleConnection = connectionType({
  name: 'Article',
  node: modelRef('Article'),
  dated: true,
  description: 'Articles, newest first.'
})

const ofShow: Connection = {
  name: 'articles',
  rows: 'ArticleShow',
  relation: 'articles',
  through: 'article',
  node: 'Article',
  key: 'sortKey',
  keyType: 'text',
  order: 'desc',
  clock: 'none',
  filterArgument: '',
  filters: {}
}

const { through: _through, ...ofOutlet }: Connection = { ...ofShow, rows: 'Article' }

builder.prismaObjectFields('Show', (t) => ({
  articles: connection(t, ofShow, {
    type: ArticleConnection,
    nodeType: () => 'Article',
    description:
      'Articles about it, newest first. Example: `articles(first: 5) { nodes { headline published { label } } }`.',
    args: pageArgs(t.arg)
  })
}))

builder.prismaObjectFields('Organisation', (t) => ({
  articles: connection(t, ofOutlet, {
    type: ArticleConnection,
    nodeType: () => 'Article',
    description: 'Articles it published, newest first. Example: `articles(first: 5) { nodes { headline } }`.',
    args: pageArgs(t.arg)
  })
}))
