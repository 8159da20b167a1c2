import { isFullOfLog } from './log-files.ts'
import { startThread } from './thread.ts'
import type { EmbeddedThread } from './thread.ts'
import { transactionStatus } from './wire.ts'

/** The embedded database as long as it is open, over as many threads as that takes. */
export interface EmbeddedServer {
  /**
   * Sends one batch of protocol bytes and resolves to the answer's bytes; waits where the database is just being opened
   * again. Rejects with `StatementTimedOut` where this one took too long, with `EmbeddedDatabaseStopped` where it cannot
   * be known what became of it, or the database is gone.
   */
  exchange(request: Uint8Array): Promise<Uint8Array>
  /** Calls back whenever the session is lost: what it had prepared or begun is no more. Returns what forgets it. */
  onSessionLost(listener: (reason: Error) => void): () => void
  /** Lets exchanges take longer, until the function returned is called: migrations, upkeep. */
  allow(milliseconds: number): () => void
  /** Writes everything out and ends the thread. */
  close(): Promise<void>
  /** Ends the thread at once, as a crash would: it is replaced. For tests. */
  kill(): Promise<void>
}

export interface EmbeddedOptions {
  /** After how many milliseconds an exchange is ended, and the database opened again. Without: never. */
  statementTimeoutMs?: number | undefined
  /** Told what happens beside the answers: a thread that ended, and that it was replaced. One line each. */
  report?: ((line: string) => void) | undefined
  /** Told once when the database is gone for good: nothing will be answered any more. */
  onGone?: ((reason: Error) => void) | undefined
}

/** The thread ended. Severity and code are those of PostgreSQL's crash_shutdown, so that both databases read alike. */
export class EmbeddedDatabaseStopped extends Error {
  override name = 'EmbeddedDatabaseStopped'
  readonly severity = 'FATAL'
  readonly code = '57P02'
}

/** A statement was ended by the watchdog. Code and words are those of PostgreSQL's own statement_timeout. */
export class StatementTimedOut extends Error {
  override name = 'StatementTimedOut'
  readonly severity = 'FATAL'
  readonly code = '57014'
  constructor() {
    super('canceling statement due to statement timeout')
  }
}

/** Tries to open the directory again, and the wait before each, in milliseconds: a full disk may be seen to meanwhile. */
const REOPENINGS_MS = [0, 1000, 4000]
/** So many ends of its own within a minute are no accident: opening it again only hides what is wrong. */
const MOST_CRASHES = 5
const MINUTE_MS = 60_000
/** The log is looked at so often at most: it grows by 50 MB a second where it grows fast. */
const BETWEEN_LOOKS_MS = 50

interface Call {
  request: Uint8Array
  resolve(answer: Uint8Array): void
  reject(reason: Error): void
}

/**
 * Starts PGlite on `directory`, or in memory for `null`. The caller holds the directory's lock (see lock.ts).
 * Rejects when the directory cannot be opened.
 */
