import type { Change } from '../history/actions.ts'
import { loadFacts } from './load.ts'
import { answersFor, deriveStatus, standingAnswers } from './projection.ts'
import { RULES_VERSION } from './rules.ts'

/**
 * Derives the status of a show anew where the projection holds something else than the rules now give: after a new version
 * of the rules. Answers for earlier record times stay what they were. Returns whether anything has changed.
 */
export async function rederiveStatus(change: Change, showId: string): Promise<boolean> {
  await change.lockShows([showId])
  const facts = await loadFacts(change.tx, showId)
  const expected = await answersFor(facts)
  const standing = await standingAnswers(change.tx, showId)
  if (standing.length === expected.size && standing.every(({ digest }) => expected.has(digest))) return false
  const summary = `${facts?.title ?? 'A show'}: the status was derived anew by version ${RULES_VERSION} of the rules.`
  const installments = facts?.installments.map(({ id }) => id) ?? []
  change.log({ kind: 'CORRECTION', summary, happened: null, shows: [showId], installments })
  deriveStatus(change, [showId])
  return true
}
