import { findKey, type KeyRow, noteUse } from './rows.ts'
import { isSecret } from './secret.ts'

/** How long an answer of the database is believed: half of the second within which a revocation holds everywhere. */
const BELIEVED_MS = 500
const NOTED_MS = 60_000
const MOST_KNOWN = 1000

interface Asked {
  /** On the clock, when the question was sent: what was revoked before that is in the answer. */
  readonly at: number
  readonly answer: Promise<KeyRow | null>
}

interface Options {
  /** The time of day, for "last used". */
  now?: () => Date
  /** Milliseconds that only move forward. */
  clock?: () => number
  /** Told where a use could not be noted: nobody waits for it. */
  report?: (error: unknown) => void
}

/** Keys by their secrets, as the database has them or had them half a second ago. */
export class KnownKeys {
  readonly #asked = new Map<string, Asked>()
  readonly #noted = new Map<string, number>()
  readonly #now: () => Date
  readonly #clock: () => number
  readonly #report: (error: unknown) => void

  constructor({ now = () => new Date(), clock = () => performance.now(), report = () => {} }: Options = {}) {
    this.#now = now
    this.#clock = clock
    this.#report = report
  }

  /** The key of a secret, revoked and expired ones included; null where there is none. Rejects where the database does. */
  async find(secret: string): Promise<KeyRow | null> {
    if (!isSecret(secret)) return null
    const at = this.#clock()
    const known = this.#asked.get(secret)
    if (known && at - known.at < BELIEVED_MS) return await known.answer
    const answer = findKey(secret)
    this.#keep(secret, { at, answer })
    try {
      const found = await answer
      // A key that is made in the next moment is to work at once.
      if (found === null) this.#forget(secret, answer)
      return found
    } catch (error) {
      this.#forget(secret, answer)
      throw error
    }
  }

  /** Notes that a key has been used, once a minute at most; nobody waits for that. */
  used({ id, lastUsedAt }: KeyRow): void {
    const [at, now] = [this.#clock(), this.#now()]
    const noted = this.#noted.get(id)
    if (noted !== undefined && at - noted < NOTED_MS) return
    this.#noted.set(id, at)
    const since = new Date(now.getTime() - NOTED_MS)
    if (lastUsedAt !== null && lastUsedAt > since) return
    noteUse(id, now, since).catch(this.#report)
  }

  #keep(secret: string, asked: Asked): void {
    // What is no longer believed is of no use to anybody, and secrets are not kept for nothing.
    for (const [other, { at }] of this.#asked) {
      if (asked.at - at < BELIEVED_MS && this.#asked.size < MOST_KNOWN) break
      this.#asked.delete(other)
    }
    this.#asked.delete(secret)
    this.#asked.set(secret, asked)
  }

  #forget(secret: string, answer: Promise<unknown>): void {
    if (this.#asked.get(secret)?.answer === answer) this.#asked.delete(secret)
  }
}
