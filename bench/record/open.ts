import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { grow } from './grow.ts'

const TOP = fileURLToPath(new URL('../..', import.meta.url))
/** Quotes that are written one by one, by `greenlit sample --scale`; a larger record is grown from these. */
const SEED = 50_000

export const SCALES = { least: 1000, most: 2_000_000 } as const

/** A connection to that database; the caller ends it. */
export async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

export function urlOf(server: string, database: string, options?: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  if (options) url.searchParams.set('options', options)
  return url.href
}

/** Makes the record of so many quotes in a database of its own on the server, or takes that of an earlier run. Returns its name. */
export async function openScale(server: string, quotes: number, say: (line: string) => void): Promise<string> {
  const name = `bench_greenlit_${quotes}`
  const whole = `made by Greenlit for its bench, ${madeBy(quotes)}`
  const client = await connected(server)
  try {
    const { rows } = await client.query<{ made: string | null }>(`SELECT shobj_description(oid, 'pg_database') AS made FROM pg_database WHERE datname = $1`, [name])
    if (rows[0]?.made === whole && (await command(urlOf(server, name), ['migrate'])) === 0) return name
    await client.query(`DROP DATABASE IF EXISTS ${name}`)
    const begun = performance.now()
    if (quotes > SEED) {
      const seed = await openScale(server, SEED, say)
      say(`Growing a record of ${quotes} quotes …`)
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${seed}`)
      await growIn(urlOf(server, name), quotes, say)
    } else {
      say(`Writing a record of ${quotes} quotes …`)
      await client.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`)
      await write(urlOf(server, name, '-c session_replication_role=replica -c synchronous_commit=off'), quotes)
    }
    await client.query(`COMMENT ON DATABASE ${name} IS '${whole}'`)
    say(`  made in ${Math.round((performance.now() - begun) / 1000)} s`)
    return name
  } finally {
    await client.end()
  }
}

async function growIn(url: string, quotes: number, say: (line: string) => void): Promise<void> {
  const client = await connected(url)
  let tenths = 0
  try {
    const session = {
      sql: async (text: string) => (await client.query<Record<string, unknown>>(text)).rows,
      script: async (text: string) => void (await client.query(text))
    }
    await grow(session, { from: SEED, to: quotes, lean: true }, (done) => {
      if (Math.floor((done * 10) / quotes) > tenths) say(`  ${(tenths = Math.floor((done * 10) / quotes)) * 10} %`)
    })
    // No operation of the bench searches, nor looks for near-duplicates. What is for these alone takes several times as long
    // as all else: so the documents of search stay those of the first quotes, and one index is not made anew.
    await client.query('VACUUM (ANALYZE)')
    await client.query('CHECKPOINT')
  } finally {
    await client.end()
  }
}

/** As the command line writes it; foreign keys, which are kept by construction, are not looked up row by row. */
async function write(url: string, quotes: number): Promise<void> {
  for (const args of [['migrate'], ['sample', '--scale', String(quotes)]]) {
    const code = await command(url, args)
    if (code !== 0) throw new Error(`greenlit ${args.join(' ')} ended with ${code}.`)
  }
}

/** Runs the command line on a database, and gives its exit code. */
async function command(url: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, ['bin/greenlit.mjs', ...args], { cwd: TOP, env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  if (code !== 0) process.stderr.write(said)
  return code
}

/** A digest of all that decides what is in the record: one made by other code is made anew. Migrations are applied to what is there. */
function madeBy(quotes: number): string {
  const hash = createHash('sha256')
  for (const path of ['src/sample/scale', 'src/features/renewals/rules']) {
    for (const file of readdirSync(`${TOP}/${path}`, { recursive: true, encoding: 'utf8' }).sort()) {
      if (file.endsWith('.ts')) hash.update(file).update(readFileSync(`${TOP}/${path}/${file}`))
    }
  }
  if (quotes > SEED) hash.update(readFileSync(`${TOP}/bench/record/grow.ts`))
  return hash.digest('hex').slice(0, 12)
}
