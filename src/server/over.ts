import type { Signal } from '../graphql/unless-over.ts'

/**
 * Whether work for a request is in vain: the caller has gone away, or the time is up. An AbortSignal is made only for those who
 * want one of their own, as most requests are answered before anybody asks, and to make one takes long beside that.
 */
export class Over implements Signal {
  #listeners: Set<() => void> | null = null
  #controller: AbortController | null = null
  #aborted = false

  get aborted(): boolean {
    return this.#aborted
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController()
      if (this.#aborted) this.#controller.abort()
    }
    return this.#controller.signal
  }

  abort(): void {
    if (this.#aborted) return
    this.#aborted = true
    for (const listener of this.#listeners ?? []) listener()
    this.#listeners = null
    this.#controller?.abort()
  }

  throwIfAborted(): void {
    if (this.#aborted) this.signal.throwIfAborted()
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    if (!this.#aborted) (this.#listeners ??= new Set()).add(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners?.delete(listener)
  }
}
