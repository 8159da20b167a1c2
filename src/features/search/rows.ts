import { db } from '../../database/client.ts'
import { Prisma } from '../../database/generated/client.ts'
import { START, STOP } from './highlights.ts'
import type { SearchText } from './rules.ts'

// Raw SQL, as Prisma does not speak full-text search. Every value is bound.

/** So many matches are ranked, and counted; a text that more records match is listed newest first. */
export const RANKED_MAX = 5000

export type SearchKind = 'SHOW' | 'SPEAKER' | 'ORGANISATION' | 'EVENT' | 'ARTICLE' | 'QUOTE'

/** Which documents: everything that is not null must hold. Ids are database keys, days 'YYYY-MM-DD'. */
export interface Wanted {
  states: readonly string[]
  kinds: readonly SearchKind[] | null
  shows: readonly string[] | null
  speakers: readonly string[] | null
  language: string | null
  from: string | null
  to: string | null
}

/** One found, where it stands (from 1; 0 in a list that is newest first), and its texts with marks. */
export interface Found {
  kind: SearchKind
  id: string
  place: number
  recency: string
  fields: [field: string, text: string, ...marked: string[]][]
}

export interface Reading {
  /** At most RANKED_MAX + 1. */
  size: number
  found: Found[]
}

/** The page: so many documents after (backward: before) one of them. */
export interface Span {
  limit: number
  backward: boolean
  from: Pick<Found, 'kind' | 'id' | 'place' | 'recency'> | null
  /** Whether their texts are wanted. */
  marked: boolean
}

/** One page of what matches, in one statement, or two where too many match to be ranked. */
export async function findDocuments(text: SearchText, wanted: Wanted, span: Span): Promise<Reading> {
  const rows = await db.$queryRaw<(Partial<Found> & { size: number })[]>(rankedPage(text, wanted, span))
  const size = rows[0]?.size ?? 0
  if (size <= RANKED_MAX) return { size, found: rows.filter(({ id }) => id !== null) as Found[] }
  return { size, found: await db.$queryRaw<Found[]>(newestPage(text, wanted, span)) }
}

function rankedPage(text: SearchText, wanted: Wanted, { limit, backward, from, marked }: Span): Prisma.Sql {
  const query = wideQuery(text)
  // The cursor's own document is looked up; where it is gone, the one after it stands in its place.
  const start = from === null ? null : Prisma.sql`coalesce((SELECT place FROM ranked WHERE kind = ${from.kind} AND id = ${from.id}::uuid),
    ${from.place - (backward ? 0 : 1)}::int)`
  const beyond = start === null ? Prisma.sql`true` : backward ? Prisma.sql`place < ${start}` : Prisma.sql`place > ${start}`
  return Prisma.sql`
    WITH found AS MATERIALIZED (
      SELECT kind, record_id AS id, recency, names, tsv FROM search_documents
      WHERE (${inStates(wanted, Prisma.sql`tsv @@ ${query}`)}) AND ${conditions(wanted)} LIMIT ${RANKED_MAX + 1}
    ), size AS MATERIALIZED (SELECT count(*)::int AS size FROM found
    ), ranked AS MATERIALIZED (
      SELECT kind, id, recency, row_number() OVER (ORDER BY
        CASE WHEN called = ANY (names) THEN 2
          WHEN EXISTS (SELECT FROM unnest(names) n WHERE starts_with(n, called)) THEN 1 ELSE 0 END DESC,
        ts_rank('{0.1, 0.3, 0.6, 1}', tsv, search_exact(${text.words}::text), 1) DESC, recency DESC)::int AS place
      FROM found, (SELECT search_fold(${text.wanted}::text) AS called) c WHERE (SELECT size FROM size) <= ${RANKED_MAX}
    ), page AS MATERIALIZED (
      SELECT * FROM ranked WHERE ${beyond} ORDER BY ${backward ? Prisma.sql`place DESC` : Prisma.sql`place`} LIMIT ${limit}
    )
    SELECT size, kind, id, place, recency, ${fields(query, marked)} AS fields FROM size LEFT JOIN page ON true
    ORDER BY ${backward ? Prisma.sql`place DESC` : Prisma.sql`place`}`
}

