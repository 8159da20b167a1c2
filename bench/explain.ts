import { mkdirSync, writeFileSync } from 'node:fs'
import type { Client } from 'pg'
import type * as statements from '../src/database/statements.ts'
import { built } from './built.ts'
import { openCompiled } from './compiled.ts'
import type { ServedField } from './field.ts'
import { textOf } from './operations.ts'

/** How PostgreSQL carries out the floor's statements and the compiled ones, in a file each, with the values of the first sample. */
export async function explain(field: ServedField): Promise<void> {
  await field.client.query(`SET plan_cache_mode = force_generic_plan; SET enable_memoize = off; SET timezone = 'UTC'`)
  await explainFloor(field)
  await explainCompiled(field)
}

async function explainFloor({ client, samples, database }: ServedField): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  for (const [{ file, name, dated }, [sample]] of samples) {
    const values = [...(sample?.values ?? []), ...(dated ? [today] : [])]
    write(`floor/${name}.explain.txt`, await planOf(client, name, textOf(`floor/${file}.sql`), values, database))
  }
}

async function explainCompiled({ client, samples, database, environment }: ServedField): Promise<void> {
  const { recordQueries } = await built<typeof statements>('database/statements.js')
  const { database: opened, answer } = await openCompiled(environment['DATABASE_URL'] ?? '', 1)
  for (const [{ file, name }, [sample]] of samples) {
    const { queries } = await recordQueries(() => answer(file, sample?.variables ?? {}))
    const [query] = queries
    if (!query || queries.length > 1) throw new Error(`${name} takes ${queries.length} statements, not one.`)
    write(`compiled/${name}.sql`, query.sql)
    write(`compiled/${name}.explain.txt`, await planOf(client, `compiled ${name}`, query.sql, query.args, database))
  }
  await opened.close()
}

async function planOf(client: Client, name: string, sql: string, values: readonly unknown[], database: string): Promise<string> {
  await client.query(`PREPARE "${name}" AS ${sql}`)
  const given = values.map((value) => (value === null ? 'NULL' : client.escapeLiteral(value instanceof Date ? value.toISOString() : String(value))))
  const execute = `EXECUTE "${name}"${given.length > 0 ? `(${given.join(', ')})` : ''}`
  // Once before, so that pages and plan are there.
  await client.query(execute)
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${execute}`)
  return `${name}, ${database}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}`
}

function write(path: string, text: string): void {
  const url = new URL(path.replaceAll(' ', '-'), import.meta.url)
  mkdirSync(new URL('.', url), { recursive: true })
  writeFileSync(url, `${text}\n`)
}
