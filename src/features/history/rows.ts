import { db } from '../../database/client.ts'
import { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { differences, type FieldChange, idsIn, type Snapshot } from './diff.ts'
import type { SubjectType, Visibility } from './revisions.ts'

/** A revision with the change it came from, and what the one before it says, of those that the reader sees. */
export interface RevisionRow {
  subjectId: string
  version: number
  recordedAt: Date | null
  visibility: Visibility
  actor: string
  action: string
  reason: string | null
  snapshot: Snapshot
  before: Snapshot | null
}

/** Which revisions of which records: `from`, a version that the page begins after (descending) or ends before (ascending). */
export interface RevisionQuery {
  subjectType: SubjectType
  seen: readonly Visibility[]
  from: number | null
  order: 'asc' | 'desc'
  take: number
}

/** Pages of revisions of several records, one statement for all: by the id of the record. */
export async function readRevisions(ids: readonly string[], query: RevisionQuery): Promise<Map<string, RevisionRow[]>> {
  const { subjectType, seen, from, order, take } = query
  const [beyond, direction] = order === 'asc' ? [Prisma.sql`>`, Prisma.sql`ASC`] : [Prisma.sql`<`, Prisma.sql`DESC`]
  const seek = from === null ? Prisma.empty : Prisma.sql`AND r.number ${beyond} (SELECT o.number FROM revisions o
    WHERE o.subject_type = ${subjectType} AND o.subject_id = s.id AND o.version = ${from} AND o.visibility = ANY(${[...seen]}))`
  const rows = await db.$queryRaw<RevisionRow[]>`
    SELECT r.subject_id AS "subjectId", r.version, r.recorded_at AS "recordedAt", r.visibility, c.actor, c.action, c.reason, r.snapshot,
      (SELECT p.snapshot FROM revisions p WHERE p.subject_type = r.subject_type AND p.subject_id = r.subject_id AND p.number < r.number
        AND p.visibility = ANY(${[...seen]}) ORDER BY p.number DESC LIMIT 1) AS before
    FROM unnest(${[...ids]}::uuid[]) s (id)
    CROSS JOIN LATERAL (SELECT * FROM revisions r WHERE r.subject_type = ${subjectType} AND r.subject_id = s.id
      AND r.visibility = ANY(${[...seen]}) ${seek} ORDER BY r.number ${direction} LIMIT ${take}) r
    JOIN changes c ON c.id = r.change_id
    ORDER BY r.number ${direction}`
  const found = new Map(ids.map((id): [string, RevisionRow[]] => [id, []]))
  for (const row of rows) found.get(row.subjectId)?.push(row)
  return found
}

export async function countRevisions(subjectType: SubjectType, subjectId: string, seen: readonly Visibility[]): Promise<number> {
  return await db.revision.count({ where: { subjectType, subjectId, visibility: { in: [...seen] } } })
}

/** What records are called, by their ids; those that are not seen are left out. */
export async function namesOf(ids: readonly string[], seen: readonly Visibility[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const [wanted, states] = [Prisma.sql`ANY(${[...ids]}::uuid[])`, Prisma.sql`ANY(${[...seen]})`]
  const rows = await db.$queryRaw<Array<{ id: string; name: string }>>`
    SELECT id, title AS name FROM shows WHERE id = ${wanted} AND visibility = ${states}
    UNION ALL SELECT i.id, s.title || ', ' || i.title FROM installments i JOIN shows s ON s.id = i.show_id
      WHERE i.id = ${wanted} AND i.visibility = ${states} AND s.visibility = ${states}
    UNION ALL SELECT id, name FROM organisations WHERE id = ${wanted} AND visibility = ${states}
    UNION ALL SELECT id, name FROM speakers WHERE id = ${wanted} AND (visibility = ${states} OR merged_into_id IS NOT NULL)
    UNION ALL SELECT id, name FROM events WHERE id = ${wanted} AND visibility = ${states}
    UNION ALL SELECT id, name FROM event_series WHERE id = ${wanted} AND visibility = ${states}
    UNION ALL SELECT id, '“' || headline || '”' FROM articles WHERE id = ${wanted} AND visibility = ${states}
    UNION ALL SELECT quote_id, '“' || left(text, 80) || '”' FROM quote_versions
      WHERE quote_id = ${wanted} AND known_to = ${OPEN_TIME} AND visibility = ${states}
    UNION ALL SELECT ruling_id, 'a ruling by ' || said_by_name FROM ruling_versions
      WHERE ruling_id = ${wanted} AND known_to = ${OPEN_TIME} AND visibility = ${states}`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What one revision of a record says otherwise than another, to somebody who edits it; all it says where there is no other. */
export async function differencesBetween(subject: { type: string; id: string }, before: number, after: number): Promise<FieldChange[]> {
  const where = { subjectType: subject.type, subjectId: subject.id, version: { in: [before, after] } }
  const revisions = await db.revision.findMany({ where, select: { version: true, snapshot: true } })
  const [old, now] = [before, after].map((wanted) => revisions.find(({ version }) => version === wanted)?.snapshot as Snapshot | undefined)
  if (!now) return []
  const names = await namesOf([...idsIn([old, now])], ['PUBLISHED', 'DRAFT'])
  return differences(old ?? null, now, (id) => names.get(id) ?? null)
}
