import type { Settings, ValuesOf } from './config/setting.ts'
import { ANSWERS, BASICS, LIMITS, RATES, TIMEOUTS } from './config/tables.ts'

export type Limits = ValuesOf<typeof LIMITS>
export type Rates = ValuesOf<typeof RATES>
export type Answers = ValuesOf<typeof ANSWERS>
export type Timeouts = ValuesOf<typeof TIMEOUTS>

/** How this process is to run: the environment, read once. The tables in config/ say what each setting means. */
export type Config = ValuesOf<typeof BASICS> & {
  readonly limits: Limits
  readonly rates: Rates
  readonly answers: Answers
  readonly timeouts: Timeouts
}

/** A setting that cannot be used. The message names every variable at fault, and what it takes. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

type Environment = Record<string, string | undefined>

/** Reads the variables of config/tables.ts; an empty one counts as not set. Throws ConfigError. */
export function readConfig(environment: Environment = process.env): Config {
  const faults: string[] = []
  const config = {
    ...readTable(BASICS, environment, faults),
    limits: readTable(LIMITS, environment, faults),
    rates: readTable(RATES, environment, faults),
    answers: readTable(ANSWERS, environment, faults),
    timeouts: readTable(TIMEOUTS, environment, faults)
  }
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
  return Object.freeze(config)
}

/** The limits of an empty environment. */
export const DEFAULT_LIMITS: Limits = readTable(LIMITS, {}, [])

function readTable<Table extends Settings>(table: Table, environment: Environment, faults: string[]): ValuesOf<Table> {
  const values: Record<string, unknown> = {}
  for (const [name, { variable, read }] of Object.entries(table)) {
    try {
      values[name] = read(environment[variable]?.trim() || null)
    } catch (error) {
      faults.push(`${variable} ${(error as Error).message}`)
    }
  }
  return Object.freeze(values) as ValuesOf<Table>
}
