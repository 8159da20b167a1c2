import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Client } from 'pg'
import type { Operation, Sample } from './operations.ts'
import { textOf } from './operations.ts'
import { connected, openScale, urlOf } from './record/open.ts'
import type { Field } from './round.ts'

/** A record on a PostgreSQL. */
export type ServedField = Field & { client: Client }

/** Connections that ask, as many requests as one address may have under way. */
const CONNECTIONS = 16
/** Connections to the database: the default of Greenlit, of pg and of PostGraphile. */
const POOL = 10

/** The record of so many quotes, with what is to be asked of it and what peers need beside it. */
export async function openField(server: string, quotes: number, operations: readonly Operation[]): Promise<ServedField> {
  const database = await openScale(server, quotes, () => {})
  const DATABASE_URL = urlOf(server, database)
  const client = await connected(DATABASE_URL)
  // For everybody: the record is in memory. Greenlit says so in each of its sessions.
  await client.query(`ALTER DATABASE ${database} SET random_page_cost = 1.1; SET random_page_cost = 1.1`)
  await client.query(textOf('peers/postgraphile/schema.sql'))
  const samples = new Map<Operation, readonly Sample[]>()
  for (const operation of operations) samples.set(operation, await operation.samples(client))
  return { environment: { DATABASE_URL }, database, client, samples, answers: scratchFile(), connections: CONNECTIONS, pool: POOL }
}

export async function closeField({ client, answers }: Field): Promise<void> {
  await client?.end()
  rmSync(dirname(answers), { recursive: true })
}

/** A file in a directory of its own, which goes with the field. */
export function scratchFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'greenlit-bench-')), 'answers.json')
}
