import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getNamedType, getNullableType, type GraphQLInputField, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isRequiredInputField } from 'graphql'
import { recordTables, rowLines } from '../../src/database/backup/tables.ts'
import { publicId } from '../../src/graphql/ids.ts'
import { schema } from '../../src/graphql/schema.ts'
import { type Api, TEST_KEY, testApi } from '../support/graphql.ts'
import { mutationOf } from '../support/mutations.ts'
import { desk, hopefulQuote, idOf, openNewsroom } from '../support/newsroom.ts'

const PAYLOAD = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{7*7}}\${7*7}%0d%0a`

let api: Api
const IDS: Record<string, string> = {}
const answered: string[] = []

beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
  const quote = publicId('Quote', await desk.quote(hopefulQuote()))
  const article = publicId('Article', await idOf('article', 'times-may'))
  const slugs = { show: 'the-tide-tables', speaker: 'mara-quill', event: 'harbour-festival', outlet: 'the-fictional-times', article: 'times-may' }
  Object.assign(IDS, slugs, { shows: 'the-tide-tables', platform: 'lantern', organisation: 'lantern', quote, id: article, from: 'mara-quill', into: 'tobias-fenn' })
})
afterAll(() => api.close())

/** Every place of an input that takes text, as the fields that lead there. */
function textsOf(type: GraphQLInputType, path: GraphQLInputField[] = []): GraphQLInputField[][] {
  const named = getNamedType(type)
  if (named.name === 'String') return [path]
  if (!isInputObjectType(named) || path.length > 4) return []
  return Object.values(named.getFields()).flatMap((field) => (path.includes(field) ? [] : textsOf(field.type, [...path, field])))
}

/** An input with what is required, and the payload at the end of the path. */
function withPayload(type: GraphQLInputType, name: string, [next, ...rest]: GraphQLInputField[], here: boolean): unknown {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return [withPayload(nullable.ofType, name, next ? [next, ...rest] : [], here)]
  const named = getNamedType(type)
  if (isEnumType(named)) return named.getValues()[0]?.name
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter((field) => field === next || isRequiredInputField(field))
    return Object.fromEntries(fields.map((field) => [field.name, withPayload(field.type, field.name, field === next ? rest : [], here && field === next)]))
  }
  if (named.name === 'String') return here ? PAYLOAD : `Words of ${name}`
  return { ID: IDS[name] ?? 'the-tide-tables', Int: 1, Boolean: false, EDTF: '2024-05-04', Date: '2024-05-04', DateTime: '2030-01-01T00:00:00Z' }[named.name]
}

/** What makes an input whole where more is needed than the schema requires. */
const WHOLE: Record<string, object> = {
  recordQuote: { kind: 'DIRECT', parts: [{ text: 'A tide of words.' }], speaker: 'mara-quill', about: [{ show: 'the-tide-tables', season: 3 }], citations: [{ article: 'times-may' }], allowDuplicate: true },
  recordRuling: { seasons: [3], state: 'RENEWED', evidence: [{ article: 'times-may' }] },
  addCitation: { citation: { article: 'times-may' } }
}

function merged(base: unknown, over: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(over)) return over.map((item, at) => merged(base[at], item))
  if (typeof base !== 'object' || typeof over !== 'object' || base === null || over === null || Array.isArray(over)) return over ?? base
  return Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => [key, merged(base[key as never], over[key as never])]))
}

/** What says the same in another way, and cannot be given twice. */
function withoutTwins(input: Record<string, unknown>): Record<string, unknown> {
  const { speaker: _speaker, ...unnamed } = input
  return 'speakerNamed' in input || 'attribution' in input ? unnamed : input
}

const places = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
  const input = field.args.find(({ name }) => name === 'input')
  if (!input) return []
  return textsOf(input.type).map((path) => ({ verb: field.name, place: path.map(({ name }) => name).join('.'), input: () => withoutTwins(merged(WHOLE[field.name] ?? {}, withPayload(input.type, 'input', path, true)) as Record<string, unknown>) }))
})

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
