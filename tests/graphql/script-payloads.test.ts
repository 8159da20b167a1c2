import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { recordTables, rowLines } from '../../src/database/backup/tables.ts'
import { type Api, TEST_KEY, testApi } from '../support/graphql.ts'
import { mutationOf } from '../support/mutations.ts'
import { openNewsroom } from '../support/newsroom.ts'
import { idsForTexts, textPlaces } from '../support/texts.ts'

const PAYLOAD = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{7*7}}\${7*7}%0d%0a`

let api: Api
const IDS: Record<string, string> = {}
const answered: string[] = []

beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
  Object.assign(IDS, await idsForTexts())
})
afterAll(() => api.close())

const places = textPlaces(IDS, PAYLOAD)

describe('a script', () => {
  test.each(places.map((one) => [one.verb, one.place, one.input] as const))('in %s %s is answered, and is text wherever it is kept', async (verb, place, inputOf) => {
    const { status, errors, data } = await api.ask(mutationOf(verb), { input: inputOf() }, { authorization: `Bearer ${TEST_KEY}` })
    expect([status, errors]).toEqual([200, undefined])
    const { __typename: kind } = data[verb] as { __typename: string }
    expect(kind).toMatch(/Payload$|^(ValidationError|NotFound|Conflict|EvidenceRequired|DuplicateQuote|NotAllowed)$/)
    if (kind.endsWith('Payload')) answered.push(`${verb} ${place}`)
  })

  test('is kept as it was sent where the change was made, and never as markup', async () => {
    expect(places.length).toBeGreaterThan(60)
    expect(answered.length).toBeGreaterThan(35)
    const kept = []
    for (const table of await recordTables((text) => api.database.sql(text))) {
      // Search keeps words, not texts; the one text that is markup is an article's body.
      if (['search_documents', 'articles', 'revisions'].includes(table.name)) continue
      for (const { line } of await api.database.sql(rowLines(table))) if (String(line).includes('alert(1)')) kept.push(String(line))
    }
    expect(kept.length).toBeGreaterThan(10)
    expect(kept.filter((line) => line.includes('&lt;'))).toEqual([])
    expect(api.reported).toEqual([])
    const { data } = await api.ask('{ articles(first: 50) { nodes { bodyHtml } } }')
    expect(JSON.stringify(data)).not.toMatch(/<script|<img[^>]*onerror/)
  })
})
