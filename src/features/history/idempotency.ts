import { createHash } from 'node:crypto'
import type { Prisma } from '../../database/generated/client.ts'
import { canonical } from '../../text/canonical.ts'
import type { Changed } from './receipt.ts'
import { Refusal } from './refusal.ts'

type Tx = Prisma.TransactionClient

/** A change that may be sent more than once, and is to be made once. */
export interface Once {
  /** Whose key it is: nobody meets the keys of others. */
  actor: string
  key: string
  /** Of the verb and its input. */
  fingerprint: string
  now: Date
}

export const KEY_MAX = 255
/** For how long a change that is sent again is answered with what it was answered with first. */
export const KEPT_HOURS = 24
/** Old keys that one claim takes away: a claim is never slow, and there are never many more than of one day. */
const PURGED_AT_ONCE = 100

/** The same for the same verb and input, in whatever order the fields were sent. */
export function fingerprintOf(verb: string, input: unknown): string {
  return createHash('sha256').update(`${verb} ${canonical(input)}`).digest('hex')
}

/** The key of one item of many that were sent under one key; nobody else comes upon it. */
export function keyOfItem(key: string, index: number): string {
  return `${createHash('sha256').update(key).digest('hex')} ${index}`
}

interface Answer<T> {
  result: T
  changeId: string
  head: { first: string; last: string; recordedAt: string } | null
  warnings: string[]
}

/**
 * Claims the key for the change of this transaction; gives what a change before was answered with, where the key is
 * taken. Waits for a transaction that has claimed it and not ended; where that one fails, the key is free.
 */
export async function claim<T>(tx: Tx, { actor, key, fingerprint, now }: Once): Promise<Changed<T> | null> {
  const expired = new Date(now.getTime() - KEPT_HOURS * 3_600_000)
  const claimed = await tx.$queryRaw<unknown[]>`
    WITH purged AS (
      DELETE FROM idempotency_keys WHERE (actor, key) IN (
        SELECT actor, key FROM idempotency_keys WHERE created_at <= ${expired} AND (actor, key) <> (${actor}, ${key})
        ORDER BY created_at LIMIT ${PURGED_AT_ONCE} FOR UPDATE SKIP LOCKED))
    INSERT INTO idempotency_keys AS known (actor, key, fingerprint, created_at) VALUES (${actor}, ${key}, ${fingerprint}, ${now})
    ON CONFLICT (actor, key) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, created_at = EXCLUDED.created_at, answer = NULL
      WHERE known.created_at <= ${expired}
    RETURNING 1 AS claimed`
  if (claimed.length > 0) return null
  const known = await tx.idempotencyKey.findUniqueOrThrow({ where: { actor_key: { actor, key } } })
  if (known.fingerprint === fingerprint) return replayed(known.answer as unknown as Answer<T>)
  const message = `idempotencyKey: in the last ${KEPT_HOURS} hours it was sent with another input or to another mutation: give every change a key of its own.`
  throw new Refusal('IDEMPOTENCY_MISMATCH', message, 'idempotencyKey')
}

/** Keeps what the change was answered with, in its own transaction. */
export async function keepAnswer<T>(tx: Tx, { actor, key }: Once, { result, changeId, head, warnings }: Changed<T>): Promise<void> {
  const kept = head && { first: String(head.first), last: String(head.last), recordedAt: head.recordedAt.toISOString() }
  const answer: Answer<T> = { result, changeId, head: kept, warnings }
  await tx.idempotencyKey.update({ where: { actor_key: { actor, key } }, data: { answer: answer as unknown as Prisma.InputJsonObject } })
}

function replayed<T>({ result, changeId, head, warnings }: Answer<T>): Changed<T> {
  const read = head && { first: BigInt(head.first), last: BigInt(head.last), recordedAt: new Date(head.recordedAt) }
  return { result, changeId, head: read, warnings, replayed: true }
}
