/** What becomes of `work`, or of `otherwise` once the signal aborts: nobody waits any more for what is under way, which ends by itself. */
export function unlessOver<T, U>(work: Promise<T> | T, signal: AbortSignal, otherwise: () => U): Promise<T | U> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      try {
        resolve(otherwise())
      } catch (error) {
        reject(error as Error)
      }
    }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop))
  })
}
