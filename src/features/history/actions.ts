import { db } from '../../database/client.ts'
import { isConnectionLost, isStatementTimeout, isUniqueViolation, wasNeverSent } from '../../database/failures.ts'
import { Prisma } from '../../database/generated/client.ts'
import { advanceHead, appendEntries, type Head, type NewEntry } from '../updates/actions.ts'
import { logged } from '../updates/listeners.ts'
import type { Verb } from '../auth/policy.ts'
import { claim, keepAnswer, type Once } from './idempotency.ts'
import { newId } from './ids.ts'
import { OutcomeUnknown } from './refusal.ts'
import type { Changed } from './receipt.ts'
import { appendRevisions, type NewRevision, type SubjectType } from './revisions.ts'

export type { Changed } from './receipt.ts'
export type { SubjectType, Visibility } from './revisions.ts'

/** A record, by its type and its key in the database. */
export interface Subject {
  type: SubjectType
  id: string
}

/** One change while it is being made. Everything it reads and writes goes through `tx`, its own transaction. */
export interface Change {
  readonly id: string
  readonly tx: Prisma.TransactionClient
  readonly reason: string | null
  /** What an editor should look at again; never a refusal. */
  readonly warnings: string[]
  /** Refuses the change where whoever makes it may not do this; for what only the record can tell. */
  requires: Requires
  /** Makes writers of the same show take turns, until the change ends. Call it before reading what the change rests on. */
  lockShows(ids: readonly string[]): Promise<void>
  /** Adds a visible effect to the log. */
  log(entry: NewEntry): void
  /** Keeps what the change leaves of a record. */
  revise(revision: NewRevision): void
  /** Writes that carry the record time: run in order once it is assigned. */
  stamped(write: (at: Date) => Promise<void>): void
  /** What is derived from those writes: run after all of them, once for each key. */
  derived(key: string, derive: (at: Date) => Promise<void>): void
}

/** Throws where the policy does not let somebody do this to that. */
export type Requires = (verb: Verb, state: { draft: boolean }) => void

export interface ChangeOptions {
  actor: string
  /** The verb: "recordQuote". */
  action: string
  reason?: string | null | undefined
  /** Whether it may touch any show (a merge, a withdrawal): then it runs alone. */
  wide?: boolean
  /** What the actor may do; everything where it is left out (the command line, the sample). */
  requires?: Requires | undefined
  /** The key under which it may be sent more than once. */
  once?: Once | undefined
  /** A record time in the past, for loading a record that has one. */
  at?: Date | undefined
}

/** Advisory lock of the record: shared by ordinary changes, held alone by wide ones. */
const RECORD_LOCK = 7_361_524
const ATTEMPTS = 5
// Read committed is what every session of ours begins with: asking for it again would cost a round trip.
const LIMITS = { maxWait: 60_000, timeout: 60_000 }

/**
 * Makes one change in one transaction: reads and rules first, then the head of the log (record time and positions),
 * then the writes that carry that time, what is derived from them, and last the log entries.
 * A deadlock, a serialisation failure or a name taken meanwhile is tried again; anything else undoes the whole change.
 * Throws `OutcomeUnknown` where the database was lost while it committed.
 */
export async function change<T>(options: ChangeOptions, work: (change: Change) => Promise<T>): Promise<Changed<T>> {
  for (let attempt = 1; ; attempt++) {
    let made = false
    try {
      const changed = await db.$transaction(async (tx) => {
        const { once } = options
        // Before anything is locked: whoever waits for the key holds up nobody.
        const before = once ? await claim<T>(tx, once) : null
        if (before) return before
        const changed = await make(tx, options, work)
        if (once) await keepAnswer(tx, once, changed)
        made = true
        return changed
      }, LIMITS)
      if (changed.head) logged(changed.head.last)
      return changed
    } catch (error) {
      if (made && isLostCommit(error)) {
        logged(null)
        throw new OutcomeUnknown(error)
      }
      if (attempt === ATTEMPTS || !isConflict(error)) throw error
    }
  }
}

