import type { Database } from '../../src/database/client.ts'
import type { SentQuery } from '../../src/database/statements.ts'

interface PlanNode {
  'Node Type': string
  /** Pages of the database read by this node and those beneath it: found in its cache, and not. */
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Index Name'?: string
  Plans?: PlanNode[]
}

/** What a statement read: how many pages of the database, through which indexes. */
export interface Reading {
  buffers: number
  indexes: string[]
}

const EXPLAIN = 'EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)'

/** Runs a recorded statement again with the values it was sent with, and says what that reads. */
export async function explain(database: Database, query: SentQuery): Promise<Reading> {
  return readingOf(await database.sql(`${EXPLAIN} ${query.sql}`, valuesOf(query)))
}

/**
 * As `explain`, but by the statement that the connection keeps prepared, with the plan it would take for it; null
 * where it has prepared none. The database must have one connection.
 */
export async function explainPrepared(database: Database, query: SentQuery): Promise<Reading | null> {
  const [prepared] = await database.sql('SELECT name FROM pg_prepared_statements WHERE statement = $1', [query.sql])
  if (!prepared) return null
  const values = valuesOf(query).map((value) => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`))
  const list = values.length > 0 ? `(${values.join(', ')})` : ''
  // Compiled reads without a filter are planned once, without their values; that the connection was told so is over by now.
  const [{ once }] = (await database.sql('SELECT generic_plans > 0 AS once FROM pg_prepared_statements WHERE name = $1', [prepared['name']])) as [{ once: boolean }]
  if (once) await database.script('SET plan_cache_mode = force_generic_plan')
  try {
    return readingOf(await database.sql(`${EXPLAIN} EXECUTE ${String(prepared['name'])}${list}`))
  } finally {
    if (once) await database.script('SET plan_cache_mode = force_custom_plan')
  }
}

function readingOf(rows: Record<string, unknown>[]): Reading {
  const [answer] = rows as { 'QUERY PLAN': [{ Plan: PlanNode }] }[]
  if (!answer) throw new Error('EXPLAIN answered nothing.')
  const [{ Plan: plan }] = answer['QUERY PLAN']
  return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], indexes: [...new Set(indexesOf(plan))] }
}

function indexesOf({ 'Index Name': index, Plans: beneath = [] }: PlanNode): string[] {
  return [...(index === undefined ? [] : [index]), ...beneath.flatMap(indexesOf)]
}

/** The values as text, which PostgreSQL reads as the type it needs. */
function valuesOf({ args, argTypes }: SentQuery): (string | null)[] {
  return args.map((value, index) => textOf(value, argTypes[index]?.dbType === 'DATE'))
}

function textOf(value: unknown, isDay: boolean): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return `{${value.map((item) => JSON.stringify(textOf(item, isDay))).join(',')}}`
  if (value instanceof Date) return isDay ? value.toISOString().slice(0, 10) : value.toISOString()
  return String(value)
}
