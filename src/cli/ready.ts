import { readConfig } from '../config.ts'
import { reachable } from '../server/listen.ts'
import { say } from './terminal.ts'

const PATIENCE_MS = 4000

/** `greenlit ready`: whether the server that runs with these settings can serve; exit code 1 where it cannot. For health checks. */
export async function askReady(): Promise<void> {
  const { host, port } = readConfig()
  const url = `${reachable(host, port)}/ready`
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.ok) return say('ready')
    say(`${url} says: ${(await answer.text()).slice(0, 500)}`)
  } catch (error) {
    const cause = (error as Error).cause
    say(`${url} does not answer: ${cause instanceof Error ? cause.message : (error as Error).message}`)
  }
  process.exitCode = 1
}
