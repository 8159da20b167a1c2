// PostgreSQL restarted under load, in three ways, again and again: a real server process must live through each, answer
// with clear errors meanwhile, be itself again within five seconds, and lose no change that it acknowledged. Makes a
// PostgreSQL of its own in a temporary directory (as user postgres where it runs as root, which PostgreSQL refuses).
//   node tests/long/restart.mjs [rounds]      Needs the PostgreSQL programs, and the compiled sources (npm run build).
import { execFile, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const ROUNDS = Number(process.argv[2] ?? 10)
const READERS = 8
const WRITERS = 4
const LIMIT_MS = 5000
const SETTLE_MS = 6000
const KEY = 'a-key-for-the-long-run-only'
const print = (line) => process.stdout.write(`${line}\n`)
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const run = promisify(execFile)

const programs = process.env['PG_BIN'] ?? `/usr/lib/postgresql/${readdirSync('/usr/lib/postgresql').sort((a, b) => b - a)[0]}/bin`
const work = mkdtempSync(join(tmpdir(), 'greenlit-restart-'))
const data = join(work, 'pg')
const isRoot = process.getuid?.() === 0
const asPostgres = (program, ...args) => (isRoot ? ['runuser', ['-u', 'postgres', '--', join(programs, program), ...args]] : [join(programs, program), args])
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const pgPort = await freePort()
const port = await freePort()
const address = `postgresql://postgres@127.0.0.1:${pgPort}/postgres`
const control = (...args) => run(...asPostgres('pg_ctl', '-D', data, '-l', join(work, 'log'), '-w', ...args))
const options = ['-o', `-p ${pgPort} -k ${work} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=100`]

/** Starts it again, however often the remains of the one before are still in the way. */
async function startAgain() {
  for (let attempt = 1; ; attempt++) {
    try {
      return await control(...options, 'start')
    } catch (error) {
      if (attempt === 100) throw error
      await pause(100)
    }
  }
}

const WAYS = {
  fast: () => control(...options, '-m', 'fast', 'restart'),
  immediate: () => control(...options, '-m', 'immediate', 'restart'),
  'kill -9': async () => {
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await startAgain()
  }
}

/** Resolves when the database takes connections again, having been seen to take none. */
async function backAgain() {
  for (let gone = false; ; await pause(25)) {
    const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 1000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('SELECT 1')
      if (gone) return performance.now()
    } catch {
      gone = true
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** One request: null where it was answered without error, else what the error is called. */
async function ask(query, variables) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000)
    })
    const { errors } = await response.json()
    return errors ? (errors[0].extensions?.code ?? errors[0].message) : null
  } catch (error) {
    return `no answer (${error.cause?.code ?? error.name})`
  }
}

const outcomes = []
const acknowledged = []
const over = new AbortController()
async function load(kind, request) {
  while (!over.signal.aborted) {
    const began = performance.now()
    const code = await request()
    outcomes.push({ kind, began, ended: performance.now(), code })
    await pause(code === null ? 5 : 50)
  }
}
let written = 0
async function write() {
  const slug = `article-${++written}`
  const code = await ask('mutation ($input: RecordArticleInput!) { recordArticle(input: $input) { __typename } }', {
    input: { slug, headline: `Article ${slug}` }
  })
  if (code === null) acknowledged.push(slug)
  return code
}

let failed = 0
let server
try {
  chmodSync(work, 0o755)
  if (isRoot) execFileSync('chown', ['postgres', work])
  execFileSync(...asPostgres('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'), { stdio: 'ignore' })
  await control(...options, 'start')
  server = spawn(process.execPath, [join(root, 'bin', 'greenlit.mjs'), 'serve'], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      ...process.env,
      ...{ DATABASE_URL: address, PORT: String(port), GREENLIT_ADMIN_KEY: KEY, GREENLIT_SAMPLE: 'no', GREENLIT_DATA: join(work, 'data') },
      ...{ GREENLIT_RATE_ADDRESS: '0', GREENLIT_RATE_KEY: '0', GREENLIT_RATE_COST: '0', GREENLIT_MAX_AT_ONCE: '1000', GREENLIT_LOG_LEVEL: 'silent' }
    }
  })
  let died = null
  server.once('exit', (code, signal) => (died = signal ?? code))
  while ((await ask('{ record { position } }')) !== null) {
    if (died !== null) throw new Error(`The server ended (${died}) before it was ready.`)
    await pause(200)
  }
  const loads = [
    ...Array.from({ length: READERS }, () => load('read', () => ask('{ record { position } showUpdates(first: 5) { nodes { summary } } }'))),
    ...Array.from({ length: WRITERS }, () => load('write', write))
  ]
  await pause(2000)

  for (let round = 1; round <= ROUNDS; round++) {
    const [way, restart] = Object.entries(WAYS)[(round - 1) % 3]
    const began = performance.now()
    const [back] = await Promise.all([backAgain(), restart()])
    await pause(SETTLE_MS)
    const during = outcomes.filter(({ ended }) => ended > began)
    const codes = {}
    for (const { code } of during) if (code !== null) codes[code] = (codes[code] ?? 0) + 1
    const slowest = Math.max(...during.map((request) => request.ended - request.began))
    const first = (kind) => Math.min(...during.filter((request) => request.kind === kind && request.code === null && request.ended > back).map(({ ended }) => ended - back))
    const last = Math.max(0, ...during.filter(({ code }) => code !== null).map(({ ended }) => ended - back))
    const odd = Object.keys(codes).filter((code) => !['DATABASE_UNAVAILABLE', 'OUTCOME_UNKNOWN', 'TIMEOUT'].includes(code))
    const good = died === null && first('read') < LIMIT_MS && first('write') < LIMIT_MS && last < LIMIT_MS && odd.length === 0
    if (!good) failed++
    print(
      `${good ? 'ok' : 'NO'}  ${round}. ${way.padEnd(9)} gone for ${Math.round(back - began)} ms; first read ${Math.round(first('read'))} ms and ` +
        `write ${Math.round(first('write'))} ms after its return, last error ${Math.round(last)} ms after; slowest answer ${Math.round(slowest)} ms; ` +
        `errors ${JSON.stringify(codes)}; process ${died === null ? 'the same' : `ended: ${died}`}`
    )
  }
  over.abort()
  await Promise.all(loads)
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  const { rows } = await client.query('SELECT slug FROM articles')
  const { rows: head } = await client.query('SELECT position::int, (SELECT count(*)::int FROM update_entries) AS entries FROM update_head')
  await client.end()
  const kept = new Set(rows.map(({ slug }) => slug))
  const lost = acknowledged.filter((slug) => !kept.has(slug))
  if (lost.length > 0 || head[0].position !== head[0].entries) failed++
  const reads = outcomes.filter(({ kind, code }) => kind === 'read' && code === null).length
  print(
    `${lost.length === 0 ? 'ok' : 'NO'}  ${acknowledged.length} of ${written} writes acknowledged, ${lost.length} of them lost, ${kept.size} on record; ` +
      `log of ${head[0].entries} entries ends at ${head[0].position}; ${reads} reads answered`
  )
} finally {
  over.abort()
  server?.kill('SIGKILL')
  await control('-m', 'immediate', 'stop').catch(() => {})
  rmSync(work, { recursive: true, force: true })
}
print(failed === 0 ? 'all passed' : `${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
