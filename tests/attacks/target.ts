import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '../../src/database/migrations.ts'
import { ask } from './wire.ts'
import type { Address } from './wire.ts'

/** Secrets that must turn up in no log and no answer. */
export const CANARIES = {
  adminKey: 'canary-of-the-admin-key-0123456789',
  metricsKey: 'canary-of-the-metrics-key-0123456789',
  wrongKey: 'canary-of-a-wrong-key-0123456789',
  cookie: 'canary-of-a-cookie-0123456789',
  query: 'canary-of-a-query-string-0123456789',
  password: 'canary-of-a-password-0123456789'
}

/** The proxy that the server is told to trust. */
export const PROXY = '127.0.0.9'

export interface Target extends Address {
  readonly environment: Record<string, string>
  /** All it has written so far. */
  log(): string
  alive(): boolean
  /** Megabytes in memory; null where the system does not tell. */
  memory(): number | null
  /** Open sockets, which an embedded database has none of; null where the system does not tell. */
  sockets(): number | null
  /** Tells it to stop, or ends it at once where nothing can be expected of it any more. */
  stop(how?: 'told' | 'killed'): Promise<void>
}

/** Starts `greenlit serve` as its own process on a free port, and waits until it is ready. */
export function startTarget(environment: Record<string, string>): Promise<Target> {
  return start([join(projectRoot(), 'bin', 'greenlit.mjs'), 'serve'], environment)
}

/** Starts the server of floor.mjs, which does nothing, to measure against. */
export function startFloor(): Promise<Target> {
  return start([join(projectRoot(), 'tests', 'attacks', 'floor.mjs')], {})
}

async function start(command: readonly string[], environment: Record<string, string>): Promise<Target> {
  const address = { host: '127.0.0.1', port: await freePort() }
  const { NODE_OPTIONS: _, ...inherited } = process.env
  const child = spawn(process.execPath, command, {
    cwd: projectRoot(),
    env: { ...inherited, HOST: address.host, PORT: String(address.port), GREENLIT_TRUSTED_PROXIES: PROXY, ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')))
  const alive = () => child.exitCode === null && child.signalCode === null
  const target: Target = {
    ...address,
    environment,
    log: () => log,
    alive,
    memory: () => memoryOf(child),
    sockets: () => socketsOf(child),
    async stop(how = 'told') {
      if (!alive()) return
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill(how === 'told' ? 'SIGTERM' : 'SIGKILL')
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(late)
    }
  }
  const until = Date.now() + 120_000
  while (alive() && Date.now() < until) {
    const { status } = await ask(address, { method: 'GET', path: '/ready', from: '127.0.0.1' })
    if (status === 200) return target
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await target.stop()
  throw new Error(`The server did not become ready:\n${log}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

function memoryOf({ pid }: ChildProcess): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    return null
  }
}

function socketsOf({ pid }: ChildProcess): number | null {
  try {
    return readdirSync(`/proc/${pid}/fd`).filter((name) => isSocket(`/proc/${pid}/fd/${name}`)).length
  } catch {
    return null
  }
}

function isSocket(path: string): boolean {
  try {
    return readlinkSync(path).startsWith('socket:')
  } catch {
    // Closed since it was listed.
    return false
  }
}
