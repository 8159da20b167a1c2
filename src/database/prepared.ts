import type { SqlQuery } from '@prisma/driver-adapter-utils'

/** Most prepared statements kept on one connection: each holds a plan in the server's memory. */
const MOST_NAMES = 500
/** Most texts remembered after a single use. */
const MOST_SEEN_ONCE = 2_000
/** BEGIN, COMMIT and definitions have no plan to keep. */
const PLANNED = /^\s*(select|with|insert|update|delete)\b/i

/** Names the statements worth preparing (12 to 16% of a read). */
export interface StatementNames {
  /** A name from the second use of a text on; statements built once (long IN lists) never take a place. */
  nameOf(query: Pick<SqlQuery, 'sql'>): string | undefined
  /** To be called when the schema changes: a prepared statement may not change its result's types. */
  forget(): void
}

/** An empty set of names, for the connections of one pool; sets of other prefixes do not mix with it. */
export function statementNames(prefix = 'greenlit', most = MOST_NAMES): StatementNames {
  const names = new Map<string, string>()
  const seenOnce = new Set<string>()
  let count = 0
  return {
    nameOf({ sql }) {
      const known = names.get(sql)
      if (known !== undefined || names.size >= most || !PLANNED.test(sql)) return known
      if (!seenOnce.delete(sql)) {
        if (seenOnce.size >= MOST_SEEN_ONCE) seenOnce.clear()
        seenOnce.add(sql)
        return undefined
      }
      const name = `${prefix}_${++count}`
      names.set(sql, name)
      return name
    },
    forget() {
      names.clear()
      seenOnce.clear()
    }
  }
}
