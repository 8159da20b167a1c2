import { db } from '../database/client.ts'
import { loadFacts } from '../features/renewals/load.ts'
import { answersFor, standingAnswers } from '../features/renewals/projection.ts'

/** Derives the status of every show anew and says where the projection holds something else. */
export async function checkProjection(): Promise<string[]> {
  const findings: string[] = []
  const shows = await db.show.findMany({ select: { id: true, slug: true }, orderBy: { id: 'asc' } })
  for (const { id, slug } of shows) {
    const expected = await answersFor(await loadFacts(db, id))
    const standing = await standingAnswers(db, id)
    const extra = standing.filter(({ digest }) => !expected.has(digest)).length
    const missing = expected.size - (standing.length - extra)
    if (extra + missing > 0) findings.push(`${slug}: ${missing} answers are missing and ${extra} should have ended`)
  }
  return findings
}
