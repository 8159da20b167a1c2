import { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { restore } from '../../src/database/backup/load.ts'
import { backupStream } from '../../src/database/backup/write.ts'
import { type Database, useDatabase } from '../../src/database/client.ts'
import { CHECKS } from '../../src/doctor/checks.ts'
import { redact } from '../../src/features/redaction/actions.ts'
import { emptyDatabase, testDatabase } from '../support/database.ts'
import { desk, edit, hopefulQuote, openNewsroom, quoteNow } from '../support/newsroom.ts'

const WORDS = 'The lighthouse keeper owes me four thousand crowns.'
const opened: Database[] = []
let quote = ''
let before: Buffer
let after: Buffer

async function backup(database: Database): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of backupStream(database, { greenlit: '0.0.0-test' })) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

async function restored(file: Buffer): Promise<Database> {
  const database = await emptyDatabase()
  opened.push(database)
  await restore(database, () => Readable.from([file]))
  useDatabase(database)
  return database
}

const redactQuote = () => edit((change) => redact(change, { id: { type: 'Quote', id: quote }, fields: ['WORDS'], words: [], reason: 'By order of a court.' }), 'By order of a court.')
const findings = async (database: Database) => (await Promise.all(CHECKS.map(({ run }) => run(database)))).flat()
const tells = (file: Buffer) => gunzipSync(file).toString().toLowerCase().includes('lighthouse keeper')

beforeAll(async () => {
  const source = await testDatabase()
  opened.push(source)
  useDatabase(source)
  await openNewsroom()
  quote = await desk.quote(hopefulQuote({ parts: [{ text: WORDS }] }))
  await desk.correctQuote(quote, { prompt: 'What of the lighthouse keeper?' })
  before = await backup(source)
  await redactQuote()
  after = await backup(source)
}, 120_000)

afterAll(async () => {
  for (const database of opened) await database.close()
})

describe('A backup', () => {
  test('that was taken after a redaction has none of the words, and is restored with the tombstones and the entry that tells of it', async () => {
    expect(tells(after)).toBe(false)
    const database = await restored(after)
    expect(await quoteNow(quote)).toMatchObject({ text: '[redacted]' })
    const [last] = await database.sql('SELECT kind, quote_id FROM update_entries ORDER BY position DESC LIMIT 1')
    expect(last).toEqual({ kind: 'REDACTION', quote_id: quote })
    expect(await findings(database)).toEqual([])
  })

  test('from before it brings the words back, until the same is redacted again by the same id', async () => {
    expect(tells(before)).toBe(true)
    const database = await restored(before)
    expect(await quoteNow(quote)).toMatchObject({ text: WORDS })
    await redactQuote()
    expect(await quoteNow(quote)).toMatchObject({ text: '[redacted]' })
    expect(tells(await backup(database))).toBe(false)
    expect(await findings(database)).toEqual([])
  })
})
