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

/** A start may take as long on a machine that does five other things; the long run prints what it took. */
const READY_MS = 5 * 3000

let folder: string
const databases: string[] = []
/** What the log of the sample ends at, when nobody is killed. */
let whole: number

async function onServer(command: string): Promise<void> {
  const maintenance = await openDatabase({ url: SERVER ?? '', poolSize: 1 })
  await maintenance.script(command).finally(() => maintenance.close())
}

/** Settings of a server that nobody has started yet: an empty directory, or an empty database. */
async function newcomer(name: string): Promise<Record<string, string> & { GREENLIT_DATA: string }> {
  const fresh = { GREENLIT_DATA: join(folder, name), DATABASE_URL: '' }
  if (SERVER === undefined) return fresh
  const database = `greenlit_test_${randomUUID().replaceAll('-', '')}`
  await onServer(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`)
  databases.push(database)
  const url = new URL(SERVER)
  url.pathname = `/${database}`
  return { ...fresh, DATABASE_URL: url.href }
}

beforeAll(() => {
  prepareProject()
  folder = mkdtempSync(join(tmpdir(), 'greenlit-kills-'))
}, LONG_MS)

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const database of databases) await onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
})

describe('A server that is killed while it writes', () => {
  test(`${KILLS} times over, loses nothing that it acknowledged, and starts again`, async () => {
    const acknowledged = join(folder, 'acknowledged')
    const environment = await newcomer('killed')
    writeFileSync(acknowledged, '')
    const { lost, ...report } = await killAgainAndAgain({
      environment,
      kills: KILLS,
      writers: 24,
      acknowledged,
      directory: SERVER === undefined ? environment.GREENLIT_DATA : undefined,
      chance: Math.random,
      report: (line) => process.env['GREENLIT_KILLS'] && process.stdout.write(`${line}\n`)
    })
    whole = report.beginning
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
    expect(Math.max(...report.ready)).toBeLessThan(READY_MS)
    expect(Math.max(...report.log)).toBeLessThan(128 * 1024 * 1024)
    expect(runCommand('doctor', environment)).toMatchObject({ status: 0, output: expect.stringMatching(/All \d+ checks passed/) })
  }, LONG_MS)
})

/** Kills a first start `after` so many milliseconds, or, with `saying`, counted from when it says so. */
async function killFirstStart(environment: Record<string, string>, { after, saying }: { after: number; saying?: string }): Promise<void> {
  const { child, log } = spawnServer(await freePort(), environment)
  const ended = new Promise((resolve) => child.once('close', resolve))
  const said = new Promise<void>((resolve) => {
    if (saying === undefined) resolve()
    else child.stderr?.on('data', () => log().includes(saying) && resolve())
  })
  await Promise.race([ended, said.then(() => new Promise((resolve) => setTimeout(resolve, after)))])
  child.kill('SIGKILL')
  await ended
}

describe('A first start that is killed', () => {
  test(`${FIRST_STARTS} times over, while it loads the sample, is followed by one that has all of it`, async () => {
    for (let round = 1; round <= FIRST_STARTS; round += 1) {
      const fresh = await newcomer(`sampled-${round}`)
      // Half way at first: everybody's run is to see that.
      const moment = round === 1 ? { saying: ' 50 %', after: 0 } : { saying: 'Loading the sample', after: Math.random() * 8000 }
      await killFirstStart(fresh, moment)
      const server = await startServerProcess(fresh)
      if (process.env['GREENLIT_FIRST_STARTS']) {
        process.stdout.write(`killed ${Math.round(moment.after)} ms after "${moment.saying.trim()}", the next start was ready after ${server.readyAfter} ms\n`)
      }
      expect(await server.ask('{ record { position } }')).toMatchObject({ data: { record: { position: whole } } })
      expect(await server.stop()).toBe(0)
    }
  }, LONG_MS)

  test(`${FIRST_STARTS} times over, at any moment, is followed by one that works`, async () => {
    for (let round = 1; round <= FIRST_STARTS; round += 1) {
      const fresh = { ...(await newcomer(`first-${round}`)), GREENLIT_SAMPLE: 'no' }
      const life = Math.random() * (SERVER === undefined ? 8000 : 2000)
      await killFirstStart(fresh, { after: life })
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
