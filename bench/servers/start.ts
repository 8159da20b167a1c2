import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Started {
  pid: number
  port: number
  /** Milliseconds from the start of the process until it was ready. */
  readyIn: number
  /** Tells it to stop, and waits until it has. */
  stop(): Promise<void>
}

const PATIENCE_MS = 60_000

/** Starts a server of the bench with the Node that runs this, and waits until it says "ready <port>". */
export async function startServer(path: string, environment: Record<string, string>): Promise<Started> {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  const { match, readyIn } = await said(child, /^ready (\d+)$/m)
  return { pid: child.pid as number, port: Number(match[1]), readyIn, stop: () => stop(child) }
}

/** Waits until a process says so, on standard output or standard error; throws with all it has said where it ends before. */
export async function said(child: ChildProcess, pattern: RegExp): Promise<{ match: RegExpExecArray; readyIn: number }> {
  const began = performance.now()
  let text = ''
  return await new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${child.spawnargs.join(' ')} ${why}:\n${text}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(`was not ready within ${PATIENCE_MS} ms`)
    }, PATIENCE_MS)
    const listen = (chunk: Buffer) => {
      text = `${text}${chunk}`.slice(-20_000)
      const match = pattern.exec(text)
      if (!match) return
      clearTimeout(timer)
      resolve({ match, readyIn: performance.now() - began })
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS / 4)
  await ended
  clearTimeout(late)
}
