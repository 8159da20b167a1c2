/**
 * Refusals of one address in a second, answers it did not wait for, and connections it cut without asking for anything;
 * who means to read answers never has as many.
 */
export const MOST_REFUSALS = 40

/**
 * Counts what was refused to each address, second by second. To refuse somebody properly takes half a millisecond, and who
 * sends thousands of requests would have that of everybody else's time: beyond the most, new connections are
 * closed without a word, and open ones after what is under way, until a second has passed.
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

  /** Whether it is now too many in this second: said once a second, however many follow. */
  add(share: string, times = 1): boolean {
    this.#turn()
    const before = this.#counts.get(share) ?? 0
    this.#counts.set(share, before + times)
    return before <= MOST_REFUSALS && before + times > MOST_REFUSALS
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
