import type { Database } from '../../src/database/client.ts'

/** The way of compiled statements to the database: they are seen on it, and changed where a bug is planted. */
export interface Seam {
  database: Database
  /** The statements since it was last asked. */
  taken(): string[]
  /** Changes the text of every statement from now on; null: of none. */
  plant(bug: ((text: string) => string) | null): void
}

export function seamOf(database: Database): Seam {
  let seen: string[] = []
  let planted: ((text: string) => string) | null = null
  return {
    database: {
      ...database,
      read(statement) {
        seen.push(statement.text)
        return database.read(planted ? { ...statement, text: planted(statement.text) } : statement)
      }
    },
    taken() {
      const taken = seen
      seen = []
      return taken
    },
    plant(bug) {
      planted = bug
    }
  }
}
