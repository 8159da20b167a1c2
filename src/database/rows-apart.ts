import { EventEmitter } from 'node:events'

/** A message of PostgreSQL's begins with its type, and its length without the type (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const HEAD_BYTES = 5
const LENGTH_BYTES = 4
const DATA_ROW = 'D'.charCodeAt(0)

/** One row: its columns as they came. */
export type RowBytes = readonly (Buffer | null)[]

/**
 * Stands between a socket and pg, which makes strings of all that comes: while somebody takes rows, these are kept from pg,
 * as they are. Everything else is passed on as it came.
 */
export class RowsApart extends EventEmitter {
  /** Takes rows from now on; null: they are pg's. To be set between two statements. */
  taker: ((row: RowBytes) => void) | null = null
  readonly #head = Buffer.alloc(HEAD_BYTES)
  /** Bytes of the head that have come, and those of its message that have not. */
  #headed = 0
  #missing = 0
  /** The row that is coming; a view of the bytes it came in where it came in one piece. */
  #row: Buffer | null = null
  #inPieces = false

  /** Bytes of the socket. */
  take(chunk: Buffer): void {
    let passed = 0
    let at = 0
    while (at < chunk.length) {
      if (this.#missing > 0) {
        const end = Math.min(at + this.#missing, chunk.length)
        if (this.#row && this.#inPieces) chunk.copy(this.#row, this.#row.length - this.#missing, at, end)
        this.#missing -= end - at
        at = end
        if (this.#row) passed = end
        if (this.#missing === 0) this.#end()
        continue
      }
      // A row's head is kept back with it, whole or in pieces.
      const apart = (this.#headed > 0 ? this.#head[0] : chunk[at]) === DATA_ROW && this.taker !== null
      if (apart && passed < at) this.#pass(chunk.subarray(passed, at))
      const end = Math.min(at + HEAD_BYTES - this.#headed, chunk.length)
      const length = this.#lengthIn(chunk, at, end)
      at = end
      if (apart) passed = end
      if (length === null) continue
      this.#missing = length
      if (apart) this.#begin(chunk, at)
    }
    if (passed < chunk.length) this.#pass(passed === 0 ? chunk : chunk.subarray(passed))
  }

  /** The length of a message whose head, or a piece of it, stands there; null where more of it is to come. */
  #lengthIn(chunk: Buffer, at: number, end: number): number | null {
    if (end - at === HEAD_BYTES) return chunk.readUInt32BE(at + 1) - LENGTH_BYTES
    chunk.copy(this.#head, this.#headed, at, end)
    this.#headed += end - at
    if (this.#headed < HEAD_BYTES) return null
    this.#headed = 0
    return this.#head.readUInt32BE(1) - LENGTH_BYTES
  }

  #begin(chunk: Buffer, at: number): void {
    this.#inPieces = chunk.length - at < this.#missing
    this.#row = this.#inPieces ? Buffer.allocUnsafe(this.#missing) : chunk.subarray(at, at + this.#missing)
  }

  #end(): void {
    const row = this.#row
    this.#row = null
    if (row) this.taker?.(columnsOf(row))
  }

  #pass(bytes: Buffer): void {
    this.emit('data', bytes)
  }
}

function columnsOf(row: Buffer): RowBytes {
  const columns: (Buffer | null)[] = []
  let at = 2
  for (let count = row.readInt16BE(0); count > 0; count--) {
    const length = row.readInt32BE(at)
    at += 4
    columns.push(length < 0 ? null : row.subarray(at, at + length))
    at += Math.max(0, length)
  }
  return columns
}
