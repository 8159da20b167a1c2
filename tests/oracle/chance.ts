/** A reproducible source of choices: the same seed, the same choices (mulberry32). */
export interface Chance {
  /** 0 <= n < limit */
  below(limit: number): number
  /** True in `share` of ten cases. */
  often(share: number): boolean
  pick<T>(items: readonly T[]): T
  /** One to `most` of them, each once. */
  some<T>(items: readonly T[], most: number): T[]
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  function pick<T>(items: readonly T[]): T {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('Nothing to choose from.')
    return item
  }
  return {
    below,
    often: (share) => next() * 10 < share,
    pick,
    some: (items, most) => [...new Set(Array.from({ length: 1 + below(most) }, () => pick(items)))]
  }
}
