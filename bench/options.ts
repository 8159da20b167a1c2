import { parseArgs } from 'node:util'
import { SCALES } from './record/open.ts'

export interface Options {
  /** Quotes of the record that all are compared on. */
  scale: number
  /** Quotes of a small and of a large record, between which cost should hardly grow; null: not looked at. */
  growth: [small: number, large: number] | null
  rounds: number
  /** Milliseconds of an operation in a turn, before anything is counted and while it is. */
  warm: number
  measure: number
  /** Whether the results are kept in RESULTS.md. */
  write: boolean
  /** Makes the records and stops: they take longer than what is measured, and stay. */
  prepare: boolean
}

const HELP = `npm run bench -- [options]      DATABASE_URL: a PostgreSQL where databases may be made

  --scale <quotes>       the record, ${SCALES.least} to ${SCALES.most}; 500000
  --sizes <a>,<b>        records whose costs are compared; 50000,2000000
  --no-growth            without that comparison
  --rounds <n>           turns of each contestant; 5
  --seconds <s>          how long each operation is measured in a turn; 2
  --quick                one short round, no growth; nothing is written
  --prepare              make the records and stop; they are kept for the next time
`

/** Reads the command line. Ends the process where it cannot be read, saying why. */
export function readOptions(args: string[]): Options {
  const refuse = (why: string): never => {
    process.stderr.write(`${why}\n\n${HELP}`)
    process.exit(1)
  }
  const given = (() => {
    try {
      return parseArgs({ args, options: OPTIONS, allowNegative: true }).values
    } catch (error) {
      return refuse((error as Error).message)
    }
  })()
  const quotes = (text: string) => (/^\d+$/.test(text) && Number(text) >= SCALES.least && Number(text) <= SCALES.most ? Number(text) : refuse(`"${text}" is no size of a record.`))
  const positive = (text: string, name: string) => (Number(text) > 0 ? Number(text) : refuse(`--${name} takes a number above 0, not "${text}".`))
  if (given.help) {
    process.stdout.write(HELP)
    process.exit(0)
  }
  const { quick = false, growth = !quick } = given
  const [small = '50000', large = '2000000'] = given.sizes?.split(',') ?? []
  const measure = positive(given.seconds ?? (quick ? '1' : '2'), 'seconds') * 1000
  return {
    scale: quotes(given.scale ?? '500000'),
    growth: growth || given.sizes ? [quotes(small), quotes(large)] : null,
    rounds: Math.ceil(positive(given.rounds ?? (quick ? '1' : '5'), 'rounds')),
    warm: quick ? measure / 2 : measure,
    measure,
    write: !quick,
    prepare: given.prepare ?? false
  }
}

const OPTIONS = {
  scale: { type: 'string' },
  growth: { type: 'boolean' },
  sizes: { type: 'string' },
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  quick: { type: 'boolean' },
  prepare: { type: 'boolean' },
  help: { type: 'boolean' }
} as const
