import { Kind } from 'graphql'
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import { pageArgs } from '../../graphql/connection-types.ts'
import type { Context } from '../../graphql/context.ts'
import type { ReadFirst } from '../../graphql/declarations.ts'
import { userError } from '../../graphql/errors.ts'
import { filterWhere } from '../../graphql/filters.ts'
import type { FilterRules } from '../../graphql/filters.ts'
import { findNodes } from '../../graphql/nodes.ts'
import { fetchCount, pageOf, readPage } from '../../graphql/paging.ts'
import type { PageArgs, PageRequest } from '../../graphql/paging.ts'
import { STATES } from '../../graphql/visibility.ts'
import { find } from './find.ts'
import type { Findings } from './find.ts'
import { SearchConnection, SearchKindEnum } from './object.ts'
import type { SearchPage } from './object.ts'
import { fingerprint, placeKey, readPlace } from './place.ts'
import type { SearchKind, Wanted } from './rows.ts'
import { lengthFault, readText, searchFault } from './rules.ts'

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
        ...{ kind: 'connection', readFirst, ...CURSORS, rows: 'SearchDocument', node: 'SearchDocument', key: 'recency', keyType: 'text' },
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

async function search(args: Args, context: Context, info: GraphQLResolveInfo): Promise<SearchPage> {
  const { request, key, read } = readSearch(args, context, info)
  const { found, size, correctedText } = await read()
  const keys = found.map(({ record }) => ({ ...record, version: null }))
  const records = keys.length === 0 ? [] : await findNodes(keys, context, info, PATHS)
  // What was withdrawn since the statement before is left out.
  const results = found.flatMap((one, index) => {
    const record = records[index]
    return record ? [{ ...one, record }] : []
  })
  return { ...pageOf(results, request, (one) => placeKey(key, one)), request, totalCount: () => size, correctedText } as SearchPage
}

const PATHS = [
  ['nodes', 'record'],
  ['edges', 'node', 'record']
]

/** The same page with records that are yet to be read. */
function readFirst(...[args, asked, info]: Parameters<ReadFirst>): ReturnType<ReadFirst> {
  const { request, key, read } = readSearch(args as unknown as Args, asked, info)
  return async () => {
    const { found, size, correctedText } = await read()
    const { edges, pageInfo } = pageOf(found, request, (one) => placeKey(key, one))
    return {
      edges: edges.map(({ cursor, node: { record, highlights } }) => ({ cursor, node: { record, highlights } })),
      ...{ pageInfo, totalCount: size, correctedText }
    }
  }
}

interface Search {
  request: PageRequest
  /** The fingerprint that its cursors carry. */
  key: string
  read: () => Promise<Findings>
}

function readSearch(args: Args, asked: Pick<Context, 'viewer' | 'now'>, info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): Search {
  refuse(lengthFault(args.text))
  const text = readText(args.text)
  refuse(searchFault(args.text, text))
  const wanted = readWanted(args, asked)
  const request = readPage(args, CURSORS)
  const { backward } = request
  const key = fingerprint(text, wanted)
  const from = request.from === null ? null : readPlace(key, request.from, backward ? 'before' : 'after')
  const span = { limit: fetchCount(request), backward, from, marked: selects(info, 'highlights') }
  return { request, key, read: () => find(text, wanted, span) }
}

function refuse(fault: string | null): void {
  if (fault !== null) throw userError('BAD_ARGUMENT', `The argument "text" ${fault}.`, { argument: 'text' })
}

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/

function readWanted({ kinds, filter }: Args, { viewer, now }: Pick<Context, 'viewer' | 'now'>): Wanted {
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

/** Whether a field of this name is selected anywhere beneath the field that `info` is of. */
function selects({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, name: string): boolean {
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
