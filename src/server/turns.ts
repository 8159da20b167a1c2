import type { Signal } from '../graphql/unless-over.ts'

/** What became of somebody who wanted a turn. */
export type Turn = { leave: () => void } | 'full' | 'gone'

interface Waiting {
  begin(turn: Turn): void
}

/**
 * At most `executing` things at one time. Who comes later waits; the addresses that wait take turns, so that one that
 * sends a thousand makes another wait for one at most. No address ever has the last place: where others come, there is
 * one free. Those who wait are bounded too, and leave the queue at once when they go away.
 */
export class FairTurns {
  readonly #executing: number
  readonly #waiting: number
  readonly #underWay = new Map<string, number>()
  /** In the order in which the addresses come next. */
  readonly #queues = new Map<string, Set<Waiting>>()
  #running = 0
  #queued = 0

  constructor({ executing, waiting }: { executing: number; waiting: number }) {
    this.#executing = executing
    this.#waiting = waiting
  }

  get running(): number {
    return this.#running
  }

  get queued(): number {
    return this.#queued
  }

  /** Resolves when it is the address's turn, when there is no more room to wait, or when `signal` aborts. */
  async take(address: string, signal?: Signal): Promise<Turn> {
    if (signal?.aborted) return 'gone'
    if (!this.#queues.has(address) && this.#mayRun(address)) return this.#start(address)
    if (this.#queued >= this.#waiting) return 'full'
    return await new Promise((resolve) => {
      const waiting: Waiting = {
        begin(turn) {
          signal?.removeEventListener('abort', giveUp)
          resolve(turn)
        }
      }
      const giveUp = () => {
        this.#remove(address, waiting)
        waiting.begin('gone')
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      const queue = this.#queues.get(address) ?? new Set()
      this.#queues.set(address, queue.add(waiting))
      this.#queued += 1
    })
  }

  #mayRun(address: string): boolean {
    const share = Math.max(1, this.#executing - 1)
    return this.#running < this.#executing && (this.#underWay.get(address) ?? 0) < share
  }

  #start(address: string): Turn {
    this.#running += 1
    this.#underWay.set(address, (this.#underWay.get(address) ?? 0) + 1)
    let left = false
    const leave = () => {
      if (left) return
      left = true
      this.#running -= 1
      const others = (this.#underWay.get(address) ?? 1) - 1
      if (others === 0) this.#underWay.delete(address)
      else this.#underWay.set(address, others)
      this.#next()
    }
    return { leave }
  }

  #next(): void {
    for (const [address, queue] of this.#queues) {
      if (!this.#mayRun(address)) continue
      const [first] = queue as Set<Waiting> & Iterable<Waiting>
      if (!first) continue
      this.#remove(address, first)
      const rest = this.#queues.get(address)
      if (rest) {
        // To the end of the line.
        this.#queues.delete(address)
        this.#queues.set(address, rest)
      }
      first.begin(this.#start(address))
      return
    }
  }

  #remove(address: string, waiting: Waiting): void {
    const queue = this.#queues.get(address)
    if (!queue?.delete(waiting)) return
    this.#queued -= 1
    if (queue.size === 0) this.#queues.delete(address)
  }
}
