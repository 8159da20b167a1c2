import { readFileSync } from 'node:fs'
import type { Client } from 'pg'

// What Linux tells of a process in /proc. Elsewhere, or of a database on another machine, there are no such figures.

/** Clock ticks a second, of all Linux that Node runs on. */
const TICKS = 100

/** Milliseconds of processor time that a process has had; NaN where nobody says. */
export function processorTime(pid: number): number {
  const stat = read(pid, 'stat')
  // The name, in parentheses, may hold anything; user and system time are the 14th and 15th field.
  const [user, system] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13) ?? []
  return ((Number(user) + Number(system)) * 1000) / TICKS
}

/** The most memory that a process has had at one time (its peak resident set), in MB; NaN where nobody says. */
export function peakMemory(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(read(pid, 'status') ?? '')?.[1]) / 1024
}

/** Processor time of PostgreSQL's processes for that database, by process id; none where it is embedded in another process. */
export async function backendTimes({ client, database }: { client: Client | null; database: string }): Promise<Map<number, number>> {
  if (!client) return new Map()
  const { rows } = await client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()', [database])
  return new Map(rows.map(({ pid }) => [pid, read(pid, 'comm')?.startsWith('postgres') ? processorTime(pid) : NaN]))
}

/** Milliseconds spent between two readings; one that came in between began at nothing. */
export function spent(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, time]) => sum + time - (before.get(pid) ?? 0), 0)
}

function read(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}
