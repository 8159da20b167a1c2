import type { FactDate, Finality, InstallmentFact, PlatformFact, RulingFact } from '../facts.ts'
import { overlaps } from './order.ts'
import type { ShowRecord } from './record.ts'
import { rulingSpan } from './standing.ts'
import { foldOverDays } from './sweep.ts'

/** A facet of an installment, and the ruling it comes from (null: nobody has ruled on it). */
export interface Held<T> {
  value: T
  ruling: RulingFact | null
}

/** What is said of an installment beside its state. */
export interface Facets {
  finality: Held<Finality>
  release: Held<FactDate | null>
  platforms: Held<PlatformFact[]>
}

/** Finality, release and platforms of an installment on every change day, each folded on its own; the same object while they last. */
export function facetsOf(record: ShowRecord, installment: InstallmentFact): Facets[] {
  const { days, order } = record
  const rulings = record.rulings.filter(
    (ruling) => ruling.authority !== 'RUMOURED' && ruling.installmentIds.includes(installment.id)
  )

  function holding<T, N>(read: (ruling: RulingFact) => T | null, same: (a: T, b: T) => boolean, none: N): Array<Held<T | N>> {
    const claims = rulings.flatMap((ruling) => {
      const value = read(ruling)
      return value === null ? [] : [{ ruling, value }]
    })
    type Claim = (typeof claims)[number]
    const next = (held: Claim | null, arriving: readonly Claim[]) =>
      arriving.reduce((present, claim) => (present !== null && withstands(present, claim) ? present : claim), held)
    const withstands = (present: Claim, claim: Claim) => {
      if (present.ruling.authority === 'OFFICIAL' && claim.ruling.authority === 'REPORTED') return true
      if (same(present.value, claim.value) || !overlaps(present.ruling.effective, claim.ruling.effective)) return false
      return order.later(present.ruling, claim.ruling) >= 0
    }
    const nobody: Held<N> = { value: none, ruling: null }
    const folded = foldOverDays(days, claims, ({ ruling }) => rulingSpan(ruling), null, next, (a, b) => a === b)
    return folded.map((held) => held ?? nobody)
  }

  const finality = holding((ruling) => ruling.finality, (a, b) => a === b, 'UNKNOWN' as const)
  const release = holding((ruling) => ruling.release, (a, b) => a.edtf === b.edtf, null)
  const platforms = holding((ruling) => ruling.platforms, samePlatforms, installment.platforms)
  let last: Facets | null = null
  return days.map((_day, index) => {
    const [f, r, p] = [finality[index], release[index], platforms[index]] as [Facets['finality'], Facets['release'], Facets['platforms']]
    if (last?.finality !== f || last.release !== r || last.platforms !== p) last = { finality: f, release: r, platforms: p }
    return last
  })
}

/** Whether two lists name the same platforms in the same territories, in whatever order. */
export function samePlatforms(a: readonly PlatformFact[], b: readonly PlatformFact[]): boolean {
  return platformsBeyond(a, b).length === 0 && platformsBeyond(b, a).length === 0
}

/** The platforms of `a` that are not among `b`. */
export function platformsBeyond(a: readonly PlatformFact[], b: readonly PlatformFact[]): PlatformFact[] {
  return a.filter(
    (one) => !b.some((other) => other.organisationId === one.organisationId && other.territory === one.territory)
  )
}