/** In the order of an index, past what does not match: where thousands match, the next one is never far. */
function newestPage(text: SearchText, wanted: Wanted, { limit, backward, from, marked }: Span): Prisma.Sql {
  const query = wideQuery(text)
  const order = backward ? Prisma.sql`recency ASC` : Prisma.sql`recency DESC`
  const beyond = from === null ? Prisma.sql`true` : backward ? Prisma.sql`recency > ${from.recency}` : Prisma.sql`recency < ${from.recency}`
  // The operator's function instead of the operator: no index is asked for everything that matches.
  return Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT kind, record_id AS id, recency FROM search_documents
      WHERE (${inStates(wanted, Prisma.sql`pg_catalog.ts_match_vq(tsv, ${query})`)}) AND ${conditions(wanted)} AND ${beyond} ORDER BY ${order} LIMIT ${limit}
    )
    SELECT kind, id, 0 AS place, recency, ${fields(query, marked)} AS fields FROM page ORDER BY ${order}`
}

function wideQuery({ words, before, last }: SearchText): Prisma.Sql {
  return Prisma.sql`search_wide(${words}::text, ${before}::text, ${last}::text)`
}

/** The test in each state by itself: what is published and what is not have an index each. */
function inStates({ states }: Wanted, test: Prisma.Sql): Prisma.Sql {
  return Prisma.join(states.map((state) => Prisma.sql`(visibility = ${state} AND ${test})`), ' OR ')
}

function conditions({ kinds, shows, speakers, language, from, to }: Wanted): Prisma.Sql {
  const tests = [
    ...(kinds === null ? [] : [Prisma.sql`kind = ANY (${[...kinds]}::text[])`]),
    ...(shows === null ? [] : [Prisma.sql`shows && ${[...shows]}::uuid[]`]),
    ...(speakers === null ? [] : [Prisma.sql`speakers && ${[...speakers]}::uuid[]`]),
    ...(language === null
      ? []
      : [Prisma.sql`(lower(language) = ${language} OR starts_with(lower(language), ${`${language}-`}))`]),
    ...(from === null ? [] : [Prisma.sql`latest >= ${from}::date`]),
    ...(to === null ? [] : [Prisma.sql`earliest <= ${to}::date`])
  ]
  return tests.length === 0 ? Prisma.sql`true` : Prisma.join(tests, ' AND ')
}

const OPTIONS = `HighlightAll=true, StartSel="${START}", StopSel="${STOP}"`

/** The texts of a page's documents, whole, with marks around what was found: by stem, and by the beginning of a word. */
function fields(query: Prisma.Sql, marked: boolean): Prisma.Sql {
  if (!marked) return Prisma.sql`'[]'::jsonb`
  return Prisma.sql`coalesce((
    SELECT jsonb_agg(jsonb_build_array(f.field, f.said,
      ts_headline('search_text', search_plain(f.said), ${query}, ${OPTIONS}),
      CASE WHEN f.field IN ('NAME', 'ALIAS') THEN ts_headline('search_names', search_plain(f.said), ${query}, ${OPTIONS})
        ELSE '' END) ORDER BY f.place)
    FROM search_fields(page.kind, page.id) f WHERE f.said IS NOT NULL), '[]'::jsonb)`
}

/** For each of these words that no document has, lists of names with words like it, the most alike first. */
export async function findAlike(words: readonly string[], states: readonly string[]): Promise<{ word: string; names: string[] }[]> {
  return db.$queryRaw`
    SELECT word, ARRAY(SELECT search_similar(word)) AS names FROM unnest(${[...words]}::text[]) word
    WHERE NOT EXISTS (SELECT FROM search_documents WHERE visibility = ANY (${[...states]}::text[]) AND tsv @@ search_exact(word))`
}
