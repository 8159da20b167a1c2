import { db } from '../../database/client.ts'
import { digestOf, type KeyRole } from './secret.ts'

/** What the server needs to know of a key. */
export interface KeyRow {
  readonly id: string
  readonly name: string
  readonly role: KeyRole
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

const SELECT = { id: true, name: true, role: true, expiresAt: true, lastUsedAt: true, revokedIn: { select: { writtenAt: true } } }

/** The key with this secret, revoked and expired ones included; null where there is none. */
export async function findKey(secret: string): Promise<KeyRow | null> {
  const row = await db.apiKey.findUnique({ where: { hash: digestOf(secret) }, select: SELECT })
  if (!row) return null
  const { revokedIn, role, ...key } = row
  return { ...key, role: role as KeyRole, revokedAt: revokedIn?.writtenAt ?? null }
}

/** Every key, the newest first, those revoked included. */
export async function listKeys() {
  return await db.apiKey.findMany({ orderBy: { id: 'desc' }, include: { createdIn: true, revokedIn: true } })
}

/** Notes that a key was used, unless that was noted after `since`. No change of the record, so no part of its history. */
export async function noteUse(id: string, at: Date, since: Date): Promise<void> {
  await db.apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: since } }] },
    data: { lastUsedAt: at }
  })
}
