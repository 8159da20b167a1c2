import { statfsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { EMBEDDED_SETTINGS, SESSION_SETTINGS } from '../settings.ts'

/** PGlite in a thread of its own, spoken to in PostgreSQL's wire protocol. */
export interface EmbeddedThread {
  /** Sends one batch of protocol bytes and resolves to the answer's bytes. One at a time. Never ends if the thread does. */
  exchange(request: Uint8Array | 'checkpoint'): Promise<Uint8Array>
  /** Resolves as soon as the thread is no more, to the reason in words. */
  readonly ended: Promise<string>
  /** Writes everything out and ends the thread. */
  close(): Promise<void>
  /** Ends the thread at once, in the middle of whatever it does, as a crash would. */
  kill(): Promise<void>
}

/** Starts PGlite on `directory`, or in memory for `null`. Rejects when it cannot be opened, saying why. */
export async function startThread(directory: string | null): Promise<EmbeddedThread> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: { directory, settings: [...SESSION_SETTINGS, ...EMBEDDED_SETTINGS] },
    // The flags of the process that opened the database (--input-type, a debugger, Jest's) are not the thread's.
    execArgv: []
  })
  let answered: ((answer: Uint8Array) => void) | undefined
  let reason: string | undefined
  let opened: (() => void) | undefined

  worker.on('error', (error) => (reason ??= sentence(error)))
  worker.on('message', (message: Uint8Array | 'ready' | { died: string }) => {
    if (message === 'ready') opened?.()
    else if (message instanceof Uint8Array) answered?.(message)
    else reason ??= sentence((message as { died: string }).died)
  })
  const ended = new Promise<string>((resolve) => {
    worker.once('exit', (code) => resolve(reason ?? `its thread ended with code ${code}.`))
  })

  await new Promise<void>((resolve, reject) => {
    opened = resolve
    const failed = `The embedded database in ${directory ?? 'memory'} did not open`
    void ended.then((why) => reject(new Error(`${failed}: ${why}${shortOfRoom(directory)}`)))
  })

  /* oxlint-disable unicorn/require-post-message-target-origin -- a thread, not a window */
  return {
    exchange(request) {
      return new Promise((resolve) => {
        answered = resolve
        worker.postMessage(request)
      })
    },
    ended,
    async close() {
      worker.postMessage('close')
      await ended
    },
    async kill() {
      await worker.terminate()
      await ended
    }
  }
}

/** A segment of the log, and something to work with. */
const LEAST_ROOM = 32 * 1024 * 1024

/** What PGlite does not say: that the disk is full. Empty where there is room. */
function shortOfRoom(directory: string | null): string {
  if (directory === null) return ''
  try {
    const { bavail, bsize } = statfsSync(directory)
    const room = Math.floor((bavail * bsize) / 1048576)
    return bavail * bsize < LEAST_ROOM ? ` Its disk has ${room} MB left: make room, at least ${LEAST_ROOM / 1048576} MB.` : ''
  } catch {
    // The directory cannot be asked; the reason given is all there is.
    return ''
  }
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.endsWith('.') ? message : `${message}.`
}
