import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { DatabaseNotEmpty, restore } from '../../src/database/backup/load.ts'
import { backupStream, liveBackupStream } from '../../src/database/backup/write.ts'
import { catalogue } from '../../src/database/catalogue.ts'
import { openDatabase, useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { migrate, migrationStatus } from '../../src/database/migrate.ts'
import { migrationsDirectory } from '../../src/database/migrations.ts'
import { CHECKS } from '../../src/doctor/checks.ts'
import { emptyDatabase, testDatabase } from '../support/database.ts'
import { desk, hopefulQuote, idOf, openNewsroom } from '../support/newsroom.ts'

const greenlit = '0.0.0-test'
let source: Database
let whole: Buffer
const opened: Database[] = []

async function bytes(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const backup = (database: Database) => bytes(backupStream(database, { greenlit }))
const restoreInto = (database: Database, file: Buffer, directory?: string) =>
  restore(database, () => Readable.from([file]), directory === undefined ? {} : { directory })

/** Every table's rows and checksum; without the header, which names the database and the time. */
const tablesOf = (file: Buffer) => gunzipSync(file).toString().split('\n').filter((line) => line.startsWith('{"end"'))

async function another(kind = emptyDatabase): Promise<Database> {
  const database = await kind()
  opened.push(database)
  return database
}

async function findings(database: Database): Promise<string[]> {
  useDatabase(database)
  try {
    return (await Promise.all(CHECKS.map(({ run }) => run(database)))).flat()
  } finally {
    useDatabase(source)
  }
}

beforeAll(async () => {
  source = await testDatabase()
  useDatabase(source)
  await openNewsroom()
  // Everything that a text, a list and a version can hold.
  await desk.article({ headline: 'Quotes "and" \\ slashes\n\ttabs — ünïcödé 🎬 {a,b} NULL', tags: ['a,b', '"', 'NULL', '\\'] })
  const quote = await desk.quote(hopefulQuote())
  await desk.correctQuote(quote, { parts: [{ text: 'We would love to come back again.' }] })
  await desk.retractArticle(await idOf('article', 'invention-may'), '2024-06-01')
  whole = await backup(source)
}, 120_000)

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
})

afterAll(() => source?.close())

describe('A backup of the record', () => {
  test('restored into an empty database is the same record, to the last microsecond, and stands every check', async () => {
    const target = await another()
    await restoreInto(target, whole)
    expect(tablesOf(await backup(target))).toEqual(tablesOf(whole))
    expect(await catalogue(target)).toEqual(await catalogue(source))
    expect(await findings(target)).toEqual([])
    useDatabase(target)
    await desk.quote(hopefulQuote({ parts: [{ text: 'Said after the restore.' }], said: '2024-05-05' }))
    expect(await findings(target)).toEqual([])
  })

  test('goes into a database that is migrated already, and into the other kind of database', async () => {
    const target = await another(() => openDatabase({ directory: 'memory' }))
    await migrate(target)
    await restoreInto(target, whole)
    expect(tablesOf(await backup(target))).toEqual(tablesOf(whole))
  })

  test('taken while others write holds one moment of it', async () => {
    const over = new AbortController()
    const writers = [1, 2, 3].map(async (writer) => {
      for (let round = 0; !over.signal.aborted; round++) await desk.article({ headline: `Article ${round} of writer ${writer}` })
    })
    const file = await bytes(liveBackupStream(source, { greenlit }))
    over.abort()
    await Promise.all(writers)
    const target = await another()
    await restoreInto(target, file)
    expect(await findings(target)).toEqual([])
  }, 60_000)

  test('older than this Greenlit is restored as it was, and then migrated', async () => {
    const older = join(tmpdir(), `greenlit-older-${randomUUID()}`)
    cpSync(migrationsDirectory(), older, { recursive: true })
    const names = readdirSync(older).filter((name) => /^\d/.test(name)).toSorted()
    rmSync(join(older, names.at(-1) as string), { recursive: true })
    try {
      const past = await another()
      await migrate(past, { directory: older })
      const file = await backup(past)
      const target = await another()
      await restoreInto(target, file)
      expect(await migrationStatus(target)).toMatchObject({ applied: names, pending: [], failed: [], edited: [] })
      await expect(restoreInto(await another(testDatabase), file)).rejects.toThrow(/The backup is older than this database, which has migration/)
      // And the other way round: made by a Greenlit that this one does not know.
      await expect(restoreInto(await another(), whole, older)).rejects.toThrow(/does not have: restore it with that version or a later one/)
    } finally {
      rmSync(older, { recursive: true, force: true })
    }
  }, 60_000)

  test('holds all there is: the record has no sequences, whose state would not be in it', async () => {
    expect(await source.sql(`SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace`)).toEqual([])
  })

  test('is refused by a database that holds anything, which is named', async () => {
    await expect(restoreInto(source, whole)).rejects.toThrow(DatabaseNotEmpty)
    await expect(restoreInto(source, whole)).rejects.toThrow(/there are rows in .*articles \(\d+\)/)
  })

  test('of a database without a record is an error', async () => {
    await expect(backup(await another())).rejects.toThrow('There is no record here to back up')
  })
})

