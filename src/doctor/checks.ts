import type { Database } from '../database/client.ts'
import { migrationStatus } from '../database/migrate.ts'
import { checkDates } from './dates.ts'
import { checkProjection } from './projection.ts'

/** Something the record has to hold to, and what does not: one line for each finding, none where all is well. */
export interface Check {
  name: string
  run(database: Database): Promise<string[]>
}

/** A query that finds what should not be there, and how to say it. */
function finding(name: string, query: string, say: (row: Record<string, unknown>) => string): Check {
  return { name, run: async (database) => (await database.sql(query)).map(say) }
}

const OPEN = `'9999-12-31 00:00:00+00'`

const versionsRunOn = (table: string, key: string) =>
  finding(
    `versions of ${table.replace('_versions', 's')} follow each other without a gap but that of a draft`,
    `SELECT id FROM (
       SELECT id, ${key} AS subject, known_from, visibility, lag(known_to) OVER (PARTITION BY ${key} ORDER BY number) AS ended FROM ${table}
     ) v WHERE ended IS NOT NULL AND ended IS DISTINCT FROM known_from AND visibility <> 'DRAFT' AND (ended > known_from OR NOT EXISTS (
       SELECT 1 FROM revisions r WHERE r.subject_id = v.subject AND r.visibility = 'DRAFT' AND r.recorded_at = v.ended))`,
    ({ id }) => `version ${String(id)} of ${table} does not begin where the one before it ends`
  )

export const CHECKS: readonly Check[] = [
  {
    name: 'the database is as this version of Greenlit made it',
    async run(database) {
      const { pending, failed, edited, unknown } = await migrationStatus(database)
      const say = (names: string[], what: string) => names.map((name) => `migration ${name} ${what}`)
      return [
        ...say(pending, 'has not been applied: run "greenlit migrate"'),
        ...say(failed, 'failed: run "greenlit migrate" to see why'),
        ...say(edited, 'has been changed since it was applied'),
        ...say(unknown, 'is of another version of Greenlit')
      ]
    }
  },
  finding(
    'the log has no gap and ends at its head',
    `SELECT h.position AS head, count(e.position) AS entries, max(e.position) AS last FROM update_head h LEFT JOIN update_entries e ON true
     GROUP BY h.position HAVING count(e.position) <> h.position OR coalesce(max(e.position), 0) <> h.position`,
    ({ head, entries, last }) => `the head is at ${String(head)}, but ${String(entries)} entries end at ${String(last)}`
  ),
  finding(
    'record time never runs back along the log',
    `SELECT position FROM (
       SELECT position, change_id, recorded_at, lag(recorded_at) OVER w AS before, lag(change_id) OVER w AS change_before
       FROM update_entries WINDOW w AS (ORDER BY position)
     ) e WHERE before > recorded_at OR (before = recorded_at AND change_id <> change_before)`,
    ({ position }) => `entry ${String(position)} is not later than the one before it`
  ),
  finding(
    'every published ruling has published evidence',
    `SELECT r.ruling_id FROM ruling_versions r WHERE r.visibility = 'PUBLISHED' AND r.known_to = ${OPEN} AND NOT EXISTS (
       SELECT 1 FROM ruling_evidence e
       LEFT JOIN quote_versions q ON q.quote_id = e.quote_id AND q.known_to = ${OPEN} AND q.visibility = 'PUBLISHED'
       LEFT JOIN articles a ON a.id = e.article_id AND a.visibility = 'PUBLISHED'
       WHERE e.version_id = r.id AND (q.id IS NOT NULL OR a.id IS NOT NULL))`,
    (row) => `ruling ${String(row['ruling_id'])} rests on nothing published`
  ),
  finding(
    'every published quote is printed in a published article',
    `SELECT v.quote_id FROM quote_versions v WHERE v.visibility = 'PUBLISHED' AND v.known_to = ${OPEN} AND NOT EXISTS (
       SELECT 1 FROM citations c JOIN articles a ON a.id = c.article_id WHERE c.version_id = v.id AND a.visibility = 'PUBLISHED')`,
    (row) => `quote ${String(row['quote_id'])} is printed in no published article`
  ),
  versionsRunOn('quote_versions', 'quote_id'),
  versionsRunOn('ruling_versions', 'ruling_id'),
  finding(
    'timelines list every quote version as it is',
    `SELECT t.id FROM timeline_entries t JOIN quote_versions v ON v.id = t.version_id
     WHERE (t.sort_key, t.visibility, t.known_to) IS DISTINCT FROM (v.sort_key, v.visibility, v.known_to)
        OR t.known_from IS DISTINCT FROM v.known_from`,
    ({ id }) => `timeline entry ${String(id)} differs from its quote version`
  ),
  finding(
    'search finds every record as it is',
    `SELECT coalesce(d.kind, r.kind) AS kind, coalesce(d.record_id, r.record_id) AS id
     FROM (SELECT found.* FROM unnest(ARRAY['SHOW', 'SPEAKER', 'ORGANISATION', 'EVENT', 'ARTICLE', 'QUOTE']) k (kind),
       search_rows(k.kind, NULL) found) r
     FULL JOIN search_documents d ON d.kind = r.kind AND d.record_id = r.record_id
     WHERE d IS DISTINCT FROM r`,
    ({ kind, id }) => `the document of ${String(kind).toLowerCase()} ${String(id)} is not what the record says: run "SELECT search_rebuild()"`
  ),
  { name: 'every imprecise date reads as it was written', run: checkDates },
  { name: 'the status of every show is what its facts give', run: () => checkProjection() }
]
