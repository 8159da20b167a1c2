/** How many requests of each address are under way, and how many may be. */
export class AtOnce {
  readonly most: number
  readonly #underWay = new Map<string, number>()

  constructor(most: number) {
    this.most = most
  }

  /** Begins one, and gives what ends it; null where there are too many. */
  enter(share: string): (() => void) | null {
    const before = this.#underWay.get(share) ?? 0
    if (before >= this.most) return null
    this.#underWay.set(share, before + 1)
    return () => {
      const rest = (this.#underWay.get(share) ?? 1) - 1
      if (rest === 0) this.#underWay.delete(share)
      else this.#underWay.set(share, rest)
    }
  }
}
