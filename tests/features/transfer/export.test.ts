import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, useDatabase } from '../../../src/database/client.ts'
import { quoteRows, type Row, statusRows } from '../../../src/features/transfer/rows.ts'
import { type Format, writeRows } from '../../../src/features/transfer/write.ts'
import { testDatabase } from '../../support/database.ts'
import { desk, hopefulQuote, openNewsroom } from '../../support/newsroom.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openNewsroom()
  await desk.quote(hopefulQuote({ citations: [{ article: 'times-may' }, { article: 'invention-may' }] }))
  await desk.quote(hopefulQuote({ parts: [{ text: '=SUM(A1)' }], said: '2024-03', stances: [] }))
  await desk.quote(hopefulQuote({ parts: [{ text: 'A draft.' }], publish: false }))
})
afterAll(() => database.close())

async function written(rows: AsyncIterable<Row>, format: Format): Promise<string> {
  const chunks: Buffer[] = []
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk))
      done()
    }
  })
  await writeRows(rows, format, out)
  return Buffer.concat(chunks).toString('utf8')
}

describe('the export of quotes', () => {
  test('is one JSON object a line, newest first, without drafts', async () => {
    const lines = (await written(quoteRows(), 'ndjson')).trimEnd().split('\n')
    const rows = lines.map((line) => JSON.parse(line) as Row)
    expect(rows.map(({ text }) => text)).toEqual(['We would love to come back.', '=SUM(A1)'])
    expect(rows[0]).toMatchObject({
      speaker: 'Mara Quill',
      said: '2024-05-04',
      event: 'Harbour Festival',
      shows: ['the-tide-tables'],
      stances: ['the-tide-tables: Season 3 RENEWAL HOPEFUL'],
      articles: ['Quill speaks', 'What Quill said'],
      outlets: ['Daily Invention', 'The Fictional Times']
    })
  })

  test('as CSV has a header, joined lists, and no cell that a spreadsheet would run', async () => {
    const [header, first, second] = (await written(quoteRows(), 'csv')).split('\r\n')
    expect(header).toMatch(/^id,kind,text,language,speaker,/)
    expect(first).toContain('Quill speaks | What Quill said')
    expect(second).toContain("'=SUM(A1)")
  })
})

describe('the export of status', () => {
  test('has a line for every installment at the end of the day asked for', async () => {
    const rows = (await written(statusRows('2024-06-01'), 'ndjson')).trimEnd().split('\n').map((line) => JSON.parse(line) as Row)
    expect(rows.map(({ installment, comingBack, outlook }) => [installment, comingBack, outlook])).toEqual([
      ['Season 1', 'UNDECIDED', null],
      ['Season 2', 'UNDECIDED', null],
      ['Season 3', 'UNDECIDED', 'HOPEFUL']
    ])
  })
})
