import { existsSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedServer } from './server.ts'
import type { EmbeddedOptions, EmbeddedServer } from './server.ts'

/** Stands in the data directory from the first file of a new database until it could be opened. */
const UNFINISHED = 'greenlit.unfinished'
const NOTE = 'The database in this directory is being made. Where this file stays behind, the next start makes it anew.\n'

/** The file that PostgreSQL knows its directory by, and all that belongs to it: other files are left alone. */
const DATABASE = 'PG_VERSION'
const PARTS = /^(base|global|pg_.*|PG_VERSION|postgresql\..*|postmaster\..*)$/

/**
 * Opens the embedded database in `directory`, which the caller has locked. A new one is made where there is none. One
 * that was left half made by a process that died is made anew: nobody can have written to it.
 */
export async function openDirectory(directory: string, options: EmbeddedOptions): Promise<EmbeddedServer> {
  const note = join(directory, UNFINISHED)
  const parts = readdirSync(directory).filter((name) => PARTS.test(name))
  if (!existsSync(note)) {
    if (parts.includes(DATABASE)) return await startEmbeddedServer(directory, options)
    refuseDamaged(directory, parts)
    writeFileSync(note, NOTE)
  }
  for (const name of parts) rmSync(join(directory, name), { recursive: true, force: true })
  const server = await startEmbeddedServer(directory, options)
  unlinkSync(note)
  return server
}

/** Something is there, and it is neither a database nor the beginning of one: never to be written over. */
function refuseDamaged(directory: string, [first]: string[]): void {
  if (first === undefined) return
  throw new Error(
    `The data directory ${directory} holds "${first}" but no ${DATABASE}: part of a database. ` +
      'Restore it from a copy, or choose another directory with GREENLIT_DATA.'
  )
}
