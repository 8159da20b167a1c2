import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { recordTables, rowLines } from '../../../src/database/backup/tables.ts'
import { CHECKS } from '../../../src/doctor/checks.ts'
import { patternsFor } from '../../../src/features/redaction/rules.ts'
import { publicId } from '../../../src/graphql/ids.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { desk, headTime, hopefulQuote, idOf, openNewsroom, quoteNow, statusOf } from '../../support/newsroom.ts'

const SECRET = 'My doctor told me that the xylophone fever will not let me write again.'
const CUT = 'the xylophone fever will not let me'

let api: Api
let quote: string
let known: Date

/** Everything that the database holds, as a backup would write it. */
async function dump(): Promise<string> {
  const send = (text: string) => api.database.sql(text)
  const lines = []
  for (const table of await recordTables(send)) lines.push(...(await send(rowLines(table))).map(({ line }) => `${table.name} ${String(line)}`))
  return lines.join('\n').toLowerCase()
}

const redact = (input: object) =>
  api.ask(
    'mutation ($input: RedactInput!) { redact(input: $input) { __typename ... on RedactPayload { change { position } } ... on Problem { message path } } }',
    { input: { reason: 'By order of a court.', ...input } },
    { authorization: `Bearer ${TEST_KEY}` }
  )
const findings = async () => (await Promise.all(CHECKS.map((check) => check.run(api.database)))).flat()

beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
  await desk.article({ slug: 'fever', headline: 'An evening', body: `She said: “${SECRET}” Then she left.`, published: '2024-05-06' })
  quote = await desk.quote(hopefulQuote({ parts: [{ text: SECRET }], citations: [{ article: 'fever', wording: `“${CUT}”` }] }))
  await desk.correctQuote(quote, { said: { edtf: '2024-05-05', phrase: 'the day of the xylophone fever' }, prompt: 'How is the xylophone fever?' })
  await desk.speaker({ slug: 'zeb-quackenbush', name: 'Zebediah Quackenbush', aliases: ['Z. Quackenbush'] })
  await desk.quote(hopefulQuote({ parts: [{ text: 'It is over.' }], speaker: 'zeb-quackenbush' }))
  await desk.ruling({ show: 'the-tide-tables', seasons: [3], state: 'CANCELLED', effective: '2024-05-06', saidBy: 'zeb-quackenbush', onBehalfOf: 'lantern', note: 'Zebediah Quackenbush wrote it.', evidence: [{ article: 'times-may' }] })
  known = await headTime()
})
afterAll(() => api.close())

describe('redacting a quote', () => {
  test('takes its words out of the whole database, at every time, and leaves a tombstone', async () => {
    expect(await dump()).toContain('xylophone')
    const { data } = await redact({ id: publicId('Quote', quote), fields: ['WORDS'] })
    expect(data.redact).toMatchObject({ __typename: 'RedactPayload' })
    expect((await dump()).split('\n').filter((line) => line.includes('xylophone'))).toEqual([])
    const versions = await db.quoteVersion.findMany({ where: { quoteId: quote }, include: { citations: true } })
    expect(versions).toHaveLength(2)
    for (const version of versions) expect([version.text, version.citations[0]?.wording]).toEqual(['[redacted]', '[redacted]'])
    expect(await db.article.findUniqueOrThrow({ where: { slug: 'fever' } })).toMatchObject({ body: 'She said: “[redacted]” Then she left.' })
  })

  test('is an entry of the log, which says that something was redacted and not what', async () => {
    const last = await db.updateEntry.findFirstOrThrow({ orderBy: { position: 'desc' } })
    expect(last).toMatchObject({ summary: 'Words of this quote were redacted for legal reasons.', reason: 'By order of a court.', quoteId: quote })
  })

  test('leaves every answer for the past as it was, but for the words', async () => {
    const { data } = await api.ask(
      'query ($at: DateTime) { show(by: { slug: "the-tide-tables" }) { quoteTimeline(knownAt: $at, first: 9) { nodes { text said { label } speaker { name } } } } }',
      { at: known }
    )
    expect(data.show.quoteTimeline.nodes).toContainEqual({ text: '[redacted]', said: { label: '5 May 2024' }, speaker: { name: 'Mara Quill' } })
    expect((await quoteNow(quote)).stances).toHaveLength(1)
  })

  test('leaves search and the doctor at one with the record', async () => {
    const { data } = await api.ask('{ gone: search(text: "xylophone", first: 5) { nodes { __typename } } there: search(text: "evening", first: 5) { nodes { __typename } } }')
    expect(data.gone.nodes).toEqual([])
    expect(data.there.nodes).toHaveLength(1)
    expect(await findings()).toEqual([])
  })
})

