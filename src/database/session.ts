import { Client } from 'pg'
import type { ClientConfig, FieldDef, PoolConfig } from 'pg'
import { Batch, PLAN_CACHE_MODE } from './batch.ts'
import type { Answered, SessionState } from './batch.ts'
import { READ_ONLY, isOutdated } from './failures.ts'
import { PreparedNames } from './prepared.ts'
import { RowsApart } from './rows-apart.ts'
import { RENAMED_TYPES } from './types.ts'

/** Milliseconds beyond a statement's own limit until the connection itself counts as dead. */
const GRACE_MS = 1000

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
  /** Most statements that each connection keeps prepared. */
  mostPrepared?: number
}

/** What is used of pg's connection, and not in its types. */
interface PgConnection extends NodeJS.EventEmitter {
  stream: { destroy(reason: Error): void }
  attachListeners(stream: NodeJS.EventEmitter): void
}

/** A transaction that begins with its text alone: what else is said with it belongs to it, and ends with it. */
const BEGIN = /^BEGIN\b[^;]*$/i

/**
 * pg's client, with the few types renamed that Prisma's adapter does not know, where asked a bounded time to connect, and an end to
 * waiting for a server that has gone silent: statement_timeout needs a server that still works. Its statements wait for each
 * other here, as pg's own queue is going to go. Emits `readOnly` where the server refuses a write for being a standby.
 */
export class Session extends Client {
  readonly #limits: StatementLimits | undefined
  readonly #state: SessionState
  readonly #waiting: (() => void)[] = []
  #busy = false

  constructor(config: ClientConfig & Pick<SessionConfig, 'statementLimits' | 'connectLimit' | 'mostPrepared'> = {}) {
    super(config)
    this.#limits = config.statementLimits
    const rows = new RowsApart()
    this.#state = {
      rows,
      prepared: new PreparedNames(config.mostPrepared),
      planned: 'with-values',
      inTransaction: () => this.getTransactionStatus() !== 'I'
    }
    // pg listens to the socket, encrypted or not, once it knows which: now it hears of what is kept from it no more.
    const attachListeners = this.#connection.attachListeners.bind(this.#connection)
    this.#connection.attachListeners = (stream) => {
      stream.on('data', (chunk: Buffer) => rows.take(chunk))
      attachListeners(rows)
    }
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
    const submit = super.query.bind(this) as (batch: Batch) => unknown
    this.query = ((...statement: unknown[]) => this.#inTurn(submit, statement)) as Client['query']
  }

  get #connection(): PgConnection {
    return (this as unknown as { connection: PgConnection }).connection
  }

  async #inTurn(submit: (batch: Batch) => unknown, statement: unknown[]): Promise<unknown> {
    try {
      return await new Promise((resolve, reject) => {
        const send = () => this.#send(submit, statement, (error, result) => (error ? reject(error as Error) : resolve(result)))
        if (this.#busy) this.#waiting.push(send)
        else send()
      })
    } catch (error) {
      if ((error as { code?: unknown }).code === READ_ONLY) this.emit('readOnly')
      // What led here, rather than to the socket.
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  /** Sends one statement, and then whatever came meanwhile. One whose plan is outdated is prepared anew, where nothing depends on what failed. */
  #send(submit: (batch: Batch) => unknown, [first, ...rest]: unknown[], answered: Answered, again = true): void {
    this.#busy = true
    const limits = this.#limits
    const timer = limits && this.#endAfter((this.#state.inTransaction() ? limits.inTransaction : limits.alone) + GRACE_MS)
    const batch = new Batch(this.#state, [this.#begun(first), ...rest], (error, result) => {
      clearTimeout(timer)
      if (error && again && isOutdated(error) && !this.#state.inTransaction()) {
        this.#send(submit, [first, ...rest], answered, false)
        return
      }
      this.#busy = false
      answered(error, result)
      this.#waiting.shift()?.()
    })
    submit(batch)
  }

  /** A transaction's own settings cost no round trip together with BEGIN, and end with it, however it ends. */
  #begun(statement: unknown): unknown {
    const text = typeof statement === 'string' ? statement : (statement as { text?: unknown } | undefined)?.text
    if (typeof text !== 'string' || !BEGIN.test(text)) return statement
    const settings = [
      ...(this.#limits ? [`statement_timeout = ${this.#limits.inTransaction}`] : []),
      ...(this.#state.planned === 'with-values' ? [] : [PLAN_CACHE_MODE['with-values']])
    ]
    const whole = [text, ...settings.map((setting) => `SET LOCAL ${setting}`)].join('; ')
    return typeof statement === 'string' ? whole : { ...(statement as object), text: whole }
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
