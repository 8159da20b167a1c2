import { Client } from 'pg'
import type { ClientConfig, FieldDef, PoolConfig } from 'pg'
import { READ_ONLY } from './failures.ts'
import { RENAMED_TYPES } from './types.ts'

/** Milliseconds beyond a statement's own limit until the connection itself counts as dead. */
const GRACE_MS = 1000

/**
 * Whether a prepared statement is planned anew for the values of each use, or once for all. The latter only suits what reads
 * the same way whatever the values are: compiled reads, whose conditions on open record time and on what is published are
 * no values but part of their text. Planning takes longer than running there.
 */
export type Planned = 'with-values' | 'once'

const PLAN_CACHE_MODE: Record<Planned, string> = { 'with-values': 'force_custom_plan', once: 'force_generic_plan' }

/** How long one statement may run, in milliseconds; what is past it is the server's to end (statement_timeout). */
export interface StatementLimits {
  /** Outside a transaction: a read. */
  alone: number
  /** Within one, where it may wait for the locks of other writers. */
  inTransaction: number
}

/** What a pool hands to each of its clients, beside pg's own options. */
export interface SessionConfig extends PoolConfig {
  /** Without, a statement may take as long as it takes: migrations, the command line, the embedded database. */
  statementLimits?: StatementLimits
  /** Milliseconds until a server that takes a connection and says nothing is given up. Without: never, as the embedded database always answers. */
  connectLimit?: number
}

/**
 * pg's client, with the few types renamed that Prisma's adapter does not know, where asked a bounded time to connect, and an end to
 * waiting for a server that has gone silent: statement_timeout needs a server that still works. Emits `readOnly` where the
 * server refuses a write for being a standby.
 */
export class Session extends Client {
  readonly #limits: StatementLimits | undefined
  #planned: Planned = 'with-values'

  constructor(config: ClientConfig & Pick<SessionConfig, 'statementLimits' | 'connectLimit'> = {}) {
    super(config)
    this.#limits = config.statementLimits
    // Listening before pg does: the type decides how the value is read.
    this.#connection.on('rowDescription', ({ fields }: { fields: FieldDef[] }) => {
      for (const field of fields) {
        field.dataTypeID = RENAMED_TYPES.get(field.dataTypeID) ?? field.dataTypeID
      }
    })
    // The pool connects by callback, everybody else by promise; both are overloads of one function in pg.
    const connect = super.connect.bind(this) as (callback: (error?: Error) => void) => void
    this.connect = ((callback: (error?: Error) => void) => {
      const timer = config.connectLimit === undefined ? undefined : this.#endAfter(config.connectLimit)
      connect((error) => {
        clearTimeout(timer)
        callback(error)
      })
    }) as Client['connect']
    const query = super.query.bind(this) as (...statement: unknown[]) => Promise<unknown>
    this.query = ((...statement: unknown[]) => this.#plannedFor(query, statement).catch((error: unknown) => this.#refused(error))) as Client['query']
  }

  get #connection(): NodeJS.EventEmitter & { stream: { destroy(reason: Error): void } } {
    return (this as unknown as { connection: NodeJS.EventEmitter & { stream: { destroy(reason: Error): void } } }).connection
  }

  /** Sets how the statement is to be planned, where the one before it was planned otherwise. */
  #plannedFor(query: (...statement: unknown[]) => Promise<unknown>, statement: unknown[]): Promise<unknown> {
    const { planned = 'with-values' } = (statement[0] ?? {}) as { planned?: Planned }
    if (planned === this.#planned) return this.#timed(query, statement)
    const told = this.#timed(query, [`SET plan_cache_mode = ${PLAN_CACHE_MODE[planned]}`]).then(() => {
      this.#planned = planned
    })
    // What keeps a connection from being told keeps the statement from being run, and it says so better.
    return told.catch(() => {}).then(() => this.#timed(query, statement))
  }

  #timed(query: (...statement: unknown[]) => Promise<unknown>, [first, ...rest]: unknown[]): Promise<unknown> {
    if (this.#limits === undefined) return query(first, ...rest)
    const { alone, inTransaction } = this.#limits
    const begins = isBegin(first)
    const timer = this.#endAfter((this.getTransactionStatus() === 'T' ? inTransaction : alone) + GRACE_MS)
    // Together with BEGIN the longer limit costs no round trip, and it ends with the transaction.
    const statement = begins ? { ...first, text: `BEGIN; SET LOCAL statement_timeout = ${inTransaction}` } : first
    return query(statement, ...rest).finally(() => clearTimeout(timer))
  }

  #refused(error: unknown): never {
    if ((error as { code?: unknown }).code === READ_ONLY) this.emit('readOnly')
    throw error
  }

  /** Ends the connection when the time is over; whoever waits on it gets the reason. */
  #endAfter(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#connection.stream.destroy(
        // ETIMEDOUT is what the network itself would say of a peer that is gone, and is read as that (failures.ts).
        Object.assign(new Error(`PostgreSQL did not answer within ${milliseconds} ms.`), { code: 'ETIMEDOUT' })
      )
    }, milliseconds)
  }
}

function isBegin(statement: unknown): statement is { text: string } {
  return typeof statement === 'object' && statement !== null && (statement as { text?: unknown }).text === 'BEGIN'
}
