import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { type Config, readConfig } from '../config.ts'
import { check } from '../database/backup/load.ts'
import { backupStream } from '../database/backup/write.ts'
import { type Database, openDatabase } from '../database/client.ts'
import { DataDirectoryInUse } from '../database/lock.ts'
import { adminKey } from '../server/admin-key.ts'
import { addressOf } from '../server/running.ts'
import { VERSION } from '../server/version.ts'
import { say, UsageError } from './terminal.ts'

/** `greenlit backup <file>`: the whole record as it is at one moment, whoever works on it meanwhile; `-`: to standard output. */
export async function backup(file: string): Promise<void> {
  const config = readConfig()
  if (file === '-') {
    if (process.stdout.isTTY) throw new UsageError('A backup is compressed and no text for a terminal: name a file, or send it on (greenlit backup - > file).')
    return write(config, process.stdout)
  }
  if (existsSync(file)) throw new UsageError(`${file} is there already, and a backup never replaces one: choose another name.`)
  const draft = `${file}.part`
  try {
    await write(config, createWriteStream(draft, { mode: 0o600 }))
    await check(createReadStream(draft))
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  say(`The backup is in ${file}, read again and found whole.`)
}

async function write(config: Config, target: Writable): Promise<void> {
  const { databaseUrl, dataDirectory, poolSize } = config
  if (!databaseUrl && !existsSync(join(dataDirectory, 'PG_VERSION'))) {
    throw new UsageError(`There is no embedded database in ${dataDirectory}: set GREENLIT_DATA to where it is, or DATABASE_URL.`)
  }
  let database: Database
  try {
    // Not brought up to date first: a backup is what one takes before that.
    database = await openDatabase(databaseUrl ? { url: databaseUrl, poolSize } : { directory: dataDirectory })
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error
    return pipeline(await fromServer(config, error), target)
  }
  try {
    await pipeline(backupStream(database, { greenlit: VERSION, report: say }), target)
  } finally {
    await database.close()
  }
}

/** The process that has the embedded database open makes the backup. */
async function fromServer({ dataDirectory, adminKey: given }: Config, inUse: DataDirectoryInUse): Promise<Readable> {
  const address = addressOf(dataDirectory, inUse.pid)
  if (address === null) throw inUse
  say(`Asking the server that has the database open, at ${address} …`)
  const key = given ?? adminKey(dataDirectory).key
  const response = await fetch(`${address}/backup`, { headers: { authorization: `Bearer ${key}` }, redirect: 'error' }).catch((error: unknown) => {
    throw new Error(`The server at ${address} does not answer: stop process ${inUse.pid}, or try again.`, { cause: error })
  })
  if (response.status !== 200 || response.body === null || response.headers.get('content-type') !== 'application/gzip') {
    throw new Error(
      `The server at ${address} made no backup (HTTP ${response.status}): ` +
        'its admin key must be that of admin.key in the data directory, or that of GREENLIT_ADMIN_KEY.'
    )
  }
  return Readable.fromWeb(response.body as ReadableStream)
}
