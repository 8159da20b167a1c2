import { quoteIdentifier } from '../settings.ts'
import type { Row } from '../rows.ts'

/** Sends one statement, in the session and transaction of the backup. */
export type Send = (text: string, parameters?: unknown[]) => Promise<Row[]>

/** A table as the catalogue has it, without columns that the database computes itself. */
export interface Table {
  name: string
  columns: { name: string; type: string }[]
  /** Columns of the primary key, as a list for ORDER BY: the same order on every database. */
  order: string
}

/** The record's tables in the schema of this session: found, not listed here, so that a new one is never forgotten. */
export async function recordTables(send: Send): Promise<Table[]> {
  const rows = await send(`
    SELECT c.relname AS name,
      (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attname COLLATE "C")
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      (SELECT json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) ORDER BY k.place)
        FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
        WHERE i.indrelid = c.oid AND i.indisprimary) AS key
    FROM pg_class c
    WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND c.relkind = 'r'
      AND c.relname <> '_prisma_migrations'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY c.relname COLLATE "C"`)
  return rows.map((row) => {
    const name = String(row['name'])
    const key = row['key'] as { name: string; text: boolean }[] | null
    if (key === null) throw new Error(`Table ${name} has no primary key, so its rows have no order to be compared in.`)
    const order = key.map((column) => `${quoteIdentifier(column.name)}${column.text ? ' COLLATE "C"' : ''}`).join(', ')
    return { name, columns: (row['columns'] ?? []) as Table['columns'], order }
  })
}

/** A query for the rows of a table as the lines of a backup: JSON lists of every column's text, in the key's order. */
export function rowLines({ name, columns, order }: Table): string {
  const values = columns.map((column) => `${quoteIdentifier(column.name)}::text`)
  return `SELECT json_build_array(${values.join(', ')})::text AS line FROM ${quoteIdentifier(name)} ORDER BY ${order}`
}

/** A statement that adds rows to a table: $1 is a JSON list of lines. */
export function addLines({ name, columns }: Table): string {
  const names = columns.map((column) => quoteIdentifier(column.name)).join(', ')
  const values = columns.map(({ type }, index) => `(line->>${index})::${type}`).join(', ')
  return `INSERT INTO ${quoteIdentifier(name)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM jsonb_array_elements($1::jsonb) AS line`
}

/** The migrations applied to the database of this session, oldest first; none where there is no record. */
export async function appliedMigrations(send: Send): Promise<{ name: string; checksum: string }[]> {
  const [found] = await send(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS yes`)
  if (!found?.['yes']) return []
  const rows = await send(`SELECT migration_name AS name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`)
  return rows.map((row) => ({ name: String(row['name']), checksum: String(row['checksum']) }))
}
