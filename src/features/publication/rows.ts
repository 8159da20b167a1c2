import { db } from '../../database/client.ts'
import type { SubjectType } from '../history/actions.ts'

/** A draft whose moment has come. */
export interface Due {
  id: string
  subjectType: SubjectType
  subjectId: string
  at: Date
  /** Who scheduled it. */
  actor: string
}

/** The one that is due the longest, but for those tried already; null where none is. */
export async function nextDue(now: Date, tried: readonly string[]): Promise<Due | null> {
  const found = await db.scheduledPublication.findFirst({
    where: { state: 'PENDING', at: { lte: now }, id: { notIn: [...tried] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, subjectType: true, subjectId: true, at: true, change: { select: { actor: true } } }
  })
  if (!found) return null
  const { change, subjectType, ...due } = found
  return { ...due, subjectType: subjectType as SubjectType, actor: change.actor }
}
