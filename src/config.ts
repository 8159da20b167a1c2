import { join, resolve } from 'node:path'

/** How this process is to run: the environment, read once. */
export interface Config {
  /** A postgresql:// address; null: the embedded database. */
  readonly databaseUrl: string | null
  /** Where the embedded database and the admin key are kept; absolute. */
  readonly dataDirectory: string
  /** The admin key, where the environment gives one; null: that of the data directory. */
  readonly adminKey: string | null
  /** Whether an empty database is given the sample record. */
  readonly sample: boolean
  readonly host: string
  readonly port: number
}

/** A setting that cannot be used. The message names every variable at fault, and what it takes. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const SHORTEST_KEY = 20

/** Reads DATABASE_URL, GREENLIT_DATA, GREENLIT_ADMIN_KEY, GREENLIT_SAMPLE, HOST and PORT; empty counts as not set. Throws ConfigError. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const faults: string[] = []
  const read = (name: string) => environment[name]?.trim() || null
  const databaseUrl = read('DATABASE_URL')
  if (databaseUrl && !/^postgres(ql)?:\/\/./.test(databaseUrl)) {
    faults.push('DATABASE_URL is no address of PostgreSQL: write postgresql://user@host:5432/database, or unset it.')
  }
  const adminKey = read('GREENLIT_ADMIN_KEY')
  if (adminKey && (adminKey.length < SHORTEST_KEY || /\s/.test(adminKey))) {
    faults.push(
      `GREENLIT_ADMIN_KEY must be ${SHORTEST_KEY} characters or longer, without spaces; unset it to have one made.`
    )
  }
  const port = Number(read('PORT') ?? 4000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    faults.push(`PORT is "${read('PORT')}": give a number from 1 to 65535, or 0 for any free port.`)
  }
  const sample = read('GREENLIT_SAMPLE') ?? 'yes'
  if (!['yes', 'no'].includes(sample)) {
    faults.push(`GREENLIT_SAMPLE is "${sample}": give no to begin with an empty record, or yes (the default) for the sample.`)
  }
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
  const dataDirectory = resolve(read('GREENLIT_DATA') ?? join(process.cwd(), 'data'))
  return Object.freeze({ databaseUrl, dataDirectory, adminKey, sample: sample === 'yes', host: read('HOST') ?? '127.0.0.1', port })
}
