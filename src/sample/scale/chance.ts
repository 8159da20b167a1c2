/**
 * A number from 0 up to, not including, 1 that follows from `of` and `n` alone: the same on every machine and in every
 * run. `of` says what is being decided, so that two decisions about the same record are independent.
 */
export function chance(of: number, n: number): number {
  // The finaliser of MurmurHash3 (32 bits), over both numbers.
  let bits = Math.imul(n + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(of + 0x165667b1, 0xc2b2ae35)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return ((bits ^ (bits >>> 16)) >>> 0) / 0x1_0000_0000
}

/** One of `list`, by `chance`. */
export function pick<T>(list: readonly T[], of: number, n: number): T {
  return list[Math.floor(chance(of, n) * list.length)] as T
}

/** Ranks 0 to size - 1, each as frequent as Zipf's law has it: the first twice as often as the second. */
export class Zipf {
  readonly #upTo: Float64Array

  constructor(size: number) {
    this.#upTo = new Float64Array(size)
    let sum = 0
    for (let rank = 0; rank < size; rank++) this.#upTo[rank] = sum += 1 / (rank + 1)
  }

  /** The share of a rank among all, from 0 to 1. */
  share(rank: number): number {
    const before = rank === 0 ? 0 : (this.#upTo[rank - 1] ?? 0)
    return ((this.#upTo[rank] ?? before) - before) / (this.#upTo.at(-1) ?? 1)
  }

  /** The rank that a number from 0 to 1 falls on. */
  rank(number: number): number {
    return placeIn(this.#upTo, number * (this.#upTo.at(-1) ?? 0))
  }
}

/** Index of the first of the ascending `ends` that lies beyond `value`. */
export function placeIn(ends: ArrayLike<number>, value: number): number {
  let [low, high] = [0, ends.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] as number) > value) high = middle
    else low = middle + 1
  }
  return low
}
