import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'

/** Where the process that has a data directory open can be spoken to. */
interface Running {
  pid: number
  url: string
}

/** Leaves the server's address in its data directory, for commands that need the database while it runs. Returns what takes it away. */
export function announce(directory: string, url: string): () => void {
  const path = join(directory, 'server.json')
  writeFileSync(path, `${JSON.stringify({ pid: process.pid, url } satisfies Running)}\n`, { mode: 0o600 })
  return () => rmSync(path, { force: true })
}

/**
 * The address that process `pid` left in the data directory; null where it left none. What the file says is believed of
 * that process only, and only where it is of this machine: a key is sent there.
 */
export function addressOf(directory: string, pid: number): string | null {
  try {
    const found = JSON.parse(readFileSync(join(directory, 'server.json'), 'utf8')) as Partial<Running>
    if (found.pid !== pid || typeof found.url !== 'string') return null
    const { protocol, hostname, origin } = new URL(found.url)
    return protocol === 'http:' && isHere(hostname.replaceAll(/^\[|\]$/g, '')) ? origin : null
  } catch {
    return null
  }
}

function isHere(host: string): boolean {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address))
  return host === 'localhost' || own.includes(host)
}
