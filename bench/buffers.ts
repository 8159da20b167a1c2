import type { Client } from 'pg'
import type { Contestant } from './contestants.ts'
import { fire, wire } from './load/client.ts'
import type { ServedField } from './field.ts'
import type { Operation } from './operations.ts'
import { askAll, withServer } from './round.ts'

/** Requests of two runs: what they differ by is the requests', and not the start's. */
const FEW = 48
const MANY = 288

/** Pages of the database that one request reads, planning included, whoever sends the statements: as PostgreSQL counts them. */
export async function buffersOf(field: ServedField, contestant: Contestant, operation: Operation): Promise<number> {
  const few = await readBy(field, contestant, operation, FEW)
  const many = await readBy(field, contestant, operation, MANY)
  return (many - few) / (MANY - FEW)
}

async function readBy(field: ServedField, contestant: Contestant, operation: Operation, requests: number): Promise<number> {
  const before = await pagesRead(field)
  await withServer(field, contestant, async ({ port }) => {
    const asked = await askAll(contestant, operation, field.samples.get(operation) ?? [], port)
    const shots = asked.map(({ ask, text }) => ({ request: wire(port, ask), length: Buffer.byteLength(text) }))
    const { failures } = await fire({ port, connections: 1 }, shots, { requests })
    if (failures > 0) throw new Error(`${contestant.name} failed at ${operation.name}.`)
  })
  return (await pagesRead(field)) - before
}

/** A connection tells what it has read when it ends, so this waits until all have. */
async function pagesRead({ client, database }: ServedField): Promise<number> {
  while ((await one(client, 'SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()', database)) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return await one(client, 'SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = $1', database)
}

async function one(client: Client, sql: string, value: string): Promise<number> {
  const { rows } = await client.query<string[]>({ text: sql, values: [value], rowMode: 'array' })
  return Number(rows[0]?.[0])
}
