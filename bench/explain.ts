import { writeFileSync } from 'node:fs'
import { textOf } from './operations.ts'
import type { ServedField } from './field.ts'

/** How PostgreSQL carries out the floor's statements, beside each, with the values of its first sample. */
export async function explainFloor({ client, samples, database }: ServedField): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  await client.query(`SET plan_cache_mode = force_generic_plan; SET timezone = 'UTC'`)
  for (const [{ file, name, dated }, [sample]] of samples) {
    if (!sample) continue
    await client.query(`PREPARE "explain ${name}" AS ${textOf(`floor/${file}.sql`)}`)
    const values = [...sample.values, ...(dated ? [today] : [])].map((value) => (value === null ? 'NULL' : client.escapeLiteral(value)))
    const execute = `EXECUTE "explain ${name}"(${values.join(', ')})`
    // Once before, so that pages and plan are there.
    await client.query(execute)
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${execute}`)
    const text = rows.map((row) => row['QUERY PLAN']).join('\n')
    writeFileSync(new URL(`floor/${name.replaceAll(' ', '-')}.explain.txt`, import.meta.url), `${name}, ${database}\n\n${text}\n`)
  }
}
