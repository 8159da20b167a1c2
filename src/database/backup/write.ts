import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { openDatabase } from '../client.ts'
import type { Database } from '../client.ts'
import { dumpLines } from './dump.ts'
import type { DumpOptions } from './dump.ts'

/** Characters that are compressed at once. */
const CHUNK = 64_000

/**
 * A backup of the record, compressed, as it is at one moment. The stream fails where the database does; what came until
 * then has no end and is refused by `restore`.
 */
export function backupStream(database: Database, options: DumpOptions): Readable {
  return compressed(chunks(dumpLines(database, options)))
}

/**
 * The same while others work on the database. The embedded one has a single connection, which a backup would keep from
 * everybody until it is done: so its files are copied, and the copy is read.
 */
export function liveBackupStream(database: Database, options: DumpOptions): Readable {
  const { copyFiles } = database
  return copyFiles === undefined ? backupStream(database, options) : compressed(chunks(linesOfCopy(copyFiles, options)))
}

async function* linesOfCopy(copyFiles: (directory: string) => Promise<void>, options: DumpOptions): AsyncGenerator<string> {
  // Made for this user alone: the copy holds drafts too.
  const folder = await mkdtemp(join(tmpdir(), 'greenlit-backup-'))
  const directory = join(folder, 'data')
  try {
    await copyFiles(directory)
    const copy = await openDatabase({ directory })
    try {
      yield* dumpLines(copy, options)
    } finally {
      await copy.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* chunks(lines: AsyncGenerator<string>): AsyncGenerator<string> {
  let chunk = ''
  for await (const line of lines) {
    chunk += `${line}\n`
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

function compressed(text: AsyncGenerator<string>): Readable {
  const source = Readable.from(text, { objectMode: true, highWaterMark: 2 })
  const gzip = createGzip()
  // Each ends when the other breaks: whoever stops reading ends the transaction too.
  source.once('error', (error) => gzip.destroy(error))
  gzip.once('close', () => source.destroy())
  return source.pipe(gzip)
}
