import { builder } from '../../graphql/builder.ts'
import { connectionType } from '../../graphql/connection-types.ts'
import type { ConnectionPage } from '../../graphql/connection.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import type { Row } from '../../graphql/rows.ts'
import type { Highlight, Part } from './highlights.ts'
import { RANKED_MAX } from './rows.ts'

export const SearchKindEnum = builder.enumType('SearchKind', {
  description: 'What can be found.',
  values: {
    SHOW: { description: 'A show, by title, description, makers, genres, tags and installments. Example: Heartstopper.' },
    SPEAKER: { description: 'A speaker, by name, aliases and description. Example: Alice Oseman.' },
    ORGANISATION: { description: 'A platform, studio, outlet or organiser, by name and domain. Example: Netflix.' },
    EVENT: { description: "An event, by name, series, place and who took part. Example: Waterstones Children's Book Festival." },
    ARTICLE: { description: 'An article, by headline, summary, text, byline, tags, shows and outlet.' },
    QUOTE: { description: 'A quote, by its words and their translation, who said it, about which show, and where.' }
  } as const
})

const SearchFieldEnum = builder.enumType('SearchField', {
  description: 'Which text of a record a highlight is from.',
  values: {
    NAME: { description: 'The title of a show, the name of a speaker, organisation or event, the headline of an article.' },
    ALIAS: { description: 'Another name of a speaker.' },
    DESCRIPTION: { description: 'The description of a show or speaker, the place of an event, the summary of an article.' },
    TEXT: { description: 'The words of a quote, or the text of an article.' },
    TRANSLATION: { description: 'The words of a quote in English, where they were said in another language.' }
  } as const
})

const SearchHighlightPart = builder.objectRef<Part>('SearchHighlightPart').implement({
  description: 'One stretch of a highlight.',
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'The words as they were written: plain text, to be escaped like any other. Example: `final answer`.'
    }),
    matched: t.exposeBoolean('matched', { description: 'Whether it is what was searched for. Example: `true`.' })
  })
})

const SearchHighlight = builder.objectRef<Highlight>('SearchHighlight').implement({
  description: 'Where in a text something was found, of a long one in its first 5,000 characters. The parts in order are a ' +
    'piece of the text, 240 characters at most.',
  fields: (t) => ({
    field: t.expose('field', { type: SearchFieldEnum, description: 'Which text. Example: `TEXT`.' }),
    parts: t.expose('parts', {
      type: [SearchHighlightPart],
      description: 'The stretches of it, in order. Example: `We don\'t have a`, `final`, `answer`.'
    })
  })
})

const SearchRecord = builder.unionType('SearchRecord', {
  types: [
    modelRef('Show'),
    modelRef('Speaker'),
    modelRef('Organisation'),
    modelRef('Event'),
    modelRef('Article'),
    modelRef('QuoteVersion')
  ],
  description: 'What was found. Example: `... on Quote { text speaker { name } }`.'
})

/** One found: the record as Prisma read it, and where in it. */
export interface Result {
  record: Row
  highlights: Highlight[]
}

const SearchResult = builder.objectRef<Result>('SearchResult').implement({
  description: 'One record found.',
  fields: (t) => ({
    record: t.field({
      type: SearchRecord,
      description: 'The record. Example: `... on Show { title }`.',
      extensions: declared({ kind: 'found', property: 'record' }),
      resolve: ({ record }) => record as never
    }),
    highlights: t.expose('highlights', {
      type: [SearchHighlight],
      description:
        'Where in its own texts it was found, one for each text; empty where it was found by what hangs on it, as a ' +
        'quote is by the name of its speaker. Example: `highlights { field parts { text matched } }`.'
    })
  })
})

/** What the search field resolves to. */
export type SearchPage = Omit<ConnectionPage, 'clock'> & { correctedText: string | null }

export const SearchConnection = connectionType({
  name: 'Search',
  node: SearchResult,
  description:
    `What was found, best first; where more than ${RANKED_MAX} records match, names first and then newest first. ` +
    `\`totalCount\` counts to ${RANKED_MAX + 1}, which means more than ${RANKED_MAX}.`
})

builder.objectField(SearchConnection, 'correctedText', (t) =>
  t.string({
    nullable: true,
    description:
      'What was searched for instead, as nothing on record has the words given: each unknown word replaced by the ' +
      'nearest of a name on record. Null: what was asked for. Example: `Alice Oseman`, for "Alice Osemen".',
    extensions: declared({ kind: 'column', column: 'correctedText' }),
    resolve: (page) => (page as unknown as SearchPage).correctedText
  })
)
