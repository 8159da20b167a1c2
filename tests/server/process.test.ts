import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type CompiledProject, type RunningProcess, compileProject } from '../support/database-process.ts'

/** The server as `npm start` runs it, in production, and with faults to be had on demand. */
const script = (data: string) => `
  Object.assign(process.env, { GREENLIT_DATA: ${JSON.stringify(data)}, GREENLIT_SAMPLE: 'no', NODE_ENV: 'production', PORT: '0', DATABASE_URL: '' })
  const write = process.stderr.write.bind(process.stderr)
  process.stderr.write = (text) => (process.stdout.write(text), write(text))
  process.stdin.on('data', (order) => {
    if (String(order).includes('reject')) Promise.reject(new Error('a forgotten promise'))
    if (String(order).includes('throw')) setTimeout(() => { throw new Error('a stray error') })
  })
  await (await import('./dist/main.js')).run()
`

let project: CompiledProject
const data = join(tmpdir(), `greenlit-test-process-${randomUUID()}`)

beforeAll(() => {
  project = compileProject()
}, 120_000)

afterAll(() => {
  project.remove()
  rmSync(data, { recursive: true, force: true })
})

async function start(): Promise<{ process: RunningProcess; url: string }> {
  const process = project.run(script(data))
  for (let line = await process.line(); line !== undefined; line = await process.line()) {
    const url = /^Greenlit is ready: (\S+)\/graphql$/.exec(line)?.[1]
    if (url) return { process, url }
  }
  throw new Error((await process.ended).errors)
}

const health = async (url: string) => (await fetch(`${url}/health`)).status

describe('The process', () => {
  test('goes on after a promise that nobody waits for, says so, and ends in order when told', async () => {
    const { process, url } = await start()
    process.say('reject')
    await fetch(`${url}/graphql?query={__typename}`)
    expect(await health(url)).toBe(200)
    process.kill('SIGTERM')
    const { code, errors } = await process.ended
    expect(code).toBe(0)
    expect(errors).toContain('SIGTERM: finishing what is under way …')
    const log = errors.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(log).toContainEqual(expect.objectContaining({ level: 'error', message: 'a promise failed that nobody waits for', err: expect.objectContaining({ message: 'a forgotten promise' }) }))
    expect(log).toContainEqual(expect.objectContaining({ level: 'info', message: 'request', operation: 'query' }))
  })

  test('ends in order, with a code that says so, after an error that nobody caught', async () => {
    const { process, url } = await start()
    expect(await health(url)).toBe(200)
    process.say('throw')
    const { code, errors } = await process.ended
    expect(code).toBe(1)
    expect(errors).toContain('a stray error')
    // The database was closed, and the lock given back.
    expect(existsSync(join(data, 'greenlit.lock'))).toBe(false)
  })
})
