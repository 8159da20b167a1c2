import type { Client } from 'pg'
import type { Contestant } from './contestants.ts'
import { fire, wire } from './load/client.ts'
import type { Shot } from './load/client.ts'
import { percentile } from './measure/figures.ts'
import { backendTimes, peakMemory, processorTime, spent } from './measure/processes.ts'
import type { Operation, Sample } from './operations.ts'
import { startServer } from './servers/start.ts'
import type { Started } from './servers/start.ts'

/** What one operation took in one turn. Times are milliseconds; of the processor, a request. */
export interface Figures {
  perSecond: number
  p50: number
  p99: number
  serverTime: number
  databaseTime: number
}

export interface Turn {
  contestant: string
  /** By operation. */
  figures: Map<string, Figures>
  /** MB at most while it answered. */
  memory: number
}

export interface Field {
  /** Settings that lead every server to the record. */
  environment: Record<string, string>
  /** A connection of the bench's own; null where the record is embedded in the server. */
  client: Client | null
  /** Its name on the server, for what is said of it. */
  database: string
  /** By operation. */
  samples: ReadonlyMap<Operation, readonly Sample[]>
  /** A file with the stored answers, by address. */
  answers: string
  connections: number
  /** Connections that each server may have to the database. */
  pool: number
}

/** Starts a contestant on the field, lets `work` ask it, and stops it. */
export async function withServer<T>({ environment, answers, pool }: Field, contestant: Contestant, work: (server: Started) => Promise<T>): Promise<T> {
  const server = await startServer(contestant.server, {
    ...contestant.environment,
    ...environment,
    ...{ ANSWERS: answers, POOL_SIZE: String(pool), GREENLIT_POOL_SIZE: String(pool) }
  })
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

/** All samples of an operation as a contestant is asked them, with the answers that it gives now. */
export async function askAll(contestant: Contestant, operation: Operation, samples: readonly Sample[], port: number) {
  let first: string | null = null
  const asked = []
  // Without a cursor first: where a server makes cursors of its own, others are made after it.
  for (const sample of contestant.wantsCursor ? [{ variables: {}, values: [null] }, ...samples] : samples) {
    const ask = contestant.ask(operation, sample, first)
    const response = await fetch(`http://127.0.0.1:${port}${ask.path}`, {
      method: ask.method,
      headers: { accept: 'application/json', ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: ask.body ?? null
    })
    const text = await response.text()
    first ??= /"cursor": ?"([^"]+)"/.exec(text)?.[1] ?? null
    asked.push({ sample, ask, text, status: response.status })
  }
  return contestant.wantsCursor ? asked.slice(1) : asked
}

/** Milliseconds before an operation is measured, after all have been warmed up. */
const SETTLE = 200

/** One turn: all operations are warmed up, then each is measured. Throws where an answer is other than it was a moment ago. */
export async function takeTurn(field: Field, contestant: Contestant, { warm, measure }: { warm: number; measure: number }): Promise<Turn> {
  return await withServer(field, contestant, async ({ pid, port }) => {
    const target = { port, connections: field.connections }
    const volleys: Array<[name: string, shots: Shot[]]> = []
    for (const [operation, samples] of field.samples) {
      const asked = await askAll(contestant, operation, samples, port)
      volleys.push([operation.name, asked.map(({ ask, text }) => ({ request: wire(port, ask), length: Buffer.byteLength(text) }))])
    }
    for (const [, shots] of volleys) await fire(target, shots, { ms: warm })
    const figures = new Map<string, Figures>()
    for (const [name, shots] of volleys) {
      await fire(target, shots, { ms: SETTLE })
      const before = { server: processorTime(pid), database: await backendTimes(field) }
      const { times, failures, lasted } = await fire(target, shots, { ms: measure })
      const after = { server: processorTime(pid), database: await backendTimes(field) }
      if (failures > 0) throw new Error(`${contestant.name} gave ${failures} other answers to ${name} under load than alone.`)
      figures.set(name, {
        perSecond: (times.length * 1000) / lasted,
        p50: percentile(times, 0.5),
        p99: percentile(times, 0.99),
        serverTime: (after.server - before.server) / times.length,
        databaseTime: spent(before.database, after.database) / times.length
      })
    }
    return { contestant: contestant.name, figures, memory: peakMemory(pid) }
  })
}
