import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/database/client.ts'
import { DataDirectoryInUse, lockDirectory } from '../../src/database/lock.ts'
import { compileProject } from '../support/database-process.ts'
import type { CompiledProject, RunningProcess } from '../support/database-process.ts'

/** Opens the directory, writes one row, says so, and closes when its standard input ends. */
const HOLD_DATABASE = `
import { openDatabase } from './dist/database/client.js'
try {
  const database = await openDatabase({ directory: process.argv[2] })
  await database.script('CREATE TABLE IF NOT EXISTS visits (at timestamptz DEFAULT now())')
  await database.script('INSERT INTO visits DEFAULT VALUES')
  console.log('open')
  process.stdin.resume().on('end', () => database.close())
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}`

/** Only takes the lock, which needs no database. */
const HOLD_LOCK = `
import { lockDirectory } from './dist/database/lock.js'
try {
  const release = lockDirectory(process.argv[2])
  console.log('open')
  process.stdin.resume().on('end', () => release())
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}`

/** `npm run test:long` asks for more. */
const RACES = Number(process.env['GREENLIT_RACES'] ?? 6)

let project: CompiledProject
let directory: string

beforeAll(() => {
  project = compileProject()
})

afterAll(() => project?.remove())

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'greenlit-lock-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

const lock = () => join(directory, 'greenlit.lock')

/** Starts `count` processes at once: one must open, the others must end at once and name it. */
async function race(script: string, count: number): Promise<RunningProcess> {
  const processes = Array.from({ length: count }, () => project.run(script, directory))
  const first = await Promise.all(processes.map((process) => process.line()))
  const winners = processes.filter((_, index) => first[index] === 'open')
  expect(winners).toHaveLength(1)
  const winner = winners[0] as RunningProcess
  for (const loser of processes.filter((process) => process !== winner)) {
    const { code, errors } = await loser.ended
    expect(code).toBe(1)
    expect(errors).toContain(`The data directory ${directory} is in use by process ${winner.pid}.`)
  }
  return winner
}

describe('two processes on one data directory', () => {
  test(`${RACES} times over: one opens it, the other is refused, and no row is lost`, async () => {
    for (let round = 0; round < RACES; round += 1) {
      const winner = await race(HOLD_DATABASE, 2)
      winner.finish()
      expect(await winner.ended).toEqual({ code: 0, errors: '' })
    }
    const database = await openDatabase({ directory })
    expect(await database.sql('SELECT count(*) AS rows FROM visits')).toEqual([{ rows: RACES }])
    await database.close()
    expect(readdirSync(directory).filter((name) => name.includes('lock'))).toEqual([])
  }, 120_000)

  test('a holder that was killed is followed by the next, with its rows', async () => {
    const killed = project.run(HOLD_DATABASE, directory)
    expect(await killed.line()).toBe('open')
    killed.kill('SIGKILL')
    await killed.ended
    const next = await race(HOLD_DATABASE, 2)
    next.finish()
    await next.ended
    const database = await openDatabase({ directory })
    expect(await database.sql('SELECT count(*) AS rows FROM visits')).toEqual([{ rows: 2 }])
    await database.close()
  })

  test('of many that find a stale lock, one takes it over', async () => {
    const killed = project.run(HOLD_LOCK, directory)
    expect(await killed.line()).toBe('open')
    let holder = killed
    for (let round = 0; round < 5; round += 1) {
      holder.kill('SIGKILL')
      await holder.ended
      holder = await race(HOLD_LOCK, 6)
    }
    holder.finish()
    expect(await holder.ended).toEqual({ code: 0, errors: '' })
    expect(readdirSync(directory)).toEqual([])
  })
})

describe('the lock of a data directory', () => {
  test('names this process while it is held, and is gone when given back', () => {
    const release = lockDirectory(directory)
    expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
    expect(() => lockDirectory(directory)).toThrow(DataDirectoryInUse)
    release()
    expect(readdirSync(directory)).toEqual([])
    lockDirectory(directory)()
  })

  test('of an earlier process with our own number does not hold us up', () => {
    writeFileSync(lock(), JSON.stringify({ pid: process.pid, host: hostname(), start: '', id: 'left behind' }))
    expect(() => lockDirectory(directory)()).not.toThrow()
  })

  test('of a process whose number now belongs to another does not hold us up', () => {
    const start = process.platform === 'linux' ? 'another boot 1' : ''
    const pid = process.platform === 'linux' ? process.ppid : process.pid
    writeFileSync(lock(), JSON.stringify({ pid, host: hostname(), start, id: 'left behind' }))
    expect(() => lockDirectory(directory)()).not.toThrow()
  })

  test('of another machine is never taken for stale', () => {
    writeFileSync(lock(), JSON.stringify({ pid: 1, host: 'elsewhere', start: '', id: 'theirs' }))
    expect(() => lockDirectory(directory)).toThrow(/process 1\. It runs on another machine or container, "elsewhere"/)
  })

  test('that cannot be read is left alone', () => {
    writeFileSync(lock(), '')
    expect(() => lockDirectory(directory)).toThrow(/is not a lock file of Greenlit/)
  })

  test('cannot be taken where there is no directory, and says what is needed', () => {
    const file = join(directory, 'a file')
    writeFileSync(file, '')
    expect(() => lockDirectory(file)).toThrow(/a file cannot be used: ENOTDIR.* It must be a directory/)
  })
})
