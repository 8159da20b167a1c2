import type { DestinationStream } from 'pino'

/** How long a line that reports nothing wrong may wait to be written: milliseconds. docs/operate.md says so. */
export const LATEST_MS = 100

/** Characters that may wait. */
const MOST_CHARACTERS = 16_000

/** pino's number of the highest level that may wait. */
const INFO = 30

/** By this sign pino tells a destination the level of each line before it writes it. */
const TELL_LEVEL = Symbol.for('pino.metadata')

/**
 * Writes lines together: to hand one to the system takes as long as half of what else is done for a request. What reports
 * something wrong is written at once, and all before it, so that the order stays; the rest when the process ends, or a moment
 * later. Only a process that is killed takes that moment's lines with it.
 */
export class LogLines implements DestinationStream {
  readonly [TELL_LEVEL] = true
  /** Set by pino. */
  lastLevel = 0
  readonly #out: DestinationStream
  readonly #shown: (line: string) => string
  #waiting = ''
  #timer: NodeJS.Timeout | null = null

  /** `shown`: a line as it is to be read. */
  constructor(out: DestinationStream, shown: (line: string) => string = (line) => line) {
    this.#out = out
    this.#shown = shown
  }

  write(line: string): void {
    this.#waiting += this.#shown(line)
    if (this.lastLevel > INFO || this.#waiting.length >= MOST_CHARACTERS) this.flush()
    else if (!this.#timer) this.#wait()
  }

  readonly flush = (): void => {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    process.off('exit', this.flush)
    const lines = this.#waiting
    this.#waiting = ''
    if (lines !== '') this.#out.write(lines)
  }

  #wait(): void {
    this.#timer = setTimeout(this.flush, LATEST_MS).unref()
    process.on('exit', this.flush)
  }
}