/** As `change`, in a transaction that the caller has begun: the change is made when that commits. */
export async function make<T>(
  tx: Prisma.TransactionClient,
  options: ChangeOptions,
  work: (change: Change) => Promise<T>
): Promise<Changed<T>> {
  const pending = new PendingChange(tx, options)
  await begin(pending, options)
  const result = await work(pending)
  const head = await finish(tx, pending, options.at)
  return { result, changeId: pending.id, head, warnings: pending.warnings, replayed: false }
}

/** Waits for the change's turn. What it reads comes in later statements, which see all that was committed until then. */
async function begin({ tx, id, reason }: PendingChange, { actor, action, wide = false }: ChangeOptions): Promise<void> {
  const lock = Prisma.raw(wide ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
  await tx.$executeRaw`
    INSERT INTO changes (id, actor, action, reason, written_at)
    SELECT ${id}::uuid, ${actor}, ${action}, ${reason}, ${new Date()}::timestamptz FROM ${lock}(${RECORD_LOCK})`
}

/** Keeps everybody else from changing the record until the transaction ends; false where somebody is changing it now. */
export async function holdRecord(tx: Prisma.TransactionClient): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(${RECORD_LOCK}) AS held`
  return row?.held === true
}

async function finish(tx: Prisma.TransactionClient, pending: PendingChange, at?: Date): Promise<Head | null> {
  if (pending.entries.length === 0) {
    if (pending.writes.length > 0) throw new Error('A change that readers can see has no entry for the log.')
    await appendRevisions(tx, pending.id, null, pending.revisions)
    return null
  }
  const head = await advanceHead(tx, pending.id, pending.entries.length, at)
  for (const write of pending.writes) await write(head.recordedAt)
  for (const derive of pending.derivations.values()) await derive(head.recordedAt)
  await appendRevisions(tx, pending.id, head.recordedAt, pending.revisions)
  await appendEntries(tx, pending.id, head, pending.entries)
  return head
}

class PendingChange implements Change {
  readonly id = newId()
  readonly tx: Prisma.TransactionClient
  readonly reason: string | null
  readonly requires: Requires
  readonly warnings: string[] = []
  readonly entries: NewEntry[] = []
  readonly revisions: NewRevision[] = []
  readonly writes: Array<(at: Date) => Promise<void>> = []
  readonly derivations = new Map<string, (at: Date) => Promise<void>>()

  constructor(tx: Prisma.TransactionClient, options: ChangeOptions) {
    this.tx = tx
    this.reason = options.reason ?? null
    this.requires = options.requires ?? (() => {})
  }

  async lockShows(ids: readonly string[]) {
    if (ids.length === 0) return
    await this.tx.$executeRaw`SELECT id FROM shows WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  }

  log(entry: NewEntry) {
    const summary = entry.summary.slice(0, 1).toUpperCase() + entry.summary.slice(1)
    this.entries.push({ ...entry, summary, reason: entry.reason ?? this.reason })
  }

  revise(revision: NewRevision) {
    this.revisions.push(revision)
  }

  stamped(write: (at: Date) => Promise<void>) {
    this.writes.push(write)
  }

  derived(key: string, derive: (at: Date) => Promise<void>) {
    this.derivations.set(key, derive)
  }
}

/** Whether COMMIT was sent and nobody knows what became of it. One that was refused is known to have undone the change. */
function isLostCommit(error: unknown): boolean {
  return (isConnectionLost(error) || isStatementTimeout(error)) && !wasNeverSent(error)
}

/**
 * SQLSTATE 40001 and 40P01, as Prisma reports them for queries (P2034) and for raw ones; and a unique key that somebody
 * else took meanwhile: seen from the start again, it is either free or a refusal that says so.
 */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return error.code === 'P2034' || isUniqueViolation(error) || /\b(40001|40P01)\b|TransactionWriteConflict/.test(JSON.stringify(error.meta ?? {}))
}