describe('A file that is no whole backup', () => {
  const edited = (change: (text: string) => string) => gzipSync(change(gunzipSync(whole).toString()))
  const flipped = (at: number) => {
    const file = Buffer.from(whole)
    file[at] = (file[at] as number) ^ 0x10
    return file
  }
  const files: [string, () => Buffer, RegExp][] = [
    ['cut in the middle', () => whole.subarray(0, whole.length >> 1), /damaged: it ends too early/],
    ['cut at the last byte', () => whole.subarray(0, -1), /damaged: it ends too early/],
    ['with a flipped bit', () => flipped(whole.length >> 1), /damaged/],
    ['with a flipped bit near the end', () => flipped(whole.length - 6), /damaged/],
    ['with a row changed', () => edited((text) => text.replace('We would love', 'We would hate')), /table .* does not have the rows/],
    ['with a row left out', () => edited((text) => text.replace(/\n\[.*/, '')), /does not have the rows/],
    ['without its end', () => edited((text) => text.trimEnd().split('\n').slice(0, -1).join('\n')), /ends too early/],
    ['with something after its end', () => edited((text) => `${text}more\n`), /something follows its end/],
    ['of another version of the format', () => edited((text) => text.replace('"version":1', '"version":2')), /in version 2 of the format/],
    ['that is text', () => Buffer.from('Dear diary'), /not a backup of Greenlit/],
    ['that is other compressed text', () => gzipSync('Dear diary\n'), /not a backup of Greenlit/],
    ['that is empty', () => Buffer.alloc(0), /not a backup of Greenlit/]
  ]

  test.each(files)('%s changes nothing', async (_, file, reason) => {
    const target = await emptyTarget()
    await expect(restoreInto(target, file())).rejects.toThrow(reason)
    expect(await target.sql(`SELECT count(*) AS n FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`)).toEqual([{ n: 0 }])
  })

  test('found out only while it is loaded leaves the database empty', async () => {
    const target = await another(testDatabase)
    let reading = 0
    const changed = edited((text) => text.replace('We would love', 'We would hate'))
    // Whole when it is checked, changed when it is read again.
    await expect(restore(target, () => Readable.from([reading++ === 0 ? whole : changed]))).rejects.toThrow(/damaged/)
    expect(await target.sql('SELECT (SELECT count(*) FROM shows) AS shows, position FROM update_head')).toEqual([{ shows: 0, position: 0 }])
    expect(await catalogue(target)).toEqual(await catalogue(source))
    await restoreInto(target, whole)
  })

  let empty: Database | undefined
  const emptyTarget = async () => (empty ??= await emptyDatabase())
  afterAll(() => empty?.close())
})

describe('The files of an embedded database', () => {
  test('are copied between two statements without what is of its process, and open elsewhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'greenlit-copy-'))
    mkdirSync(join(folder, 'from'))
    const from = await openDatabase({ directory: join(folder, 'from') })
    opened.push(from)
    await from.script('CREATE TABLE notes (id int PRIMARY KEY); INSERT INTO notes VALUES (1)')
    await Promise.all([from.copyFiles?.(join(folder, 'to')), from.sql('INSERT INTO notes VALUES (2)')])
    expect(readdirSync(join(folder, 'to'))).not.toContain('greenlit.lock')
    const to = await openDatabase({ directory: join(folder, 'to') })
    opened.push(to)
    expect(await to.sql('SELECT id FROM notes')).toEqual([{ id: 1 }])
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)
})
