import type { Prisma } from '../../database/generated/client.ts'
import { rowsJson } from '../../database/insert.ts'
import type { Visibility } from '../../graphql/viewer.ts'
import { newId } from './ids.ts'

export type { Visibility }

export type SubjectType = 'Show' | 'Installment' | 'Organisation' | 'Speaker' | 'Event' | 'EventSeries' | 'Article' | 'Quote' | 'Ruling'

/** What a change leaves of one record. */
export interface NewRevision {
  subjectType: SubjectType
  subjectId: string
  visibility: Visibility
  snapshot: Prisma.InputJsonObject
}

/** Keeps what a change leaves of records, numbered on from what was kept of each before. `recordedAt` null: drafts. */
export async function appendRevisions(
  tx: Prisma.TransactionClient,
  changeId: string,
  recordedAt: Date | null,
  revisions: readonly NewRevision[]
): Promise<void> {
  if (revisions.length === 0) return
  const counts = new Map<string, number>()
  const rows = revisions.map((revision) => {
    const number = (counts.get(revision.subjectId) ?? 0) + 1
    counts.set(revision.subjectId, number)
    return { ...revision, id: newId(), changeId, number, recordedAt }
  })
  await tx.$executeRaw`
    INSERT INTO revisions (id, subject_type, subject_id, number, change_id, recorded_at, visibility, snapshot)
    SELECT r.id, r.subject_type, r.subject_id, r.number + (SELECT count(*) FROM revisions o WHERE o.subject_id = r.subject_id),
      r.change_id, r.recorded_at, r.visibility, r.snapshot
    FROM json_populate_recordset(NULL::revisions, ${rowsJson(rows)}::json) r`
}
