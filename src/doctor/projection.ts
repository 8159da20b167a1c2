import { db } from '../database/client.ts'
import { OPEN_TIME } from '../database/open.ts'
import { loadFacts } from '../features/renewals/load.ts'
import { answersFor } from '../features/renewals/projection.ts'

/** Derives the status of every show anew and says where the projection holds something else. */
export async function checkProjection(): Promise<string[]> {
  const findings: string[] = []
  const shows = await db.show.findMany({ select: { id: true, slug: true }, orderBy: { id: 'asc' } })
  for (const { id, slug } of shows) {
    const expected = answersFor(await loadFacts(db, id))
    const standing = await db.statusSegment.findMany({ where: { showId: id, knownTo: OPEN_TIME }, select: { digest: true } })
    const extra = standing.filter(({ digest }) => !expected.has(digest)).length
    const missing = expected.size - (standing.length - extra)
    if (extra + missing > 0) findings.push(`${slug}: ${missing} answers are missing and ${extra} should have ended`)
  }
  return findings
}
