import { Kind } from 'graphql'
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import { pageArgs } from '../../graphql/connection-types.ts'
import type { Context } from '../../graphql/context.ts'
import { userError } from '../../graphql/errors.ts'
import { filterWhere } from '../../graphql/filters.ts'
import type { FilterRules } from '../../graphql/filters.ts'
import type { NodeType } from '../../graphql/ids.ts'
import { findNodes } from '../../graphql/nodes.ts'
import { fetchCount, pageOf, readPage } from '../../graphql/paging.ts'
import type { PageArgs } from '../../graphql/paging.ts'
import type { Row } from '../../graphql/rows.ts'
import { STATES } from '../../graphql/visibility.ts'
import { partsOf } from './highlights.ts'
import { SearchConnection, SearchKindEnum } from './object.ts'
import type { Highlight, SearchPage } from './object.ts'
import { fingerprint, placeKey, readPlace } from './place.ts'
import { findAlike, findDocuments } from './rows.ts'
import type { Found, Reading, SearchKind, Span, Wanted } from './rows.ts'
import { lengthFault, readText, searchFault, wordsOf, withWords } from './rules.ts'
import type { SearchText } from './rules.ts'
import { closest, isCorrectable } from './spelling.ts'

const CURSORS = { name: 'search', order: 'desc' } as const

const filters: FilterRules = {
  shows: { at: 'shows', test: 'hasSome', value: { id: 'Show' } },
  speakers: { at: 'speakers', test: 'hasSome', value: { id: 'Speaker' } },
  language: { at: 'language', test: 'equals' },
  from: { at: 'latest', test: 'gte', value: 'day' },
  to: { at: 'earliest', test: 'lte', value: 'day', notBefore: 'from' }
}

const SearchFilter = builder.inputType('SearchFilter', {
  description: 'Which records to search; everything given must hold. Example: `{ language: "en", from: "2025-01-01" }`.',
  fields: (t) => ({
    shows: t.idList({ description: 'About any of these shows, made by it for speakers, or one of them, by id.' }),
    speakers: t.idList({ description: 'Said by any of these speakers, events they took part in, shows they made, or one of them, by id.' }),
    language: t.string({ description: 'Quotes and articles in this language, BCP 47; `en` takes `en-GB` too. Example: `de`.' }),
    from: t.field({ type: 'Date', description: 'That can have been said, held or published on this day or later. Example: `2025-01-01`.' }),
    to: t.field({ type: 'Date', description: 'That can have been said, held or published on this day or earlier. Example: `2025-12-31`.' })
  })
})

builder.queryFields((t) => ({
  search: t.field({
    type: SearchConnection,
    description:
      'Everything on record as it is now that has these words, best first. Accents and case do not matter, other forms ' +
      'of an English word are found too, and the last word may be the beginning of one. `"…"` is a phrase, `-word` ' +
      'leaves out, `or` lets either do. Where nothing has the words, the nearest names are tried: `correctedText`. ' +
      'Example: `search(text: "final answer", kinds: [QUOTE]) { nodes { record { ... on Quote { text } } } }`.',
    args: {
      text: t.arg.string({ required: true, description: 'What to look for: 2 letters or digits, 200 characters at most. Example: `final answer`.' }),
      kinds: t.arg({ type: [SearchKindEnum], description: 'Which kinds of record; all where it is not given. Example: `[QUOTE]`.' }),
      filter: t.arg({ type: SearchFilter, description: 'Which records; all where it is not given. Example: `{ from: "2025-01-01" }`.' }),
      ...pageArgs(t.arg)
    },
    // As data, like the connections that are read through Prisma.
    extensions: {
      greenlit: {
        ...{ kind: 'connection', byResolver: true, ...CURSORS, rows: 'SearchDocument', node: 'SearchDocument', key: 'recency', keyType: 'text' },
        ...{ clock: 'none', filterArgument: 'filter', filters }
      }
    },
    resolve: (_root, args, context, info) => search(args, context, info) as never
  })
}))

interface Args extends PageArgs {
  text: string
  kinds?: SearchKind[] | null | undefined
  filter?: object | null | undefined
}

function refuse(fault: string | null): void {
  if (fault !== null) throw userError('BAD_ARGUMENT', `The argument "text" ${fault}.`, { argument: 'text' })
}

