import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Contestant } from './contestants.ts'
import { closeField, scratchFile } from './field.ts'
import type { Operation, Sample } from './operations.ts'
import type { Options } from './options.ts'
import { play } from './play.ts'
import { withServer } from './round.ts'
import type { Field, Turn } from './round.ts'

/** Quotes of the embedded record: more take long to write, and what is compared is two ways of reading the same. */
const QUOTES = 2000
/** Operations that the embedded database is asked at one time (docs/operate.md). */
const CONNECTIONS = 4

/** Ours on the embedded database, in turns. Lists from their beginning: it cannot be asked for keys beside the server. */
export async function playEmbedded(
  operations: readonly Operation[],
  contestants: readonly Contestant[],
  options: Options,
  say: (line: string) => void
): Promise<Turn[][]> {
  const answers = scratchFile()
  const environment = { DATABASE_URL: '', GREENLIT_DATA: join(dirname(answers), 'data') }
  say(`Writing an embedded record of ${QUOTES} quotes …`)
  await writeRecord(environment)
  const field: Field = { environment, client: null, database: 'embedded', samples: new Map(), answers, connections: CONNECTIONS, pool: 1 }
  const slugs = contestants[0] ? await slugsOf(field, contestants[0]) : []
  const shows: Sample[] = slugs.map((slug) => ({ variables: { slug }, values: [slug] }))
  const samples = new Map(operations.map((operation) => [operation, operation.file === 'show-page' ? shows : [{ variables: {}, values: [null] }]]))
  const [rounds = []] = await play([{ ...field, samples }], contestants, options, say)
  await closeField(field)
  return rounds
}

async function writeRecord(environment: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ['bin/greenlit.mjs', 'sample', '--scale', String(QUOTES)], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit']
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`The embedded record could not be written: ${String(code)}.`)
}

async function slugsOf(field: Field, contestant: Contestant): Promise<string[]> {
  return await withServer(field, contestant, async ({ port }) => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ shows(first: 16) { nodes { slug } } }' })
    })
    const { data } = (await response.json()) as { data: { shows: { nodes: { slug: string }[] } } }
    return data.shows.nodes.map(({ slug }) => slug)
  })
}
