// `npm run test:long`: the proofs that grow with time, larger than in `npm test`: random facts and random histories against
// the oracle, both paths of reading, the log under writers, and PostgreSQL restarted under load. With TEST_DATABASE_URL on PostgreSQL, else embedded. The last output stands in
// docs/long-runs.md.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
await prepare({ tools: true })
const runs = [
  ['25,000 random shows against the oracle', { GREENLIT_ORACLE_RUNS: '25000' }, 'tests/oracle/rules-agree'],
  ...[1, 2, 3].map((seed) => [
    `500 random operations of 8 writers, seed ${seed}`,
    { GREENLIT_HISTORY_STEPS: '500', GREENLIT_HISTORY_SEED: String(seed) },
    'tests/oracle/random-histories'
  ]),
  ['2,000 operations on two records that differ in what is not published', { GREENLIT_TWIN_OPERATIONS: '2000' }, 'tests/twins'],
  ['4,000 generated operations on both paths of reading', { GREENLIT_DIFFERENTIAL_OPERATIONS: '4000', GREENLIT_DIFFERENTIAL_SEED: '2' }, 'tests/differential'],
  ['every query of the tests of the API on both paths of reading', { GREENLIT_BOTH_WAYS: '1' }, 'tests/(graphql|features|access|server)/'],
  ['search among 200,000 quotes, by the plans and buffers of its statements', { GREENLIT_SEARCH_QUOTES: '200000' }, 'tests/scale/search'],
  ['two processes on one data directory, 50 times', { GREENLIT_RACES: '50' }, 'tests/database/lock'],
  ['50 kills of a server that writes, 40 of first starts, 30 in upkeep', { GREENLIT_KILLS: '50', GREENLIT_FIRST_STARTS: '20' }, 'tests/database/(embedded-)?kills'],
  ['every attack, in full', { GREENLIT_ATTACKS: 'full' }, 'tests/attacks'],
  ['the log: 16 writers, one pausing 5 s before COMMIT', { GREENLIT_LOG_PAUSE: '5000' }, 'tests/features/updates/log']
]
let failed = 0
for (const [name, environment, path] of runs) {
  const began = Date.now()
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js')]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...jest, path, '--testTimeout=900000'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment }
  })
  const tests = /^Tests:.*$/m.exec(stderr)?.[0] ?? 'no test ran'
  console.log(`${status === 0 ? 'ok' : 'NO'}  ${name}: ${tests.replace(/^Tests:\s+/, '')} (${Math.round((Date.now() - began) / 1000)} s)`)
  if (stdout !== '') console.log(stdout.trimEnd())
  if (status === 0) continue
  failed++
  console.log(stderr.slice(-4000))
}
// A program of its own, as it starts and kills servers: PostgreSQL's, and ours.
const restarts = spawnSync(process.execPath, [join(root, 'tests/long/restart.mjs'), '10'], { cwd: root, encoding: 'utf8' })
if (restarts.status !== 0) failed++
console.log(`${restarts.status === 0 ? 'ok' : 'NO'}  PostgreSQL restarted 10 times under load:\n${restarts.stdout}${restarts.stderr}`)
console.log(`${runs.length + 1 - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
