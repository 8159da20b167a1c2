/**
 * Refusals of one address in a second, connections included, and answers it did not wait for; who means to read answers
 * never has as many.
 */
export const MOST_REFUSALS = 40

/**
 * Counts what was refused to each address, second by second. To refuse somebody properly takes half a millisecond, and who
 * sends thousands of requests would have that of everybody else's time: beyond the most, new connections are
 * closed without a word, and open ones after what is under way, until it has kept below the most for a second.
 */
export class Strikes {
  readonly #now: () => number
  #second = 0
  #counts = new Map<string, number>()
  #before = new Map<string, number>()

  /** `now` in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Whether this is the one that is too many in this second: once a second, however many follow. */
  add(share: string): boolean {
    this.#turn()
    const count = (this.#counts.get(share) ?? 0) + 1
    this.#counts.set(share, count)
    return count === MOST_REFUSALS + 1
  }

  barred(share: string): boolean {
    this.#turn()
    return (this.#counts.get(share) ?? 0) > MOST_REFUSALS || (this.#before.get(share) ?? 0) > MOST_REFUSALS
  }

  /** Nothing is kept for longer than two seconds, so there are never more addresses than connections were answered in that time. */
  #turn(): void {
    const second = Math.floor(this.#now() / 1000)
    if (second === this.#second) return
    this.#before = second === this.#second + 1 ? this.#counts : new Map()
    this.#counts = new Map()
    this.#second = second
  }
}
