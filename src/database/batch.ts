import { Query } from 'pg'
import { isOutdated, isRefusal } from './failures.ts'
import type { PreparedNames } from './prepared.ts'
import type { RowBytes, RowsApart } from './rows-apart.ts'

/**
 * Whether a prepared statement is planned anew for the values of each use, or once for all. The latter only suits what reads
 * the same way whatever the values are: compiled reads, whose conditions on open record time and on what is published are
 * no values but part of their text. Planning takes longer than running there.
 */
export type Planned = 'with-values' | 'once'

/** What makes a session plan so. */
export const PLAN_CACHE_MODE: Record<Planned, string> = {
  'with-values': 'plan_cache_mode = force_custom_plan',
  once: 'plan_cache_mode = force_generic_plan'
}

/** What is known of a session as its statements are sent. */
export interface SessionState {
  readonly prepared: PreparedNames
  readonly rows: Pick<RowsApart, 'taker'>
  /** How statements outside of transactions are planned. Within one they are planned with their values, whoever sends them. */
  planned: Planned
  inTransaction(): boolean
}

/** The part of pg's connection that writes. */
interface Wire {
  parsedStatements: Record<string, string>
  parse(message: { text: string; name: string }): void
  bind(message: { portal: string; statement: string; values: [] }): void
  execute(message: { portal: string }): void
  close(message: { type: 'S'; name: string }): void
}

/** The part of pg's query that is called while it is under way: its types know the way in only. */
interface SentQuery {
  name?: string
  values?: unknown[]
  submit(wire: Wire): Error | null
  prepare(wire: Wire): void
  handleRowDescription(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
  handleReadyForQuery(wire: Wire): void
  handleError(error: unknown, wire: Wire): void
}

export type Answered = (error: unknown, result?: unknown) => void

const PgQuery = Query as unknown as new (statement: unknown, values: unknown, answered: Answered) => SentQuery

/**
 * A statement, and before it, in the same batch and so without a round trip, what its session has to be told first: which
 * names it can let go of, and how to plan.
 */
export class Batch extends PgQuery {
  readonly #session: SessionState
  /** Whether the server is asked to prepare the statement now. */
  #parsed = false
  readonly #wanted: Planned
  #before: Planned
  /** Whether its rows are wanted as they come; then they are these. */
  readonly #asBytes: boolean
  readonly #rows: RowBytes[] = []
  readonly #answered: Answered
  /** How the session is told to plan from now on, until it has said that it will. */
  #telling: Planned | undefined

  constructor(session: SessionState, [statement, values]: readonly unknown[], answered: Answered) {
    super(statement, values, answered)
    this.#session = session
    const { planned = 'with-values', asBytes = false } = (statement ?? {}) as { planned?: Planned; asBytes?: boolean }
    this.#wanted = planned
    this.#asBytes = asBytes
    this.#answered = answered
    this.#before = session.planned
  }

  /** Called by pg when it is the statement's turn. */
  override submit(wire: Wire): Error | null {
    this.#session.rows.taker = this.#asBytes ? (row) => void this.#rows.push(row) : null
    return super.submit(wire)
  }

  override handleRowDescription(message: unknown): void {
    if (!this.#asBytes) super.handleRowDescription(message)
  }

  override handleReadyForQuery(wire: Wire): void {
    this.#session.rows.taker = null
    if (this.#asBytes) this.#answered(null, { rows: this.#rows })
    else super.handleReadyForQuery(wire)
  }

  /** Called by pg where a statement goes by the extended protocol. Everything that is written here is sent at once. */
  override prepare(wire: Wire): void {
    const { prepared } = this.#session
    if (this.name) this.#parsed = !prepared.use(this.name)
    for (const name of prepared.takeOutdated()) {
      delete wire.parsedStatements[name]
      wire.close({ type: 'S', name })
    }
    this.#tell(wire)
    super.prepare(wire)
  }

  /** A plan is chosen by this setting where there are values. In a transaction it would end with a rollback. */
  #tell(wire: Wire): void {
    this.#before = this.#session.planned
    if (this.#wanted === this.#before || !this.values?.length || this.#session.inTransaction()) return
    this.#telling = this.#wanted
    wire.parse({ text: `SET ${PLAN_CACHE_MODE[this.#wanted]}`, name: '' })
    wire.bind({ portal: '', statement: '', values: [] })
    wire.execute({ portal: '' })
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#telling === undefined) {
      super.handleCommandComplete(message, wire)
      return
    }
    this.#session.planned = this.#telling
    this.#telling = undefined
  }

  override handleError(error: unknown, wire: Wire): void {
    // All of a batch is undone together.
    this.#session.planned = this.#before
    // Whether it was prepared before it failed cannot be told: closing what is not there is no error.
    if (this.name && (this.#parsed || !isRefusal(error) || isOutdated(error))) this.#session.prepared.drop(this.name)
    super.handleError(error, wire)
  }
}
