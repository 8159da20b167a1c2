import { db } from '../../src/database/client.ts'

/** Makes everybody who reads shows wait until `release` is called: in the queue of the one connection, or for a lock. */
export async function holdShows(): Promise<{ release: () => Promise<void> }> {
  let open: () => void = () => {}
  const until = new Promise<void>((resolve) => (open = resolve))
  let done: Promise<unknown> = Promise.resolve()
  await new Promise<void>((held, failed) => {
    done = db
      .$transaction(
        async (tx) => {
          await tx.$executeRawUnsafe('LOCK TABLE shows IN ACCESS EXCLUSIVE MODE')
          held()
          await until
        },
        { timeout: 60_000 }
      )
      .catch(failed)
  })
  return {
    async release() {
      open()
      await done
    }
  }
}

/** Waits until `found` is true of what `look` gives, for thirty seconds at most, and gives the last. */
export async function eventually<T>(look: () => Promise<T> | T, found: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 30_000
  for (;;) {
    const value = await look()
    if (found(value) || Date.now() > end) return value
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
