import type { Pool } from 'pg'
import type { Planned } from './batch.ts'
import { statementNames } from './prepared.ts'
import type { RowBytes } from './rows-apart.ts'
import { note } from './statements.ts'

/** One statement that reads: its text never depends on values, so that the same text comes again and again. */
export interface ReadStatement {
  text: string
  /** For $1 and so on, as PostgreSQL reads the types that the text casts them to. */
  values: readonly unknown[]
  planned: Planned
}

/** Compiled reads over the connections of a pool, under prepared names of their own. */
export function readsOver(pool: Pick<Pool, 'query'>) {
  const names = statementNames('greenlit_read')
  return {
    forget: names.forget,
    async read({ text, values, planned }: ReadStatement): Promise<RowBytes | undefined> {
      note(text, { args: [...values], argTypes: [] })
      const name = names.nameOf({ sql: text })
      const statement = { text, values: values as unknown[], asBytes: true, planned, ...(name === undefined ? {} : { name }) }
      const { rows } = await pool.query(statement as never)
      return (rows as RowBytes[])[0]
    }
  }
}
