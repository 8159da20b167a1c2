import type { Prisma } from './generated/client.ts'

/** A row by its column names; dates and moments as text, JSON as it is. */
export type BulkRow = Record<string, unknown>

/** Rows a statement: what is sent at once stays small, and others get their turn in between. */
const AT_ONCE = 2000

/**
 * Writes rows of one shape into a table, in their order: one parameter a statement, however many rows it has. Prisma's
 * `createMany` sends each value as a parameter of its own, which for thousands of rows costs more than writing them.
 */
export async function insertRows(tx: Prisma.TransactionClient, table: string, rows: readonly BulkRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  const insert = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await tx.$executeRawUnsafe(insert, JSON.stringify(rows.slice(from, from + AT_ONCE)))
  }
}

/**
 * Writes without the triggers by which the documents of search follow each row; whoever does so calls `search_rebuild()` at
 * the end, which writes them all at once. What is switched off is so within the transaction alone, and for the owner of the
 * tables only.
 */
export async function withoutSearch(tx: Prisma.TransactionClient, write: () => Promise<void>): Promise<void> {
  const triggers = await tx.$queryRaw<Array<{ name: string; on: string }>>`
    SELECT quote_ident(tgname) AS name, tgrelid::regclass::text AS on FROM pg_trigger WHERE tgfoid = 'search_follow'::regproc`
  for (const { name, on } of triggers) await tx.$executeRawUnsafe(`ALTER TABLE ${on} DISABLE TRIGGER ${name}`)
  await write()
  for (const { name, on } of triggers) await tx.$executeRawUnsafe(`ALTER TABLE ${on} ENABLE TRIGGER ${name}`)
}
