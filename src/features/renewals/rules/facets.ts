import type { FactDate, Finality, InstallmentFact, PlatformFact, RulingFact } from '../facts.ts'
import { overlaps } from './order.ts'
import type { ShowRecord } from './record.ts'
import { rulingStands } from './standing.ts'

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

/** Finality, release and platforms of an installment on a day, each folded on its own. */
export function facetsOn(record: ShowRecord, installment: InstallmentFact, day: string): Facets {
  const rulings = record.rulings.filter(
    (ruling) =>
      ruling.authority !== 'RUMOURED' && ruling.installmentIds.includes(installment.id) && rulingStands(ruling, day)
  )
  const { later } = record.order

  function hold<T, N>(read: (ruling: RulingFact) => T | null, same: (a: T, b: T) => boolean, none: N): Held<T | N> {
    let held: { value: T; ruling: RulingFact } | null = null
    for (const ruling of rulings) {
      const value = read(ruling)
      if (value === null) continue
      if (held === null || !withstands(held.ruling, ruling, same(held.value, value))) held = { value, ruling }
    }
    return held ?? { value: none, ruling: null }
  }

  function withstands(present: RulingFact, next: RulingFact, agree: boolean): boolean {
    if (present.authority === 'OFFICIAL' && next.authority === 'REPORTED') return true
    return !agree && overlaps(present.effective, next.effective) && later(present, next) >= 0
  }

  return {
    finality: hold((ruling) => ruling.finality, (a, b) => a === b, 'UNKNOWN' as const),
    release: hold((ruling) => ruling.release, (a, b) => a.edtf === b.edtf, null),
    platforms: hold((ruling) => ruling.platforms, samePlatforms, installment.platforms)
  }
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
