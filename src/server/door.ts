/** Of every 25 ms, 20 belong to those who connect, as long as any do. */
const CYCLE_MS = 25
const NEWCOMERS_MS = 20

/** How long requests are begun before anything else is looked at: one that takes longer is alone. Their answers leave together, which wakes whoever reads them once. */
const ROUND_MS = 0.5

/** Requests of one address that may wait at the door, as a rule; nobody who reads answers sends as many at once. */
const MOST_OF_ONE = 100

const TOOLS: Tools = { now: () => performance.now(), later: (action) => void setImmediate(action) }

interface Options {
  /** Connections that one address may have open: one request may wait on each. */
  connectionsOfAddress?: number
  /** Given by tests. */
  tools?: Tools
}

interface Tools {
  /** Milliseconds. */
  now(): number
  /** Does something after what has come in meanwhile has been looked at. */
  later(action: () => void): void
}

/**
 * Where requests wait until they are begun: one after the other, the addresses in turn, and new connections first.
 *
 * Node takes one connection off the system's queue, reads everybody's requests, and does what they ask, before it takes
 * the next connection. Whoever knocks behind a thousand others would wait for all that these ask for; to let somebody in
 * takes a fiftieth of the time that a request takes, so everybody is let in first, and then heard in turn.
 */
export class Door {
  readonly #tools: Tools
  readonly #mostOfOne: number
  /** In the order in which the addresses come next. */
  readonly #waiting = new Map<string, (() => void)[]>()
  #newcomer = false
  #open = false

  constructor({ connectionsOfAddress = 0, tools = TOOLS }: Options = {}) {
    this.#mostOfOne = Math.max(MOST_OF_ONE, connectionsOfAddress)
    this.#tools = tools
  }

  /** Somebody has connected: others may have, too. */
  knock(): void {
    this.#newcomer = true
  }

  /** Begins the request when its address's turn comes; false where too many of this address wait. */
  enter(address: string, begin: () => void): boolean {
    const queue = this.#waiting.get(address) ?? []
    if (queue.length >= this.#mostOfOne) return false
    queue.push(begin)
    this.#waiting.set(address, queue)
    if (!this.#open) {
      this.#open = true
      this.#tools.later(this.#turn)
    }
    return true
  }

  readonly #turn = (): void => {
    const { now, later } = this.#tools
    const putOff = this.#newcomer && now() % CYCLE_MS < NEWCOMERS_MS
    this.#newcomer = false
    if (!putOff) this.#beginSome(now() + ROUND_MS)
    this.#open = this.#waiting.size > 0
    if (this.#open) later(this.#turn)
  }

  #beginSome(until: number): void {
    do this.#beginNext()
    while (this.#waiting.size > 0 && this.#tools.now() < until)
  }

  #beginNext(): void {
    for (const [address, queue] of this.#waiting) {
      const begin = queue.shift()
      this.#waiting.delete(address)
      // To the end of the line.
      if (queue.length > 0) this.#waiting.set(address, queue)
      begin?.()
      return
    }
  }
}
