import { sqlStateOf } from '../database/failures.ts'
import type { Operation } from './answers/answer.ts'
import type { Log } from './log.ts'

/** Most causes that are told of; the metric counts on. */
const MOST_CAUSES = 100

/**
 * Tells of compiled reads that failed, each cause once: by SQLSTATE and the place in PostgreSQL that says it. Never by its message, which
 * may hold what was read or asked. The answer is right all the same, but took longer, and somebody should look into it.
 */
export class FailedReads {
  readonly #log: Log
  readonly #told = new Set<string>()

  constructor(log: Log) {
    this.#log = log
  }

  tell(error: unknown, operation: Operation | null): void {
    const cause = causeOf(error)
    const key = JSON.stringify(cause)
    if (this.#told.has(key) || this.#told.size >= MOST_CAUSES) return
    this.#told.add(key)
    this.#log.warn({ ...cause, operation: operation?.name ?? null }, 'a compiled read failed, and the reference path answered: told once for each cause')
  }
}

function causeOf(error: unknown): object {
  // No error: the statement went well, and found null where none may be.
  if (error === undefined) return { cause: 'null' }
  const { sqlState, routine } = sqlStateOf(error)
  if (sqlState !== undefined) return { sqlState, ...(routine === undefined ? {} : { routine }) }
  const { name, code } = error as { name?: unknown; code?: unknown }
  return { cause: typeof code === 'string' ? code : String(name) }
}
