import type { ReadDocument } from './document.ts'

/** What a token takes in memory with its share of the tree: 340 bytes were measured; the executor notes things too. */
const BYTES_OF_A_TOKEN = 700

/** Memory for documents that were read and found valid. */
const MOST_BYTES = 32_000_000

/** Documents that were read and found valid, the latest used last; bounded by the memory they take, in bytes. */
export class DocumentCache {
  readonly #kept = new Map<string, ReadDocument>()
  readonly #most: number
  #bytes = 0

  constructor(most = MOST_BYTES) {
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  get(text: string): ReadDocument | undefined {
    const found = this.#kept.get(text)
    if (found) {
      this.#kept.delete(text)
      this.#kept.set(text, found)
    }
    return found
  }

  set(text: string, read: ReadDocument): void {
    if (this.#kept.has(text)) return
    this.#kept.set(text, read)
    this.#bytes += bytesOf(text, read)
    for (const [oldest, document] of this.#kept) {
      if (this.#bytes <= this.#most) return
      this.#kept.delete(oldest)
      this.#bytes -= bytesOf(oldest, document)
    }
  }
}

/** What a document takes in memory, about. */
export function bytesOf(text: string, { tokens }: ReadDocument): number {
  return 2 * text.length + BYTES_OF_A_TOKEN * tokens
}
