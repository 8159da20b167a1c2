import { createHash, timingSafeEqual } from 'node:crypto'

/** Who a request comes from, by its key. */
export type Caller = 'anonymous' | 'admin' | 'metrics'

/** Why a header `Authorization` says nothing. */
export type BadKey = 'malformed' | 'wrong'

/** Tells callers by the header `Authorization`. Every comparison takes the same time, whatever was sent. */
export function keyring(keys: { admin?: string | null | undefined; metrics?: string | null | undefined }) {
  const admin = keys.admin ? digest(keys.admin) : null
  const metrics = keys.metrics ? digest(keys.metrics) : null
  return (authorization: string | null): Caller | BadKey => {
    if (authorization === null) return 'anonymous'
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
    if (key === undefined) return 'malformed'
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
