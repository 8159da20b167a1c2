import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '../../src/database/migrations.ts'

/** A real `greenlit serve` in a process of its own. */
export interface ServerProcess {
  readonly url: string
  /** Milliseconds from its start until /ready said yes. */
  readonly readyAfter: number
  /** Sends an operation as the admin. Rejects where the connection breaks. */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<{ data?: T; errors?: { message: string; extensions?: { code?: string } }[] }>
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>
  /** Asks it to stop, as an operator does; resolves to its exit code. */
  stop(): Promise<number | null>
}

const KEY = 'the-key-of-the-tests-of-servers'
const PATIENCE_MS = 300_000
const root = projectRoot()

/** Compiles once, so that no start has to. */
export function prepareProject(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/prepare.mjs')], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** Runs `greenlit <command>` to its end; words of the command are parted by spaces. */
export function runCommand(command: string, environment: Record<string, string>): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/greenlit.mjs'), ...command.split(' ')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment }
  })
  return { status, output: stdout + stderr }
}

/** Starts the server without waiting for it. `log` gives what it has said so far. */
export function spawnServer(port: number, environment: Record<string, string>): { child: ChildProcess; log: () => string } {
  const child = spawn(process.execPath, [join(root, 'bin/greenlit.mjs'), 'serve'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      GREENLIT_ADMIN_KEY: KEY,
      GREENLIT_RATE_KEY: '0',
      GREENLIT_RATE_ADDRESS: '0',
      GREENLIT_MAX_AT_ONCE: '1000',
      ...environment
    }
  })
  let said = ''
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  return { child, log: () => said }
}

/** Starts the server and waits until it is ready. Rejects with what it said where it ends before that. */
export async function startServerProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const began = Date.now()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { child, log } = spawnServer(port, environment)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended before it was ready:\n${log()}`)
    const ready = await fetch(`${url}/ready`).catch(() => null)
    if (ready?.ok) break
    if (Date.now() - began > PATIENCE_MS) {
      child.kill('SIGKILL')
      throw new Error(`The server is not ready after ${PATIENCE_MS} ms:\n${log()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    url,
    readyAfter: Date.now() - began,
    async ask(query, variables = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
        body: JSON.stringify({ query, variables })
      })
      return (await response.json()) as never
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      return await ended
    }
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
