import type { DatabaseSession } from '../../src/database/client.ts'

/**
 * A record made larger, in SQL: its newsroom goes on. Each round copies every event and article of the record as it was
 * made, and every quote that decides nothing, under new ids, slugs, record times and places in the log, so that shows,
 * people and outlets have more to read while every status stays what its facts give. `greenlit doctor` finds the grown
 * record in order (tests/bench).
 */

/** Tables that grow, in the order of their references; columns that are not rewritten are copied. */
const TABLES = [
  ...['changes', 'events', 'event_participants', 'articles', 'article_shows', 'quotes', 'quote_versions', 'stances'],
  ...['citations', 'timeline_entries', 'revisions', 'update_entries', 'update_shows', 'update_installments']
] as const

/** Ids of what is copied; all others lead to what all rounds share. */
const OWN = new Set(['id', 'change_id', 'quote_id', 'version_id', 'event_id', 'article_id', 'subject_id'])
const MOMENTS = new Set(['recorded_at', 'written_at', 'known_from', 'known_to', 'created_at'])
const OPEN = `timestamptz '9999-12-31 00:00:00+00'`

/** Which rows of a table belong to a round. A partial round has fewer quotes. */
const ROUND: Record<(typeof TABLES)[number], string> = {
  changes: 'JOIN bench_changes b ON b.id = t.id',
  events: `WHERE t.id::text LIKE '%-8000-%'`,
  event_participants: `WHERE t.event_id::text LIKE '%-8000-%'`,
  articles: `WHERE t.id::text LIKE '%-8000-%'`,
  article_shows: `WHERE t.article_id::text LIKE '%-8000-%'`,
  quotes: 'JOIN bench_quotes b ON b.id = t.id',
  quote_versions: 'JOIN bench_versions b ON b.id = t.id',
  stances: 'JOIN bench_versions b ON b.id = t.version_id',
  citations: 'JOIN bench_versions b ON b.id = t.version_id',
  timeline_entries: 'JOIN bench_versions b ON b.id = t.version_id',
  revisions: 'JOIN bench_changes b ON b.id = t.change_id',
  update_entries: 'JOIN bench_entries b ON b.position = t.position',
  update_shows: 'JOIN bench_entries b ON b.position = t.position',
  update_installments: 'JOIN bench_entries b ON b.position = t.position'
}

/** Rows that a round may copy: those of the first, whose ids say so. `most`: how many quotes at most. */
const chosen = (most: number) => [
  `CREATE TEMP TABLE bench_quotes AS SELECT q.id FROM quotes q WHERE q.id::text LIKE '%-8000-%'
     AND NOT EXISTS (SELECT FROM ruling_evidence e WHERE e.quote_id = q.id)
     AND NOT EXISTS (SELECT FROM quote_versions v JOIN stances s ON s.version_id = v.id WHERE v.quote_id = q.id
       AND s.subject = 'RENEWAL' AND s.value <> 'NEUTRAL' AND s.voice NOT IN ('OTHER', 'OUTLET')) ORDER BY q.id LIMIT ${most}`,
  'CREATE TEMP TABLE bench_versions AS SELECT v.id FROM quote_versions v JOIN bench_quotes q ON q.id = v.quote_id ORDER BY v.id',
  `CREATE TEMP TABLE bench_changes AS SELECT DISTINCT r.change_id AS id FROM revisions r LEFT JOIN bench_quotes q ON q.id = r.subject_id
     WHERE r.change_id::text LIKE '%-8000-%' AND (r.subject_type IN ('Event', 'Article') OR q.id IS NOT NULL) ORDER BY 1`,
  `CREATE TEMP TABLE bench_entries AS SELECT e.position, row_number() OVER (ORDER BY e.position) AS place
     FROM update_entries e JOIN bench_changes c ON c.id = e.change_id ORDER BY e.position`,
  ...['quotes', 'versions', 'changes', 'entries'].map((name) => `ANALYZE bench_${name}`)
]
const FORGET = 'DROP TABLE bench_quotes, bench_versions, bench_changes, bench_entries'

/** One connection: what is chosen for a round is kept in its temporary tables. */
export type Session = Pick<DatabaseSession, 'sql' | 'script'>

interface Growth {
  from: number
  to: number
  /** Without the inverted indexes (GIN), which find near-duplicates and take longer than all else: for reads that look for none. */
  lean: boolean
}

