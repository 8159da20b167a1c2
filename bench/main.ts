import { writeFileSync } from 'node:fs'
import { checkSame } from './compare.ts'
import { CONTESTANTS, FLOOR } from './contestants.ts'
import { explain } from './explain.ts'
import { playEmbedded } from './embedded.ts'
import { closeField, openField } from './field.ts'
import { OPERATIONS } from './operations.ts'
import { readOptions } from './options.ts'
import { compareOperations, compareSizes, play } from './play.ts'
import { startsOf } from './ready-in.ts'
import { openScale } from './record/open.ts'
import { report } from './report.ts'

const say = (line: string) => void process.stderr.write(`${line}\n`)
const options = readOptions(process.argv.slice(2))
const { scale, growth: sizes, write } = options
const server = process.env['DATABASE_URL']
if (!server) {
  say('Set DATABASE_URL to a PostgreSQL where databases may be made, such as postgresql://postgres@127.0.0.1:5432/postgres.')
  process.exit(1)
}
for (const quotes of [scale, ...(sizes ?? [])]) await openScale(server, quotes, say)
if (options.prepare) process.exit(0)

/** Ours that read all afresh each time, the fastest last: whose cost is looked at closely, beside that of the floor. */
const readers = CONTESTANTS.filter(({ ours, stored }) => ours && !stored)
const closely = [FLOOR, ...readers.slice(-1)]
/** Enough for what takes no part in the tables of operations. */
const less = { ...options, rounds: Math.min(2, options.rounds), warm: options.warm * 0.8, measure: options.measure * 0.8 }
const named = (name: string) => OPERATIONS.filter((operation) => operation.name === name)
const [first, deepest] = [...named('first pages'), ...named('deep pages')]

const field = await openField(server, scale, OPERATIONS)
say(`Asking all for ${scale} quotes' record, the same data first:`)
await checkSame(field, CONTESTANTS, say)
const [rounds = []] = await play([field], CONTESTANTS, options, say)
say('How far down costs …')
const deep = write && first && deepest ? await compareOperations(field, rounds, [first, deepest], closely) : []
if (write) await explain(field)
const { rows } = await field.client.query<{ server_version: string }>('SHOW server_version')
await closeField(field)
const growth = sizes ? await compareSizes(server, sizes, OPERATIONS.filter((operation) => operation !== deepest), closely, less, say) : []
const embedded = write ? await playEmbedded(OPERATIONS.filter((operation) => operation !== deepest), readers, less, say) : []
const readyIn = await startsOf(server, scale, write ? 5 : 1, say)
const postgres = `PostgreSQL ${rows[0]?.server_version.split(' ')[0]}`
const text = report({ postgres, scale, sizes, rounds, deep, growth, embedded, readyIn })
process.stdout.write(text)
if (write) writeFileSync(new URL('RESULTS.md', import.meta.url), text)
