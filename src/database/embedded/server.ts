import { Worker } from 'node:worker_threads'
import { SESSION_SETTINGS } from '../settings.ts'

/** PGlite in a thread of its own, spoken to in PostgreSQL's wire protocol. */
export interface EmbeddedServer {
  /** Sends one batch of protocol bytes and resolves to the answer's bytes; rejects with `EmbeddedDatabaseStopped`. */
  exchange(request: Uint8Array): Promise<Uint8Array>
  /** Calls back once, as soon as the thread has stopped without being asked to. Returns a function that forgets it. */
  onStopped(listener: (reason: Error) => void): () => void
  /** Writes everything out and ends the thread. */
  close(): Promise<void>
  /** Ends the thread at once, as a crash would. */
  kill(): Promise<void>
}

export class EmbeddedDatabaseStopped extends Error {
  override name = 'EmbeddedDatabaseStopped'
}

/**
 * Starts PGlite on `directory`, or in memory for `null`. The caller holds the directory's lock (see lock.ts).
 * Rejects when the directory cannot be opened.
 */
export async function startEmbeddedServer(directory: string | null): Promise<EmbeddedServer> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: { directory, settings: SESSION_SETTINGS },
    // The flags of the process that opened the database (--input-type, a debugger, Jest's) are not the thread's.
    execArgv: []
  })
  const waiting: PromiseWithResolvers[] = []
  const listeners = new Set<(reason: Error) => void>()
  let stopped: Error | undefined
  let closing = false

  function stop(reason: string, cause?: unknown): void {
    if (stopped !== undefined) return
    stopped = new EmbeddedDatabaseStopped(`The embedded database stopped: ${reason}`, { cause })
    for (const call of waiting.splice(0)) call.reject(stopped)
    if (!closing) for (const listener of listeners) listener(stopped)
  }

  const exited = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      stop(closing ? 'it was closed.' : `its thread ended with code ${code}. Restart Greenlit to open it again.`)
      resolve()
    })
  })
  worker.on('error', (error) => stop(`${describe(error)} Restart Greenlit to open it again.`, error))

  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    const failed = `The embedded database in ${directory ?? 'memory'} did not open`
    worker.once('error', (error) => reject(new Error(`${failed}: ${describe(error)}`, { cause: error })))
    worker.once('exit', () => reject(new Error(`${failed}.`)))
  })
  worker.on('message', (answer: Uint8Array) => waiting.shift()?.resolve(answer))

  return {
    exchange(request) {
      if (stopped !== undefined) return Promise.reject(stopped)
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage(request)
      })
    },
    onStopped(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      closing = true
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      if (stopped === undefined) worker.postMessage('close')
      await exited
    },
    async kill() {
      await worker.terminate()
      await exited
    }
  }
}

interface PromiseWithResolvers {
  resolve(answer: Uint8Array): void
  reject(reason: Error): void
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.endsWith('.') ? message : `${message}.`
}
