import { type Signal, unlessOver } from '../../graphql/unless-over.ts'
import type { Metrics } from '../metrics.ts'
import type { Answer } from './answer.ts'
import { Horizon, type Sources } from './horizon.ts'

/** Of all room, what one answer may take: an eighth. */
const LARGEST_SHARE = 8

/** What became of filling: the answer, or that who filled went away, or that there is none to keep. */
export type Filled = Answer | 'gone' | 'none'

/** An answer that is being made, for everybody who asks for it meanwhile. */
export interface Fill {
  /** Says what became of it; only the first word counts. `position`: the end of the log in the snapshot that was read, where it is known. */
  end(filled: Filled, position?: bigint): void
}

interface Options extends Omit<Sources, 'outdated'> {
  /** Room in memory; 0: nothing is kept. */
  bytes: number
  metrics: Pick<Metrics, 'answers' | 'answersDropped'>
}

interface Flight {
  fill: Fill
  filled: Promise<Filled>
}

/**
 * Answers to queries of readers, by their keys, until the update log says that the record has changed. What is kept is
 * never older than the log as this process knows it. The one used longest ago makes room.
 */
export class KeptAnswers {
  readonly horizon: Horizon
  readonly #options: Options
  readonly #kept = new Map<string, Answer>()
  readonly #flights = new Map<string, Flight>()
  #bytes = 0
  /** Grows whenever what was read before may not hold any more. */
  #age = 0

  constructor(options: Options) {
    this.#options = options
    this.horizon = new Horizon({ ...options, outdated: () => this.#outdate() })
  }

  get bytes(): number {
    return this.#bytes
  }

  get count(): number {
    return this.#kept.size
  }

  /** The answer, where it is here and nothing speaks against it. */
  get(key: string): Answer | null {
    if (this.#options.bytes === 0 || !this.horizon.known) return null
    const found = this.#kept.get(key)
    if (found === undefined) return null
    this.#kept.delete(key)
    this.#kept.set(key, found)
    this.#options.metrics.answers.inc({ outcome: 'hit' })
    return found
  }

  /** The answer, where it is here, or is being made by somebody else: then waits for that, as long as `signal` lets it. */
  async find(key: string, signal: Signal): Promise<Answer | null> {
    return await this.#find(key, signal, () => null)
  }

  /** The same, or begins to make it: to be called before anything of the record is read. */
  findOrBegin(key: string, signal: Signal): Promise<Answer | Fill> {
    return this.#find(key, signal, () => this.begin(key))
  }

  /** `otherwise` runs before anybody else can look. */
  async #find<T>(key: string, signal: Signal, otherwise: () => T): Promise<Answer | T> {
    // Nobody asked for a while: to look how far the log goes is less than to answer anew.
    if (this.#kept.has(key) && !this.horizon.known) await this.horizon.look().catch(() => {})
    for (;;) {
      const found = this.get(key)
      if (found) return found
      const flight = this.#flights.get(key)
      if (flight === undefined || signal.aborted) return otherwise()
      const filled = await unlessOver(flight.filled, signal, () => 'none' as const)
      // What failed for one may fail for all: they do not wait for each other's failures in turn.
      if (filled === 'none') return otherwise()
      if (filled === 'gone') continue
      this.#options.metrics.answers.inc({ outcome: 'waited' })
      return filled
    }
  }

  /** Begins to make an answer. */
  begin(key: string): Fill {
    this.#options.metrics.answers.inc({ outcome: 'miss' })
    const age = this.#age
    let resolve: (filled: Filled) => void = () => {}
    const filled = new Promise<Filled>((settle) => (resolve = settle))
    let ended = false
    const fill: Fill = {
      end: (result, position) => {
        if (ended) return
        ended = true
        if (this.#flights.get(key)?.fill === fill) this.#flights.delete(key)
        if (typeof result === 'object' && this.#isOf(age, position)) this.#keep(key, result)
        resolve(result)
      }
    }
    if (this.#options.bytes > 0 && !this.#flights.has(key)) this.#flights.set(key, { fill, filled })
    return fill
  }

  /** Whether an answer that was begun at that age is not behind what is known by now. */
  #isOf(age: number, position: bigint | undefined): boolean {
    if (position === undefined) return age === this.#age
    this.horizon.saw(position)
    return position >= this.horizon.position
  }

  #keep(key: string, answer: Answer): void {
    const bytes = () => answer.bytes + 2 * key.length
    if (bytes() > this.#options.bytes / LARGEST_SHARE || this.#kept.has(key)) return
    this.#kept.set(key, answer)
    this.#bytes += bytes()
    answer.grown = (more) => {
      if (this.#kept.get(key) !== answer) return
      this.#bytes += more
      this.#makeRoom()
    }
    this.#makeRoom()
  }

  #makeRoom(): void {
    for (const [key, answer] of this.#kept) {
      if (this.#bytes <= this.#options.bytes) return
      this.#kept.delete(key)
      this.#bytes -= answer.bytes + 2 * key.length
      this.#options.metrics.answersDropped.inc({ reason: 'room' })
    }
  }

  #outdate(): void {
    this.#age++
    this.#options.metrics.answersDropped.inc({ reason: 'outdated' }, this.#kept.size)
    this.#kept.clear()
    this.#bytes = 0
    // Who asks from now on is to see what has changed: those who wait already asked before.
    this.#flights.clear()
  }
}
