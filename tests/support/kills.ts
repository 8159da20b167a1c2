import { appendFileSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startServerProcess } from './server-process.ts'
import type { ServerProcess } from './server-process.ts'

export interface KillRun {
  environment: Record<string, string>
  kills: number
  writers: number
  /** Where acknowledgements are written as they arrive: one line each, the id and the words. */
  acknowledged: string
  /** Of the embedded database: whose log is measured. */
  directory?: string | undefined
  /** A number from 0 to 1. */
  chance: () => number
  report: (line: string) => void
}

export interface KillReport {
  /** Milliseconds until ready, after each kill. */
  ready: number[]
  /** Writes under way at each kill. */
  inFlight: number[]
  /** Bytes of the write-ahead log at each kill. */
  log: number[]
  acknowledged: number
  /** The last position of the log before anything was written: the sample's. */
  beginning: number
  /** Ids that were acknowledged and are not there, or not as written. */
  lost: string[]
}

/** A server is killed between so many milliseconds after its first acknowledgement. */
const LIFE_MS: [number, number] = [0, 3000]
const ARTICLE = 'mutation ($input: RecordArticleInput!) { recordArticle(input: $input) { ... on RecordArticlePayload { article { id } } } }'
const QUOTE = 'mutation ($input: RecordQuoteInput!) { recordQuote(input: $input) { ... on RecordQuotePayload { quote { id } } } }'
const READ = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Article { headline } ... on Quote { text } } }'

/** Writes without pause, kills the server, starts it again, and reads back all that was acknowledged: so many times. */
export async function killAgainAndAgain(run: KillRun): Promise<KillReport> {
  const report: KillReport = { ready: [], inFlight: [], log: [], acknowledged: 0, beginning: 0, lost: [] }
  let server = await startServerProcess(run.environment)
  try {
    report.beginning = (await server.ask<{ record: { position: number } }>('{ record { position } }')).data?.record.position ?? 0
    await server.ask(ARTICLE, { input: { headline: 'What the killed server printed', slug: 'what-was-printed' } })
    for (let kill = 1; kill <= run.kills; kill += 1) {
      const inFlight = await writeUntilKilled(server, run, kill)
      const log = run.directory === undefined ? 0 : logSize(run.directory)
      server = await startServerProcess(run.environment)
      const lost = await missing(server, run.acknowledged)
      report.ready.push(server.readyAfter)
      report.inFlight.push(inFlight)
      report.log.push(log)
      report.lost.push(...lost)
      report.acknowledged = lines(run.acknowledged).length
      run.report(
        `kill ${kill}: ${inFlight} writes in flight, ready again after ${server.readyAfter} ms, ` +
          `${report.acknowledged} acknowledged so far, ${lost.length} lost, log ${Math.round(log / 1048576)} MB`
      )
    }
  } finally {
    await server.stop()
  }
  return report
}

/** Resolves to how many writes were under way when the server was killed. */
async function writeUntilKilled(server: ServerProcess, run: KillRun, kill: number): Promise<number> {
  let inFlight = 0
  const life = { over: false }
  let begun = (): void => {}
  const first = new Promise<void>((resolve) => (begun = resolve))
  const writers = Array.from({ length: run.writers }, async (_, writer) => {
    for (let count = 0; !life.over; count += 1) {
      const words = `Written before kill ${kill} by writer ${writer} as its number ${count}`
      inFlight += 1
      const answer = await (writer % 2 === 0 ? server.ask(ARTICLE, { input: { headline: words } }) : server.ask(QUOTE, { input: quote(words) })).catch(
        () => null
      )
      if (!life.over) inFlight -= 1
      const [made] = Object.values((answer?.data ?? {}) as Record<string, Record<string, { id: string }>>)
      const id = Object.values(made ?? {})[0]?.id
      if (id !== undefined) {
        appendFileSync(run.acknowledged, `${JSON.stringify([id, words])}\n`)
        begun()
      } else if (answer !== null) throw new Error(`A write was refused: ${JSON.stringify(answer)}`)
    }
  })
  const finished = Promise.all(writers)
  await Promise.race([finished, first])
  const [least, most] = LIFE_MS
  await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, least + run.chance() * (most - least)))])
  life.over = true
  const under = inFlight
  await server.kill()
  await finished
  return under
}

function quote(words: string) {
  return {
    kind: 'DIRECT',
    parts: [{ text: words }],
    attribution: 'a passer-by',
    about: [{ show: 'paper-planets' }],
    citations: [{ article: 'what-was-printed' }]
  }
}

async function missing(server: ServerProcess, path: string): Promise<string[]> {
  const written = lines(path).map((line) => JSON.parse(line) as [id: string, words: string])
  const lost: string[] = []
  for (let from = 0; from < written.length; from += 100) {
    const part = written.slice(from, from + 100)
    const { data, errors } = await server.ask<{ nodes: ({ headline?: string; text?: string } | null)[] }>(READ, { ids: part.map(([id]) => id) })
    if (data === undefined || errors !== undefined) throw new Error(`The record could not be read: ${JSON.stringify(errors)}`)
    part.forEach(([id, words], index) => {
      const node = data.nodes[index]
      if ((node?.headline ?? node?.text) !== words) lost.push(id)
    })
  }
  return lost
}

function lines(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').slice(0, -1)
}

function logSize(directory: string): number {
  const folder = join(directory, 'pg_wal')
  return readdirSync(folder).reduce((size, name) => size + statSync(join(folder, name)).size, 0)
}
