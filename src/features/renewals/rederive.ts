import type { Change } from '../history/actions.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { loadFacts } from './load.ts'
import { answersFor, deriveStatus } from './projection.ts'
import { RULES_VERSION } from './rules.ts'

/**
 * Derives the status of a show anew where the projection holds something else than the rules now give: after a new version
 * of the rules. Answers for earlier record times stay what they were. Returns whether anything has changed.
 */
export async function rederiveStatus(change: Change, showId: string): Promise<boolean> {
  await change.lockShows([showId])
  const facts = await loadFacts(change.tx, showId)
  const expected = answersFor(facts)
  const standing = await change.tx.statusSegment.findMany({ where: { showId, knownTo: OPEN_TIME }, select: { digest: true } })
  if (standing.length === expected.size && standing.every(({ digest }) => expected.has(digest))) return false
  const summary = `${facts?.title ?? 'A show'}: the status was derived anew by version ${RULES_VERSION} of the rules.`
  const installments = facts?.installments.map(({ id }) => id) ?? []
  change.log({ kind: 'CORRECTION', summary, happened: null, shows: [showId], installments })
  deriveStatus(change, [showId])
  return true
}
