import { db } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { type Called, namesOf } from '../../graphql/called.ts'
import { READER, type Viewer } from '../../graphql/viewer.ts'
import { visible } from '../../graphql/visibility.ts'
import { differences, type FieldChange, idsIn, type Snapshot } from './diff.ts'
import type { SubjectType } from './revisions.ts'

/** How records are called in the history of others. */
export const CALLED: readonly Called[] = [
  { model: 'Show', key: 'id', name: [{ column: 'title' }] },
  { model: 'Installment', key: 'id', name: [{ column: 'show.title' }, ', ', { column: 'title' }] },
  { model: 'Organisation', key: 'id', name: [{ column: 'name' }] },
  { model: 'Speaker', key: 'id', name: [{ column: 'name' }] },
  { model: 'Event', key: 'id', name: [{ column: 'name' }] },
  { model: 'EventSeries', key: 'id', name: [{ column: 'name' }] },
  { model: 'Article', key: 'id', name: ['“', { column: 'headline' }, '”'] },
  { model: 'QuoteVersion', key: 'quoteId', name: ['“', { column: 'text', most: 80 }, '”'] },
  { model: 'RulingVersion', key: 'rulingId', name: ['a ruling by ', { column: 'saidByName' }] }
]

/** Where a revision stands among those that the viewer sees; `before` is the id of the one that they saw until then. */
export interface Place {
  id: string
  version: number
  before: string | null
}

/** The histories of several records, newest first, by the id of the record: so that one statement finds a page of each. */
export async function placesOf(subjectType: SubjectType, ids: readonly string[], viewer: Viewer): Promise<Map<string, Place[]>> {
  const rows = await db.revision.findMany({
    where: { subjectType, subjectId: { in: [...ids] }, ...visible(viewer, 'Revision') },
    orderBy: { number: 'desc' },
    select: { id: true, subjectId: true, version: true }
  })
  const places = new Map(ids.map((id): [string, Place[]] => [id, []]))
  for (const { id, subjectId, version } of rows) {
    const those = places.get(subjectId)
    const later = those?.at(-1)
    if (later) later.before = id
    those?.push({ id, version, before: null })
  }
  return places
}

const WITH_CHANGE = { omit: { snapshot: true }, include: { change: true } } as const

/** A revision with the change it came from. */
export type RevisionRow = Prisma.RevisionGetPayload<typeof WITH_CHANGE>

export async function readRevisions(ids: readonly string[]): Promise<Map<string, RevisionRow>> {
  const rows = await db.revision.findMany({ where: { id: { in: [...ids] } }, ...WITH_CHANGE, relationLoadStrategy: 'join' })
  return new Map(rows.map((row) => [row.id, row]))
}

/** What records said at these revisions. */
export async function snapshotsOf(ids: readonly string[]): Promise<Map<string, Snapshot>> {
  const rows = await db.revision.findMany({ where: { id: { in: [...ids] } }, select: { id: true, snapshot: true } })
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot as Snapshot]))
}

/** What one revision of a record says otherwise than another, to somebody who edits it; all it says where there is no other. */
export async function differencesBetween(subject: { type: string; id: string }, before: number, after: number): Promise<FieldChange[]> {
  const where = { subjectType: subject.type, subjectId: subject.id, version: { in: [before, after] } }
  const revisions = await db.revision.findMany({ where, select: { version: true, snapshot: true } })
  const [old, now] = [before, after].map((wanted) => revisions.find(({ version }) => version === wanted)?.snapshot as Snapshot | undefined)
  if (!now) return []
  const names = await namesOf(CALLED, [...idsIn([old, now])], { ...READER, perspective: 'DRAFTS' })
  return differences(old ?? null, now, (id) => names.get(id) ?? null)
}