/**
 * Makes the record of `from` quotes one of `to`, in rounds; `report` hears how many there are. The connection must be
 * allowed to set `session_replication_role`: foreign keys are not looked up row by row.
 */
export async function grow(session: Session, { from, to, lean }: Growth, report: (quotes: number) => void): Promise<void> {
  await session.script(`SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'`)
  const columns = await columnsOf(session)
  const indexes = await withoutIndexes(session)
  let quotes = from
  for (let round = 1; quotes < to; round++) {
    await session.script([...(round === 1 ? [] : [FORGET]), ...chosen(to - quotes)].join(';'))
    const [chosenNow] = await session.sql('SELECT count(*)::int AS count FROM bench_quotes')
    for (const table of TABLES) await session.script(copyOf(table, columns.get(table) ?? [], round))
    await session.script(`UPDATE update_head SET position = position + (SELECT count(*) FROM bench_entries),
      recorded_at = (SELECT max(recorded_at) FROM changes WHERE id::text LIKE '%-${variant(round)}-%')`)
    report((quotes += Number(chosenNow?.['count'])))
  }
  await session.script(FORGET)
  for (const index of indexes) if (!lean || !/ USING gin /.test(index)) await session.script(index)
}

function variant(round: number): string {
  return (0x8000 + round).toString(16)
}

function copyOf(table: (typeof TABLES)[number], columns: string[], round: number): string {
  const values = columns.map((column) => valueOf(table, column, round))
  const order = columns.includes('position') && table.startsWith('update_') ? 'ORDER BY t.position' : columns.includes('id') ? 'ORDER BY t.id' : ''
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} t ${ROUND[table]} ${order}`
}

/** SQL for a column of the copy in that round. */
function valueOf(table: string, column: string, round: number): string {
  const own = (text: string) => `replace(${text}, '-8000-', '-${variant(round)}-')`
  if (OWN.has(column)) return `${own(`t.${column}::text`)}::uuid`
  if (column === 'sort_key') return own('t.sort_key')
  if (column === 'slug') return `t.slug || '-${round}'`
  if (MOMENTS.has(column)) return `CASE t.${column} WHEN ${OPEN} THEN ${OPEN} ELSE ${later(`t.${column}`, round)} END`
  if (column === 'snapshot') return snapshotOf(round)
  if (column === 'backfilled') return `coalesce((t.happened->>'latest')::date < (${later('t.recorded_at', round)})::date - 30, false)`
  if (column === 'position' && table.startsWith('update_')) return 'b.place + (SELECT position FROM update_head)'
  return `t.${column}`
}

/** The events, articles and quotes that a revision names are of its own round; their ids say what they are (sample/scale/ids.ts). */
function snapshotOf(round: number): string {
  const text = ['7006', '7008', '7009'].reduce(
    (sql, kind) => `replace(${sql}, '-${kind}-8000-', '-${kind}-${variant(round)}-')`,
    't.snapshot::text'
  )
  return `CASE WHEN t.snapshot ? 'slug' THEN jsonb_set(${text}::jsonb, '{slug}', to_jsonb(t.snapshot->>'slug' || '-${round}')) ELSE ${text}::jsonb END`
}

/** Days that a round takes: the thousandth part of the years in which the first record was made. */
const ROUND_DAYS = 6

/** The record time of a copy: what was seconds apart is as many milliseconds apart, after all that is on record already. */
function later(moment: string, round: number): string {
  return `(timestamptz '2025-12-22 00:00:00+00' + interval '${(round - 1) * ROUND_DAYS} days'
    + floor(extract(epoch FROM ${moment} - timestamptz '2012-01-04 00:00:00+00'))::float8 * interval '1 millisecond')`
}

async function columnsOf(session: Session): Promise<Map<string, string[]>> {
  const rows = await session.sql(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
      WHERE table_schema = current_schema() AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position`
  )
  return new Map(TABLES.map((name) => [name, rows.flatMap(({ table, column }) => (table === name ? [String(column)] : []))]))
}

/** Drops the indexes that no constraint needs: made anew at the end, they take a fraction of the time. Returns what makes them. */
async function withoutIndexes(session: Session): Promise<string[]> {
  const rows = await session.sql(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
      WHERE i.indrelid::regclass::text IN (${TABLES.map((name) => `'${name}'`).join(', ')}) AND NOT i.indisprimary AND NOT i.indisunique
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`
  )
  for (const { name } of rows) await session.script(`DROP INDEX ${String(name)}`)
  return rows.map(({ made }) => String(made))
}
