import type { Database } from '../../src/database/client.ts'
import type { StoredDate } from './history.ts'
import type { NaiveHeadline } from './fold.ts'

/** One row of the projection with all its parts, as a reader asks for it. */
export interface ProjectedAnswer extends NaiveHeadline {
  subjectId: string
  headline: boolean
  showId: string
  explanation: string
}

export interface ProjectedRow extends ProjectedAnswer {
  validFrom: string
  validTo: string
  knownFrom: number
  knownTo: number
}

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`
const DAY = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`
const PARTS = (columns: string, table: string) =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object(${columns}) ORDER BY p.position), '[]') FROM ${table} p WHERE p.segment_id = s.id)`

const SELECT = `
  SELECT s.*, ${DAY('s.valid_from')} AS valid_first, ${DAY('s.valid_to')} AS valid_end, ${MS('s.known_from')} AS known_first, ${MS('s.known_to')} AS known_end,
    to_jsonb(s.open_installments) AS open_ids,
    ${PARTS("'id', p.ruling_version_id", 'status_rulings')} AS rulings,
    ${PARTS("'quote', p.quote_version_id, 'article', p.article_id", 'status_evidence')} AS evidence,
    ${PARTS("'kind', p.kind, 'rulingVersionId', p.ruling_version_id, 'quoteVersionId', p.quote_version_id", 'status_signals')} AS signals,
    ${PARTS("'organisationId', p.organisation_id, 'territory', p.territory", 'status_platforms')} AS platforms
  FROM status_segments s`

/** Every row there is. */
export async function readProjection(database: Database): Promise<ProjectedRow[]> {
  return (await database.sql(SELECT)).map(rowOf)
}

/** What a reader is told of a subject, a day and a record time; null where the record has no answer. More than one is an error. */
export async function ask(database: Database, subjectId: string, day: string, time: number): Promise<ProjectedAnswer | null> {
  const found = await database.sql(
    `${SELECT} WHERE s.subject_id = $1 AND s.valid_from <= $2::timestamptz AND $2::timestamptz < s.valid_to
      AND s.known_from <= $3::timestamptz AND $3::timestamptz < s.known_to`,
    [subjectId, `${day}T00:00:00Z`, new Date(time).toISOString()]
  )
  if (found.length > 1) throw new Error(`${found.length} answers for ${subjectId} on ${day} known at ${new Date(time).toISOString()}`)
  return found[0] ? answerOf(found[0]) : null
}

function rowOf(row: Record<string, unknown>): ProjectedRow {
  return {
    ...answerOf(row),
    validFrom: String(row['valid_first']),
    validTo: String(row['valid_end']),
    knownFrom: Number(row['known_first']),
    knownTo: Number(row['known_end'])
  }
}

function answerOf(row: Record<string, unknown>): ProjectedAnswer {
  const edtf = (date: unknown) => (date as StoredDate | null)?.edtf ?? null
  const previous = row['previous'] as { state: NaiveHeadline['state']; comingBack: NaiveHeadline['comingBack']; since: unknown } | null
  const evidence = row['evidence'] as Array<{ quote: string | null; article: string | null }>
  const platforms = row['platforms'] as Array<{ organisationId: string; territory: string | null }>
  return {
    subjectId: String(row['subject_id']),
    headline: row['headline'] === true,
    showId: String(row['show_id']),
    installmentId: row['installment_id'] as string | null,
    openInstallmentIds: row['open_ids'] as string[],
    comingBack: row['coming_back'] as ProjectedAnswer['comingBack'],
    state: row['state'] as ProjectedAnswer['state'],
    finality: row['finality'] as ProjectedAnswer['finality'],
    since: edtf(row['since']),
    authority: row['authority'] as ProjectedAnswer['authority'],
    saidBy: row['said_by_name'] === null ? null : { id: row['said_by_id'] as string | null, name: String(row['said_by_name']) },
    outlook: row['outlook'] as ProjectedAnswer['outlook'],
    contested: row['contested'] === true,
    rulingVersionIds: (row['rulings'] as Array<{ id: string }>).map(({ id }) => id),
    evidence: evidence.map(({ quote, article }) =>
      quote === null ? { kind: 'ARTICLE', id: article ?? '' } : { kind: 'QUOTE', id: quote }
    ),
    signals: row['signals'] as ProjectedAnswer['signals'],
    lastHeard: edtf(row['last_heard']),
    previous: previous && { state: previous.state, comingBack: previous.comingBack, since: edtf(previous.since) },
    // A row names platforms by id: names are looked up when it is read.
    platforms: platforms.map(({ organisationId, territory }) => ({ organisationId, name: '', territory })),
    release: edtf(row['release']),
    explanation: String(row['explanation'])
  }
}
