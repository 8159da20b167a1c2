import { Prisma } from '../../database/generated/client.ts'
import { TOMBSTONE } from './rules.ts'

type Tx = Prisma.TransactionClient

interface Column {
  table: string
  column: string
  type: 'text' | 'text[]' | 'jsonb'
}

/** Names in addresses and keys of lists have forms of their own; documents of search follow from the records by triggers. */
const LEFT_ALONE = new Set(['slug', 'sort_key', 'key', 'id'])

/** Replaces what matches by the tombstone in every text of every table, at every time. Returns the shows whose answers named it. */
export async function sweep(tx: Tx, patterns: readonly string[]): Promise<string[]> {
  const shows = new Set<string>()
  if (patterns.length === 0) return []
  const columns = await textColumns(tx)
  for (const table of new Set(columns.map((column) => column.table))) {
    for (const pattern of patterns) {
      const own = columns.filter((column) => column.table === table)
      const returning = table === 'status_segments' || table === 'ruling_versions' ? ' RETURNING show_id' : ''
      const rows = await tx.$queryRawUnsafe<Array<{ show_id: string }>>(
        `UPDATE "${table}" SET ${own.map(replaced).join(', ')} WHERE ${own.map(matching).join(' OR ')}${returning}`,
        pattern,
        TOMBSTONE
      )
      for (const row of rows) shows.add(row.show_id)
    }
  }
  return [...shows]
}

/** Lets this transaction, and no other, put tombstones where nothing is ever changed. */
export async function openForRedaction(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('greenlit.redacting', pg_current_xact_id()::text, true)`
}

/** Found in the catalogue, not listed here, so that a new one is never forgotten. */
async function textColumns(tx: Tx): Promise<Column[]> {
  const rows = await tx.$queryRaw<Column[]>`
    SELECT c.relname::text AS "table", a.attname::text AS "column", format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND c.relkind = 'r'
      AND c.relname NOT IN ('_prisma_migrations', 'search_documents')
      AND format_type(a.atttypid, a.atttypmod) IN ('text', 'text[]', 'jsonb') ORDER BY 1, 2`
  return rows.filter(({ column }) => !LEFT_ALONE.has(column))
}

function replaced({ column, type }: Column): string {
  if (type === 'text') return `"${column}" = regexp_replace("${column}", $1, $2, 'gi')`
  if (type === 'jsonb') return `"${column}" = redact_json("${column}", $1, $2)`
  return `"${column}" = ARRAY(SELECT regexp_replace(item, $1, $2, 'gi') FROM unnest("${column}") WITH ORDINALITY u (item, place) ORDER BY place)`
}

function matching({ column, type }: Column): string {
  if (type === 'text') return `"${column}" ~* $1`
  if (type === 'jsonb') return `replace(replace("${column}"::text, '\\"', '"'), '\\n', ' ') ~* $1`
  return `EXISTS (SELECT FROM unnest("${column}") item WHERE item ~* $1)`
}
