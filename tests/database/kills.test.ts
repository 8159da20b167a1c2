import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/database/client.ts'
import { killAgainAndAgain } from '../support/kills.ts'
import { freePort, prepareProject, runCommand, spawnServer, startServerProcess } from '../support/server-process.ts'

const SERVER = process.env['TEST_DATABASE_URL']
/** `npm run test:long` asks for more. */
const KILLS = Number(process.env['GREENLIT_KILLS'] ?? 2)
const FIRST_STARTS = Number(process.env['GREENLIT_FIRST_STARTS'] ?? 1)
const LONG_MS = 3_600_000

let folder: string
let environment: Record<string, string>
const database = `greenlit_test_${randomUUID().replaceAll('-', '')}`

async function onServer(command: string): Promise<void> {
  const maintenance = await openDatabase({ url: SERVER ?? '', poolSize: 1 })
  await maintenance.script(command).finally(() => maintenance.close())
}

beforeAll(async () => {
  prepareProject()
  folder = mkdtempSync(join(tmpdir(), 'greenlit-kills-'))
  environment = { GREENLIT_DATA: join(folder, 'data'), DATABASE_URL: '' }
  if (SERVER === undefined) return
  await onServer(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`)
  const url = new URL(SERVER)
  url.pathname = `/${database}`
  environment['DATABASE_URL'] = url.href
}, LONG_MS)

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  if (SERVER !== undefined) await onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
})

describe('A server that is killed while it writes', () => {
  test(`${KILLS} times over, loses nothing that it acknowledged, and starts again`, async () => {
    const acknowledged = join(folder, 'acknowledged')
    writeFileSync(acknowledged, '')
    const { lost, ...report } = await killAgainAndAgain({
      environment,
      kills: KILLS,
      writers: 24,
      acknowledged,
      directory: SERVER === undefined ? environment['GREENLIT_DATA'] : undefined,
      chance: Math.random,
      report: (line) => process.env['GREENLIT_KILLS'] && process.stdout.write(`${line}\n`)
    })
    if (process.env['GREENLIT_KILLS']) {
      process.stdout.write(
        `${SERVER ? 'PostgreSQL' : 'embedded'}: ${KILLS} kills, ${report.acknowledged} acknowledged writes, ${lost.length} lost; ` +
          `in flight at least ${Math.min(...report.inFlight)}; ready after at most ${Math.max(...report.ready)} ms; ` +
          `log at most ${Math.round(Math.max(...report.log) / 1048576)} MB\n`
      )
    }
    expect(lost).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(0)
    expect(Math.min(...report.inFlight)).toBeGreaterThanOrEqual(20)
    expect(Math.max(...report.log)).toBeLessThan(128 * 1024 * 1024)
    expect(runCommand('doctor', environment)).toMatchObject({ status: 0, output: expect.stringMatching(/All \d+ checks passed/) })
  }, LONG_MS)
})

// The embedded database makes itself; a server's database was made by somebody else.
if (SERVER === undefined) {
  describe('A first start that is killed', () => {
    test(`${FIRST_STARTS} times over, is followed by one that works`, async () => {
      for (let round = 1; round <= FIRST_STARTS; round += 1) {
        const fresh = { GREENLIT_DATA: join(folder, `first-${round}`), DATABASE_URL: '', GREENLIT_SAMPLE: 'no' }
        const life = Math.random() * 8000
        const { child } = spawnServer(await freePort(), fresh)
        const ended = new Promise((resolve) => child.once('close', resolve))
        await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, life))])
        child.kill('SIGKILL')
        await ended
        const server = await startServerProcess(fresh)
        if (process.env['GREENLIT_FIRST_STARTS']) {
          process.stdout.write(`first start killed after ${Math.round(life)} ms, the next was ready after ${server.readyAfter} ms\n`)
        }
        expect(await server.ask('{ record { position } }')).toMatchObject({ data: { record: { position: 0 } } })
        expect(await server.stop()).toBe(0)
        rmSync(fresh.GREENLIT_DATA, { recursive: true, force: true })
      }
    }, LONG_MS)
  })
}
