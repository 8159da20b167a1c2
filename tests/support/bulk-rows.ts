import type { Database } from '../../src/database/client.ts'

/** The SQL that bulk records are made of. */

export const OPEN = `timestamptz '9999-12-31 00:00:00+00'`
export const ALWAYS = `timestamptz '0001-01-01 00:00:00+00', ${OPEN}`
export const FIRST_MOMENT = '2024-06-01 00:00:00+00'

/** Ids in the shape of ours, one space of numbers a kind of record. */
const KINDS = [
  ...(['change', 'show', 'installment', 'platform', 'organisation', 'speaker', 'event', 'article', 'quote'] as const),
  ...(['version', 'stance', 'citation', 'entry', 'update', 'revision', 'ruling', 'rulingVersion'] as const),
  ...(['rulingEvidence', 'segment', 'credit'] as const)
]
type Kind = (typeof KINDS)[number]

/** SQL for the id of record `number`, itself SQL, among those of a kind. A board has kinds of its own (`apart`). */
export function id(kind: Kind, number: string | number, apart = 0): string {
  return `('${idPrefix(kind, apart)}' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`
}

function idPrefix(kind: Kind, apart: number): string {
  return `0190${(0xa000 + 256 * apart + KINDS.indexOf(kind)).toString(16)}-0000-7000-8000-`
}

/** The same id as text. */
export function idText(kind: Kind, number: number): string {
  return `${idPrefix(kind, 0)}${number.toString(16).padStart(12, '0')}`
}

/** SQL for the day `date`, itself SQL, as the columns `x`, `x_earliest` and `x_latest`. */
export function day(date: string): string {
  return `${dateJson(date)}, ${date}, ${date}`
}

/** SQL for the whole of an imprecise date that is a day. */
export function dateJson(date: string): string {
  return `jsonb_build_object('edtf', (${date})::text, 'earliest', (${date})::text, 'latest', (${date})::text,
    'at', null, 'precision', 'DAY', 'approximate', false, 'uncertain', false,
    'label', to_char((${date})::date, 'FMDD Mon YYYY'), 'phrase', null, 'anchor', null)`
}

export interface Start {
  position: number
  /** Record time of a change of ours, by its number: SQL to SQL. */
  moment: (change: string | number) => string
}

/** Where the log ends: a bulk record goes on from there, a minute a change. */
export async function headOf(database: Database): Promise<Start> {
  const [head] = await database.sql(
    `SELECT position, GREATEST(recorded_at + interval '1 minute', timestamptz '${FIRST_MOMENT}')::text AS first
      FROM update_head`
  )
  const first = String(head?.['first'])
  return {
    position: Number(head?.['position']),
    moment: (change) => `(timestamptz '${first}' + (${change}) * interval '1 minute')`
  }
}

/** Runs the statements, lets the database take its statistics, then makes up for the triggers of search. */
export async function inOneTransaction(database: Database, statements: string[]): Promise<void> {
  await database.script(`BEGIN;\n${[WITHOUT_TRIGGERS, ...statements].join(';\n')};\nCOMMIT`)
  await database.script('VACUUM (ANALYZE)')
  // With statistics at hand: without, PostgreSQL reads all places in timelines for each quote.
  await database.script('SELECT search_rebuild()')
  await database.script('VACUUM (ANALYZE) search_documents')
}

/** Foreign keys looked up row by row take four fifths of the time: `danglingReferences` looks at them all at once. */
const WITHOUT_TRIGGERS = `SELECT set_config('session_replication_role', 'replica', true)
  WHERE (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)`

/** The foreign keys, by name, that some row does not keep. */
export async function danglingReferences(database: Database): Promise<unknown[]> {
  const keys = await database.sql(
    `SELECT c.conname, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
        (SELECT attname FROM pg_attribute WHERE attrelid = c.conrelid AND attnum = c.conkey[1]) AS child_column,
        (SELECT attname FROM pg_attribute WHERE attrelid = c.confrelid AND attnum = c.confkey[1]) AS parent_column
      FROM pg_constraint c WHERE c.contype = 'f' AND cardinality(c.conkey) = 1`
  )
  const found = await database.sql(
    keys
      .map(
        ({ conname, child, parent, child_column: column, parent_column: target }) =>
          `SELECT '${String(conname)}' AS name WHERE EXISTS (SELECT 1 FROM ${String(child)} c
            WHERE c.${String(column)} IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM ${String(parent)} p WHERE p.${String(target)} = c.${String(column)}))`
      )
      .join(' UNION ALL ')
  )
  return found.map(({ name }) => name)
}

/** Changes `from` to `to`, both counted, each at the record time `moment`: SQL of n. */
export function changes(from: string | number, to: string | number, action: string, moment: string, apart = 0): string {
  return `INSERT INTO changes (id, actor, action, recorded_at, written_at)
    SELECT ${id('change', 'n', apart)}, 'bulk', '${action}', ${moment}, COALESCE(${moment}, now())
      FROM generate_series(${from}, ${to}) n`
}

/** Seasons of the shows in `from` (columns show, season), `each` of them a show, on one platform. */
export function seasons(show: string, title: string, from: string, each: number, apart: number): string[] {
  const season = id('installment', `show * ${each} + season`, apart)
  return [
    `INSERT INTO installments (id, visibility, show_id, kind, number, title, position, sort_key)
      SELECT ${season}, 'PUBLISHED', ${show}, 'SEASON', season, 'Season ' || season, season,
        ${title} || ' ' || ${show}::text || ' ' || lpad(season::text, 7, '0') || ' ' || ${season}::text
      FROM (${from}) seasons`,
    `INSERT INTO installment_platforms (id, installment_id, organisation_id, position)
      SELECT ${id('platform', `show * ${each} + season`, apart)}, ${season}, ${id('organisation', 0, apart)}, 0
        FROM (${from}) seasons`
  ]
}

/** The ruling behind each segment in `from` (columns n, ruling), and its platform. */
export function partsOfSegments(apart: number, from: string): string[] {
  const segment = id('segment', 'n', apart)
  return [
    `INSERT INTO status_rulings (segment_id, position, ruling_version_id)
      SELECT ${segment}, 0, ruling FROM (${from}) segments`,
    `INSERT INTO status_platforms (segment_id, position, organisation_id)
      SELECT ${segment}, 0, ${id('organisation', 0, apart)} FROM (${from}) segments`
  ]
}