export async function startEmbeddedServer(directory: string | null, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const { report = () => {}, onGone = () => {} } = options
  const listeners = new Set<(reason: Error) => void>()
  const queue: Call[] = []
  const crashes: number[] = []
  const allowances = new Map<symbol, number>()
  let current: Call | undefined
  let watchdog: NodeJS.Timeout | undefined
  /** Undefined while it is being opened again. */
  let thread: EmbeddedThread | undefined
  let gone: Error | undefined
  let closing = false
  /** The opening under way, or the last one. */
  let reopened: Promise<void> = Promise.resolve()
  let lookedAt = 0

  begin(await startThread(directory))

  function begin(fresh: EmbeddedThread): void {
    thread = fresh
    void fresh.ended.then((reason) => {
      if (thread === fresh) lose(new EmbeddedDatabaseStopped(`The embedded database stopped: ${closing ? 'it was closed.' : reason}`))
    })
  }

  /** Sends what waits, one after the other; between two of them the session is nobody's for a moment. */
  async function pump(): Promise<void> {
    for (;;) {
      const mine = thread
      const call = current === undefined && mine !== undefined ? queue.shift() : undefined
      if (call === undefined || mine === undefined) return
      current = call
      // A start-up packet (its length comes first) is no statement, but the beginning of a session.
      if (call.request[0] !== 0) watch(mine)
      const answer = await mine.exchange(call.request)
      clearTimeout(watchdog)
      // A thread that has been given up may still have answered.
      if (thread !== mine) return
      call.resolve(answer)
      if (mayCheckpoint(answer)) await mine.exchange('checkpoint')
      if (thread !== mine) return
      current = undefined
    }
  }

  function watch(mine: EmbeddedThread): void {
    const patience = Math.max(options.statementTimeoutMs ?? Number.POSITIVE_INFINITY, ...allowances.values())
    if (!Number.isFinite(patience)) return
    watchdog = setTimeout(() => {
      if (thread !== mine) return
      report(`A statement took longer than ${patience} ms: the embedded database ends it, and is opened again.`)
      lose(new StatementTimedOut(), mine)
    }, patience)
  }

  /** Inside a transaction too, which may write more than the log is to hold; in a failed one nothing is let through. */
  function mayCheckpoint(answer: Uint8Array): boolean {
    if (directory === null || Date.now() - lookedAt < BETWEEN_LOOKS_MS) return false
    lookedAt = Date.now()
    return ['I', 'T'].includes(transactionStatus(answer)) && isFullOfLog(directory)
  }

  /** The session is gone, and what it was about to do. What comes from now on waits for the next. */
  function lose(reason: StatementTimedOut | EmbeddedDatabaseStopped, running?: EmbeddedThread): void {
    const began = Date.now()
    const failed = [current, ...queue.splice(0)]
    clearTimeout(watchdog)
    thread = undefined
    current = undefined
    if (closing) gone = reason
    for (const call of failed) call?.reject(reason)
    if (closing) return
    for (const listener of [...listeners]) listener(reason)
    if (reason instanceof EmbeddedDatabaseStopped) {
      crashes.push(began)
      report(reason.message)
    }
    reopened = Promise.resolve(running?.kill()).then(() => reopen(reason, began))
  }

  async function reopen(reason: Error, began: number): Promise<void> {
    if (directory === null) return end(`${reason.message}. It was in memory only and cannot be opened again`)
    if (crashes.filter((at) => at > began - MINUTE_MS).length >= MOST_CRASHES) {
      return end(`It ended by itself ${MOST_CRASHES} times within a minute, last: ${reason.message}`)
    }
    for (const [attempt, wait] of REOPENINGS_MS.entries()) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      if (closing) return end('it was closed')
      try {
        begin(await startThread(directory))
        report(`The embedded database is open again after ${Date.now() - began} ms.`)
        return void pump()
      } catch (error) {
        if (attempt === REOPENINGS_MS.length - 1) return end((error as Error).message)
        report(`${(error as Error).message} Trying again.`)
      }
    }
  }

  function end(why: string): void {
    gone = new EmbeddedDatabaseStopped(`The embedded database stopped: ${why.replace(/\.+$/, '')}. Restart Greenlit to open it again.`)
    for (const call of queue.splice(0)) call.reject(gone)
    for (const listener of [...listeners]) listener(gone)
    if (!closing) onGone(gone)
  }

  return {
    exchange(request) {
      if (gone !== undefined) return Promise.reject(gone)
      return new Promise((resolve, reject) => {
        queue.push({ request, resolve, reject })
        void pump()
      })
    },
    onSessionLost(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    allow(milliseconds) {
      const allowance = Symbol('allowance')
      allowances.set(allowance, milliseconds)
      return () => allowances.delete(allowance)
    },
    async close() {
      closing = true
      await reopened
      await thread?.close()
    },
    async kill() {
      await thread?.kill()
    }
  }
}
