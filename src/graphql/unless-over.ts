/** What is asked of an AbortSignal: whether work is in vain, now or from some moment on. */
export interface Signal {
  readonly aborted: boolean
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: { once: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** What becomes of `work`, or of `otherwise` once the signal aborts: nobody waits any more for what is under way, which ends by itself. */
export function unlessOver<T, U>(work: Promise<T> | T, signal: Signal, otherwise: () => U): Promise<T | U> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      try {
        resolve(otherwise())
      } catch (error) {
        reject(error as Error)
      }
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    Promise.resolve(work).then(
      (made) => {
        signal.removeEventListener('abort', stop)
        resolve(made)
      },
      (error: Error) => {
        signal.removeEventListener('abort', stop)
        reject(error)
      }
    )
  })
}
