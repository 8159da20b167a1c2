import type { Database } from '../../src/database/client.ts'

/** A day after everything in the sample, and a record time after all of it was recorded. */
export const TODAY = '2026-11-02'
const NOW = '2026-11-02T00:00:00.000Z'

export interface Question {
  show: string
  /** Title of an installment; left out: the show's headline. */
  installment?: string
  asOf?: string
  knownAt?: string
}

/** What the record answers about a show or an installment, on a day and at a record time. */
export async function answerTo(database: Database, question: Question) {
  const { show, installment = null, asOf = TODAY, knownAt = NOW } = question
  const rows = await database.sql(
    `SELECT s.*, i.title,
       (SELECT array_to_string(array_agg(kind::text ORDER BY position), ' ') FROM status_signals
       WHERE segment_id = s.id) AS signals,
       (SELECT array_to_string(array_agg(o.slug || coalesce(' ' || p.territory, '') ORDER BY p.position), ', ')
          FROM status_platforms p JOIN organisations o ON o.id = p.organisation_id
          WHERE p.segment_id = s.id) AS platforms,
       cardinality(s.open_installments) AS open
     FROM status_segments s
     JOIN shows w ON w.id = s.show_id
     LEFT JOIN installments i ON i.id = s.installment_id
     WHERE w.slug = $1 AND (CASE WHEN $4::text IS NULL THEN s.headline ELSE NOT s.headline AND i.title = $4 END)
       AND s.valid_from <= $2::timestamptz AND s.valid_to > $2::timestamptz
       AND s.known_from <= $3::timestamptz AND s.known_to > $3::timestamptz`,
    [show, `${asOf}T00:00:00Z`, knownAt, installment]
  )
  if (rows.length !== 1) throw new Error(`${rows.length} answers about ${show} as of ${asOf} known at ${knownAt}`)
  const row = rows[0] as Record<string, unknown>
  const label = (name: string) => (row[name] as { label?: string } | null)?.label ?? null
  return {
    installment: row['title'],
    comingBack: row['coming_back'],
    state: row['state'],
    finality: row['finality'],
    authority: row['authority'],
    saidBy: row['said_by_name'],
    outlook: row['outlook'],
    contested: row['contested'],
    since: label('since'),
    lastHeard: label('last_heard'),
    release: label('release'),
    previous: (row['previous'] as { state?: string } | null)?.state ?? null,
    signals: row['signals'],
    platforms: row['platforms'],
    open: row['open'],
    explanation: row['explanation']
  }
}

export type Situation = [situation: string, question: Question, answer: Partial<Awaited<ReturnType<typeof answerTo>>>]

export const UNDECIDED = { comingBack: 'UNDECIDED', contested: false, signals: null, previous: null, release: null }
export const YES = { ...UNDECIDED, comingBack: 'YES', outlook: null }
export const NO = { ...YES, comingBack: 'NO' }
