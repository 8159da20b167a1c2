import type { RulingFact } from '../facts.ts'

/** Tells whether `a` says that it replaces `b`, itself or through a chain of rulings on record. */
export type Supersedes = (a: RulingFact, b: RulingFact) => boolean

/** Reads the chains of supersession among rulings; a circle of them ends where it began. */
export function supersessionOf(rulings: readonly RulingFact[]): Supersedes {
  const replaces = new Map<string, string[]>()
  for (const { rulingId, supersedes } of rulings) {
    if (supersedes !== null) replaces.set(rulingId, [...(replaces.get(rulingId) ?? []), supersedes])
  }

  const known = new Map<string, ReadonlySet<string>>()
  function replacedBy(rulingId: string): ReadonlySet<string> {
    const cached = known.get(rulingId)
    if (cached) return cached
    const found = new Set<string>()
    const open = [...(replaces.get(rulingId) ?? [])]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue
      found.add(next)
      open.push(...(replaces.get(next) ?? []))
    }
    known.set(rulingId, found)
    return found
  }

  return (a, b) => replacedBy(a.rulingId).has(b.rulingId)
}
