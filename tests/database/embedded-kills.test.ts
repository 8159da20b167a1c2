import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openDatabase } from '../../src/database/client.ts'
import { projectRoot } from '../../src/database/migrations.ts'
import { prepareProject } from '../support/server-process.ts'

/** `npm run test:long` asks for ten of each. */
const ROUNDS = Math.max(1, Math.floor(Number(process.env['GREENLIT_KILLS'] ?? 0) / 5))
const ROWS = 4000

/**
 * What a process of its own does: rows that are acknowledged one batch at a time, then the work that it is to be killed
 * in. "now" is said as that begins, "done" when it is over.
 */
const PROGRAM = `
  import { writeSync } from 'node:fs'
  const [dist, directory, round, work] = process.argv.slice(1)
  const say = (line) => writeSync(1, line + '\\n')
  const { openDatabase } = await import(dist + '/database/client.js')
  const database = await openDatabase({
    directory,
    statementTimeoutMs: work === 'runaway' ? 1500 : 60_000,
    report: (line) => line.includes('is opened again') && say('now')
  })
  await database.script('CREATE TABLE IF NOT EXISTS kept (id int PRIMARY KEY, words text NOT NULL)')
  const first = (await database.sql('SELECT coalesce(max(id), 0) AS last FROM kept'))[0].last + 1
  for (let from = first; from < first + ${ROWS}; from += 500) {
    await database.sql("INSERT INTO kept SELECT id, repeat('round ' || $3::text || ' ', 20) FROM generate_series($1::int, $2::int) id", [from, from + 499, round])
    say(String(from + 499))
  }
  if (work !== 'runaway') await database.script("UPDATE kept SET words = words || '.'")
  if (work === 'checkpoint' || work === 'vacuum') say('now')
  if (work === 'checkpoint') await database.script('CHECKPOINT')
  if (work === 'vacuum') await database.script('VACUUM (FULL, ANALYZE) kept')
  if (work === 'runaway') await database.sql('SELECT count(*) FROM generate_series(1, 10000000000)').catch(() => database.sql('SELECT 1'))
  say('done')
  setInterval(() => {}, 1000)
`

let folder: string

beforeAll(() => {
  prepareProject()
  folder = mkdtempSync(join(tmpdir(), 'greenlit-aimed-'))
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Resolves to the last row acknowledged, once the process is gone; `hit`: whether it was still at it. */
async function killIn(work: string, directory: string, round: number, afterMs: number): Promise<{ last: number; hit: boolean }> {
  const dist = join(projectRoot(), 'dist')
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, dist, directory, String(round), work], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  let last = 0
  let hit = true
  let begun = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') hit = false
    else if (line === 'now') {
      begun = true
      setTimeout(() => child.kill('SIGKILL'), afterMs)
    } else last = Number(line)
  }
  await ended
  expect(begun).toBe(true)
  return { last, hit }
}

/** The embedded database does these itself, so it can be killed in the middle of them (jest.config.mjs leaves this out on a server). */
describe('A process that is killed', () => {
  test.each([
    ['in a checkpoint', 'checkpoint', 60],
    ['while a table is cleaned', 'vacuum', 150],
    ['while the database is opened again after a runaway statement', 'runaway', 600]
  ])('%s loses nothing that was acknowledged', async (name, work, mostMs) => {
    const directory = join(folder, work)
    for (let round = 1; round <= ROUNDS; round += 1) {
      const afterMs = round === 1 ? 0 : Math.random() * mostMs
      const { last, hit } = await killIn(work, directory, round, afterMs)
      const database = await openDatabase({ directory })
      try {
        const [table] = await database.sql('SELECT count(*) AS rows, min(length(words)) AS least FROM kept')
        await database.script('SET enable_seqscan = off; SET enable_bitmapscan = off')
        const [index] = await database.sql('SELECT count(*) AS rows, max(id) AS last FROM kept WHERE id > 0')
        expect({ table, index }).toEqual({ table: { rows: last, least: expect.any(Number) }, index: { rows: last, last } })
      } finally {
        await database.close()
      }
      if (process.env['GREENLIT_KILLS']) {
        process.stdout.write(`killed ${name}, ${Math.round(afterMs)} ms after it began (${hit ? 'under way' : 'just over'}): ${last} rows acknowledged, none lost\n`)
      }
    }
  }, 3_600_000)
})
