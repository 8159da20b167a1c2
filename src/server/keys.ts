import { createHash, timingSafeEqual } from 'node:crypto'

/** Who a request comes from, by its key. */
export type Caller = 'anonymous' | 'admin' | 'metrics' | 'key'

/** Why a header `Authorization` says nothing. */
export type BadKey = 'malformed' | 'wrong'

/** The key in a header `Authorization`; null where it has none. */
export function bearerOf(authorization: string): string | null {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? null
}

/** Tells callers with a key of the settings by the header `Authorization`. Every comparison takes the same time, whatever was sent. */
export function keyring(keys: { admin?: string | null | undefined; metrics?: string | null | undefined }) {
  const admin = keys.admin ? digest(keys.admin) : null
  const metrics = keys.metrics ? digest(keys.metrics) : null
  return (authorization: string | null): Exclude<Caller, 'key'> | BadKey => {
    if (authorization === null) return 'anonymous'
    const key = bearerOf(authorization)
    if (key === null) return 'malformed'
    // Digests have one length, so that the comparison tells nothing of the key's.
    const given = digest(key)
    const isAdmin = admin !== null && timingSafeEqual(given, admin)
    const isMetrics = metrics !== null && timingSafeEqual(given, metrics)
    return isAdmin ? 'admin' : isMetrics ? 'metrics' : 'wrong'
  }
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
