import type { SqlQuery } from '@prisma/driver-adapter-utils'

/** Most texts that have a name, of one kind in one pool. */
const MOST_NAMES = 1000
/** Most texts remembered after a single use. */
const MOST_SEEN_ONCE = 2000
/** Most statements prepared on one connection: one of a whole page takes about 350 kB of the server's memory, its plan included. */
const MOST_PREPARED = 128
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
  function nameOf({ sql }: Pick<SqlQuery, 'sql'>): string | undefined {
    const known = names.get(sql)
    if (known !== undefined) {
      names.delete(sql)
      names.set(sql, known)
      return known
    }
    if (!PLANNED.test(sql)) return undefined
    if (!seenOnce.delete(sql)) {
      if (seenOnce.size >= MOST_SEEN_ONCE) seenOnce.clear()
      seenOnce.add(sql)
      return undefined
    }
    // A name is never given twice: whatever a connection has prepared under one that is forgotten is used no more, and makes room in time.
    const name = `${prefix}_${++count}`
    names.set(sql, name)
    if (names.size > most) names.delete(oldest(names.keys()))
    return name
  }
  return {
    nameOf,
    forget() {
      names.clear()
      seenOnce.clear()
    }
  }
}

/** The names that one connection has prepared; the one used longest ago makes room. */
export class PreparedNames {
  readonly #most: number
  readonly #names = new Set<string>()
  #outdated: string[] = []

  constructor(most = MOST_PREPARED) {
    this.#most = most
  }

  /** Notes a use. Whether the connection has the name already. */
  use(name: string): boolean {
    const known = this.#names.delete(name)
    this.#names.add(name)
    if (this.#names.size > this.#most) this.drop(oldest(this.#names))
    return known
  }

  drop(name: string): void {
    this.#names.delete(name)
    this.#outdated.push(name)
  }

  /** The names to be closed before anything else is prepared, each told once. */
  takeOutdated(): readonly string[] {
    if (this.#outdated.length === 0) return this.#outdated
    const outdated = this.#outdated
    this.#outdated = []
    return outdated
  }
}

function oldest(names: Iterable<string>): string {
  const [first = ''] = names
  return first
}
