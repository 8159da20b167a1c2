import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { urlOf } from './record/open.ts'
import { said, stop } from './servers/start.ts'

/** Milliseconds from the start of `greenlit serve`, built and migrated, until it says that it is ready. */
async function startOf(server: string, quotes: number): Promise<number> {
  const child = spawn(process.execPath, ['bin/greenlit.mjs', 'serve'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, DATABASE_URL: urlOf(server, `bench_greenlit_${quotes}`), PORT: '0', GREENLIT_SAMPLE: 'no', GREENLIT_ADMIN_KEY: 'a-key-for-the-bench-alone' },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  try {
    return (await said(child, /Greenlit is ready/)).readyIn
  } finally {
    await stop(child)
  }
}

/** So many starts; one that fails, as on a machine with no time for it, is told and tried again, a few times at most. */
export async function startsOf(server: string, quotes: number, count: number, say: (line: string) => void): Promise<number[]> {
  const found: number[] = []
  for (let left = count + 3; found.length < count; left--) {
    try {
      found.push(await startOf(server, quotes))
    } catch (error) {
      if (left <= count - found.length) throw error
      say(`A start failed: ${(error as Error).message}`)
    }
  }
  return found
}
