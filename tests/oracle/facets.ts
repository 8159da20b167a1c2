import type { RulingFact, ShowFacts } from '../../src/features/renewals/facts.ts'
import { isLater, newestFirst, overlap } from './order.ts'
import { rulingStands } from './standing.ts'

export type Facet = 'finality' | 'release' | 'platforms'

/** The ruling that holds one facet of an installment on a day; null where none claims it. */
export function facetOn(facts: ShowFacts, installmentId: string, day: string, facet: Facet): RulingFact | null {
  const claims = facts.rulings.filter(
    (ruling) =>
      ruling[facet] !== null &&
      ruling.authority !== 'RUMOURED' &&
      ruling.installmentIds.includes(installmentId) &&
      rulingStands(ruling, day)
  )
  const oldestFirst = newestFirst(claims.map((ruling) => ({ date: ruling.effective, id: ruling.id, ruling }))).reverse()
  let present: RulingFact | null = null
  for (const { ruling: next } of oldestFirst) {
    if (present === null || replaces(next, present, facet, facts.rulings)) present = next
  }
  return present
}

function replaces(next: RulingFact, present: RulingFact, facet: Facet, all: readonly RulingFact[]): boolean {
  if (present.authority === 'OFFICIAL' && next.authority === 'REPORTED') return false
  if (!overlap(next.effective, present.effective) || sameValue(next, present, facet)) return true
  return isLater(next, present, all)
}

function sameValue(a: RulingFact, b: RulingFact, facet: Facet): boolean {
  if (facet === 'finality') return a.finality === b.finality
  if (facet === 'release') return a.release?.edtf === b.release?.edtf
  return platformKey(a) === platformKey(b)
}

function platformKey({ platforms }: RulingFact): string {
  return JSON.stringify((platforms ?? []).map(({ organisationId, territory }) => `${organisationId} ${territory ?? '*'}`).sort())
}
