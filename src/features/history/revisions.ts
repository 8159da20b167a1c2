import { Prisma } from '../../database/generated/client.ts'
import { rowsJson } from '../../database/insert.ts'
import type { Visibility } from '../../graphql/viewer.ts'
import { newId } from './ids.ts'
import { nextOrdinal, type Ordinal } from './rules.ts'

export type { Visibility }

export type SubjectType = 'Show' | 'Installment' | 'Organisation' | 'Speaker' | 'Event' | 'EventSeries' | 'Article' | 'Quote' | 'Ruling'

/** What a change leaves of one record. */
export interface NewRevision {
  subjectType: SubjectType
  subjectId: string
  visibility: Visibility
  snapshot: Prisma.InputJsonObject
}

/** The tables of records that hold what is current, and say at which version they are. */
const TABLES: Partial<Record<SubjectType, string>> = {
  ...{ Show: 'shows', Installment: 'installments', Organisation: 'organisations', Speaker: 'speakers' },
  ...{ Event: 'events', EventSeries: 'event_series', Article: 'articles' }
}

/**
 * Keeps what a change leaves of records, numbered on from what was kept of each before (as `nextOrdinal` counts), and lets the
 * records say at which version they now are. `recordedAt` null: drafts.
 */
export async function appendRevisions(
  tx: Prisma.TransactionClient,
  changeId: string,
  recordedAt: Date | null,
  revisions: readonly NewRevision[]
): Promise<void> {
  if (revisions.length === 0) return
  const places = new Map<string, Ordinal>()
  const rows = revisions.map((revision) => {
    // Counted from where the change began: what was kept before is added by the statement.
    const place = nextOrdinal(places.get(revision.subjectId) ?? null, revision.visibility)
    places.set(revision.subjectId, place)
    return { ...revision, id: newId(), changeId, ...place, recordedAt }
  })
  const last = Prisma.sql`SELECT DISTINCT ON (subject_id) subject_id, version FROM kept ORDER BY subject_id, number DESC`
  const told = [...new Set(revisions.flatMap(({ subjectType }) => TABLES[subjectType] ?? []))].map(
    (table) => Prisma.sql`, ${Prisma.raw(`told_${table}`)} AS (
      UPDATE ${Prisma.raw(table)} t SET version = l.version FROM (${last}) l WHERE t.id = l.subject_id AND t.version <> l.version)`
  )
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO revisions (id, subject_type, subject_id, number, version, change_id, recorded_at, visibility, snapshot)
      SELECT r.id, r.subject_type, r.subject_id, before.states + r.number,
        r.version + CASE r.visibility WHEN 'PUBLISHED' THEN before.published ELSE before.published - before.states END,
        r.change_id, r.recorded_at, r.visibility, r.snapshot
      FROM json_populate_recordset(NULL::revisions, ${rowsJson(rows)}::json) r
      CROSS JOIN LATERAL (SELECT count(*) AS states, count(*) FILTER (WHERE o.visibility = 'PUBLISHED') AS published
        FROM revisions o WHERE o.subject_type = r.subject_type AND o.subject_id = r.subject_id) before
      RETURNING subject_id, number, version)${told.length > 0 ? Prisma.join(told, '') : Prisma.empty}
    SELECT count(*) FROM kept`
}
