import { db } from '../../database/client.ts'
import { whenLogged } from '../../features/updates/listeners.ts'

/** How long what others have written may go unnoticed: milliseconds. docs/operate.md says so. */
export const LATEST_MS = 1000

/** How old the last look may be before the next one begins, which nobody waits for: milliseconds. */
const SOON_MS = 250

export interface Sources {
  /** Whether nobody else can write: then there is nothing to look for. */
  exclusive: boolean
  /** Runs when what was read before may no longer be so. */
  outdated: () => void
  /** Reads the end of the log; given by tests. */
  read?: () => Promise<bigint>
  /** Milliseconds. */
  clock?: () => number
}

/** How far this process knows the update log to go: by its own changes at once, by those of others within a second. */
export class Horizon {
  readonly #sources: Required<Sources>
  /** The record that all of this is about. */
  #database = db
  #position = 0n
  /** When the last look that succeeded began. */
  #lookedAt = Number.NEGATIVE_INFINITY
  #looking: Promise<void> | null = null
  /** Ends the listening. */
  readonly close: () => void

  constructor(sources: Sources) {
    this.#sources = { read: endOfLog, clock: () => performance.now(), ...sources }
    this.close = whenLogged((position) => (position === null ? this.#startOver() : this.saw(position)))
  }

  get position(): bigint {
    return this.#position
  }

  /** Takes note of how far the log goes. */
  saw(position: bigint): void {
    if (position <= this.#position) return
    this.#position = position
    this.#sources.outdated()
  }

  /** Whether nothing that was written longer than a second ago has gone unnoticed. Sees to it that this stays so. */
  get known(): boolean {
    if (this.#database !== db) this.#startOver()
    if (this.#sources.exclusive) return true
    const age = this.#sources.clock() - this.#lookedAt
    // It is asked because somebody reads: while nobody does, nobody looks.
    if (age > SOON_MS) void this.look().catch(() => {})
    return age <= LATEST_MS
  }

  /** Looks how far the log goes, once for all who ask meanwhile. Throws where the database does not say. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = null))
    return this.#looking
  }

  async #look(): Promise<void> {
    const { read, clock } = this.#sources
    const began = clock()
    const before = this.#position
    const database = this.#database
    const position = await read()
    if (database !== this.#database) return
    // Behind what was known before the question was asked: an older record, or a copy that lags, has taken its place.
    if (position < before) this.#startOver(position)
    else this.saw(position)
    this.#lookedAt = began
  }

  #startOver(position = 0n): void {
    this.#database = db
    this.#position = position
    this.#lookedAt = Number.NEGATIVE_INFINITY
    this.#sources.outdated()
  }
}

async function endOfLog(): Promise<bigint> {
  const { position } = await db.updateHead.findUniqueOrThrow({ where: { id: 1 }, select: { position: true } })
  return position
}