async function search(args: Args, context: Context, info: GraphQLResolveInfo): Promise<SearchPage> {
  refuse(lengthFault(args.text))
  const text = readText(args.text)
  refuse(searchFault(args.text, text))
  const wanted = readWanted(args, context)
  const request = readPage(args, CURSORS)
  const { limit, backward } = request
  const key = fingerprint(text, wanted)
  const from = request.from === null ? null : readPlace(key, request.from, backward ? 'before' : 'after')
  const span: Span = { limit: fetchCount({ ...request, limit }), backward, from, marked: selects(info, 'highlights') }
  const { size, found, correctedText } = await findOrCorrect(text, wanted, span)
  const keys = found.map(({ kind, id }) => ({ type: NODE[kind], key: id, version: null }))
  const records = keys.length === 0 ? [] : await findNodes(keys, context, info, PATHS)
  // What was withdrawn since the statement before is left out.
  const results = found.flatMap((one, index) => {
    const record = records[index]
    return record ? [{ ...one, record, highlights: highlightsOf(one) }] : []
  })
  const page = pageOf(results as (Found & Row)[], request, (row) => placeKey(key, row))
  return { ...page, request, totalCount: () => size, correctedText }
}

const NODE: Record<SearchKind, NodeType> = {
  SHOW: 'Show',
  SPEAKER: 'Speaker',
  ORGANISATION: 'Organisation',
  EVENT: 'Event',
  ARTICLE: 'Article',
  QUOTE: 'Quote'
}

const PATHS = [
  ['nodes', 'record'],
  ['edges', 'node', 'record']
]

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/

function readWanted({ kinds, filter }: Args, { viewer, now }: Context): Wanted {
  const clock = { asOf: now.toISOString().slice(0, 10), knownAt: null }
  const where = filterWhere('SearchDocument', filters, { ...filter }, clock, viewer, 'filter') as {
    [column in 'shows' | 'speakers' | 'language' | 'latest' | 'earliest']?: { hasSome: string[]; equals: string; gte: Date; lte: Date }
  }
  const language = where.language?.equals.toLowerCase() ?? null
  if (language !== null && !LANGUAGE.test(language)) {
    throw userError('BAD_ARGUMENT', 'The argument "filter.language" is no language tag: give one as in "en" or "pt-BR".', {
      argument: 'filter.language'
    })
  }
  return {
    states: STATES[viewer.perspective],
    kinds: kinds ? [...new Set(kinds)].sort() : null,
    shows: where.shows?.hasSome ?? null,
    speakers: where.speakers?.hasSome ?? null,
    language,
    from: where.latest?.gte.toISOString().slice(0, 10) ?? null,
    to: where.earliest?.lte.toISOString().slice(0, 10) ?? null
  }
}

async function findOrCorrect(text: SearchText, wanted: Wanted, span: Span): Promise<Reading & { correctedText: string | null }> {
  const reading = await findDocuments(text, wanted, span)
  if (reading.size > 0) return { ...reading, correctedText: null }
  const corrected = await correct(text, wanted.states)
  if (corrected === null) return { ...reading, correctedText: null }
  const second = await findDocuments(corrected, wanted, span)
  return { ...second, correctedText: second.size > 0 ? corrected.words : null }
}

/** The text with its unknown words replaced by the nearest of names that the viewer may read; null where nothing is near. */
async function correct(text: SearchText, states: readonly string[]): Promise<SearchText | null> {
  const words = wordsOf(text).filter(isCorrectable)
  if (words.length === 0) return null
  const replaced = new Map<string, string>()
  for (const { word, names } of await findAlike(words, states)) {
    const near = closest(word, names)
    if (near !== null) replaced.set(word, near)
  }
  return replaced.size > 0 ? withWords(text, replaced) : null
}

function highlightsOf({ fields }: Found): Highlight[] {
  return fields.flatMap(([field, text, ...marked]) => {
    const parts = partsOf(text, ...marked)
    return parts ? [{ field: field as Highlight['field'], parts }] : []
  })
}

/** Whether a field of this name is selected anywhere beneath the field that `info` resolves. */
function selects({ fieldNodes, fragments }: GraphQLResolveInfo, name: string): boolean {
  const seen = new Set<string>()
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === name || within(selection.selectionSet)
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet)
      if (seen.has(selection.name.value)) return false
      seen.add(selection.name.value)
      return within(fragments[selection.name.value]?.selectionSet)
    }) ?? false
  return fieldNodes.some(({ selectionSet }) => within(selectionSet))
}
