import { db } from '../../src/database/client.ts'
import { DESCRIBED } from '../../src/features/publication/records.ts'
import { currentQuote } from '../../src/features/quotes/versions.ts'
import { currentRuling } from '../../src/features/renewals/versions.ts'
import type { SubjectType } from '../../src/features/history/actions.ts'

const STANDING: Partial<Record<SubjectType, (id: string) => Promise<{ visibility: string; version: number }>>> = {
  Show: (id) => db.show.findUniqueOrThrow({ where: { id } }),
  Installment: (id) => db.installment.findUniqueOrThrow({ where: { id } }),
  Organisation: (id) => db.organisation.findUniqueOrThrow({ where: { id } }),
  Speaker: (id) => db.speaker.findUniqueOrThrow({ where: { id } }),
  Event: (id) => db.event.findUniqueOrThrow({ where: { id } }),
  EventSeries: (id) => db.eventSeries.findUniqueOrThrow({ where: { id } }),
  Article: (id) => db.article.findUniqueOrThrow({ where: { id } })
}

/**
 * Where the last revision of a record says something else than the record itself: what it says, whether readers see it, and
 * the version. None where all is well.
 */
export async function replayDifferences(): Promise<object[]> {
  const last = await db.revision.findMany({ distinct: ['subjectId'], orderBy: [{ subjectId: 'asc' }, { number: 'desc' }] })
  const differences: object[] = []
  for (const { subjectType, subjectId, version, visibility, snapshot } of last) {
    const now = await recordNow(subjectType as SubjectType, subjectId)
    const kept = { visibility, version, content: snapshot }
    if (stable(kept) !== stable(now)) differences.push({ subjectType, subjectId, kept, now })
  }
  return differences
}

async function recordNow(type: SubjectType, id: string) {
  if (type === 'Quote' || type === 'Ruling') {
    const { visibility, version, content } = type === 'Quote' ? await currentQuote(db, id, 'id') : await currentRuling(db, id, 'id')
    return { visibility, version, content }
  }
  const standing = await STANDING[type]?.(id)
  const content = await DESCRIBED[type]?.read(db, id)
  return { visibility: standing?.visibility, version: standing?.version ?? 0, content }
}

/** The same JSON for the same content, whatever the order of its fields. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_name, item: unknown) =>
    item && typeof item === 'object' && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))) : item
  )
}