describe('redacting a name', () => {
  test('takes it out of the record, its address, the log, rulings and explanations, at every time', async () => {
    expect((await statusOf('2024-06-01'))?.explanation).toContain('Zebediah Quackenbush')
    const id = await idOf('speaker', 'zeb-quackenbush')
    await redact({ id: publicId('Speaker', id), fields: ['NAME'] })
    expect(await dump()).not.toMatch(/quackenbush|zebediah/)
    for (const at of [known, undefined]) expect((await statusOf('2024-06-01', at))?.explanation).toContain('[redacted]')
    expect(await findings()).toEqual([])
  })
})

describe('redacting words', () => {
  test('finds them in other case and with other quotes, and whole words only', async () => {
    const headline = 'At 12 Quince Street'
    await desk.article({ slug: 'quince', headline, body: 'She lives at 12 QUINCE  STREET, not at 112 Quince Streetwise.', published: '2024-05-06' })
    await redact({ id: publicId('Article', await idOf('article', 'quince')), words: ['12 Quince Street'] })
    const { headline: now, body } = await db.article.findUniqueOrThrow({ where: { slug: 'quince' } })
    expect([now, body]).toEqual(['At [redacted]', 'She lives at [redacted], not at 112 Quince Streetwise.'])
  })

  test.each([
    ['that everybody says', { words: ['yes'] }, ['input', 'words', '0']],
    ['that the reason repeats', { words: ['purple lighthouse'], reason: 'They wrote of a Purple Lighthouse.' }, ['input', 'reason']],
    ['of a field that a quote does not have', { fields: ['BODY'] }, ['input', 'fields', '0']],
    ['that nobody names', {}, ['input', 'fields']]
  ])('is refused for words %s', async (_name, input, path) => {
    const { data } = await redact({ id: publicId('Quote', quote), ...input })
    expect(data.redact).toMatchObject({ __typename: 'ValidationError', path })
  })

  test('of what is not on record is refused', async () => {
    const { data } = await redact({ id: publicId('Quote', '0195162e-7a00-7000-8000-000000000001'), fields: ['WORDS'] })
    expect(data.redact).toMatchObject({ __typename: 'NotFound', path: ['input', 'id'] })
  })
})

describe('what is never changed stays so', () => {
  const write = (setting: string, statement: string) => api.database.script(`BEGIN; SET LOCAL greenlit.redacting = ${setting}; ${statement}; COMMIT;`).catch(async (error: unknown) => {
    await api.database.script('ROLLBACK').catch(() => {})
    throw error
  })

  test.each(["'on'", "''", "'1'"])('under a setting of %s, which is not this transaction’s own number', async (setting) => {
    await expect(write(setting, "UPDATE update_entries SET summary = 'x' WHERE position = 1")).rejects.toThrow(/never changed/)
    await expect(write(setting, "UPDATE quote_versions SET text = 'x'")).rejects.toThrow(/never changed/)
  })

  test('in anything but words, and by deletion, even by a transaction that redacts', async () => {
    for (const statement of [
      "UPDATE quote_versions SET known_from = known_from - interval '1 day'",
      "UPDATE status_segments SET coming_back = 'YES', state = 'RENEWED'",
      'UPDATE update_entries SET backfilled = NOT backfilled',
      `UPDATE quote_versions SET said = jsonb_set(said, '{edtf}', '"1999"') WHERE said IS NOT NULL`,
      'DELETE FROM update_entries',
      'DELETE FROM status_segments'
    ]) {
      const opened = `BEGIN; SELECT set_config('greenlit.redacting', pg_current_xact_id()::text, true); ${statement}; COMMIT;`
      await expect(api.database.script(opened)).rejects.toThrow(/never changed/)
      await api.database.script('ROLLBACK').catch(() => {})
    }
  })

  test('in code: nothing but the redaction names the setting', () => {
    const root = join(import.meta.dirname, '../../../src')
    const below = (path: string): string[] =>
      readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? below(join(path, name)) : [join(path, name)]))
    const naming = below(root).filter((path) => path.endsWith('.ts') && readFileSync(path, 'utf8').includes('greenlit.redacting'))
    expect(naming).toEqual([join(root, 'features/redaction/sweep.ts')])
  })
})

test('long words are looked for in pieces, none of them a word or two', () => {
  const long = Array.from({ length: 200 }, (_, n) => `tide${n}`).join(' ')
  const pieces = patternsFor([long]).flatMap((pattern) => pattern.split('|'))
  expect(pieces.length).toBeGreaterThan(5)
  expect(Math.min(...pieces.map((piece) => piece.length))).toBeGreaterThan(20)
})
