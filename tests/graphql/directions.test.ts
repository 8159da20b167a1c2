import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publicId } from '../../src/graphql/ids.ts'
import { type Api, TEST_KEY, testApi } from '../support/graphql.ts'
import { mutationOf } from '../support/mutations.ts'
import { desk, openNewsroom, THIRD } from '../support/newsroom.ts'
import { idsForTexts, textPlaces } from '../support/texts.ts'

// From right to left with points, from left to right with marks that are not composed, and syllables in parts.
const TEXT = 'مَدُّ البَحْرِ גְּאוּת Tide\u0301s Ve\u0302\u0301nus 한강'.normalize('NFD')
const COMPOSED = TEXT.normalize('NFC')

let api: Api
const IDS: Record<string, string> = {}
const kept: string[] = []
beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
  Object.assign(IDS, await idsForTexts())
})
afterAll(() => api.close())

const KEY = { authorization: `Bearer ${TEST_KEY}` }

/** The fields of an input that are no prose: they have a form, or name a record. */
const FORMED = /(^|\.)(slug|language|canonicalUrl|url|domain|id|number|territory|firstYear|lastYear|imdb|tmdb|tvmaze|wikidata|country)$/

describe('Text from right to left, and with marks to combine', () => {
  test.each(textPlaces(IDS, TEXT).map((one) => [one.verb, one.place, one.input] as const))('in %s %s is kept as it was sent, composed', async (verb, place, inputOf) => {
    const { data, errors } = await api.ask(mutationOf(verb, verb === 'createApiKey' ? '__typename' : 'change { id }'), { input: inputOf() }, KEY)
    expect(errors).toBeUndefined()
    const change: string | undefined = data[verb].change?.id
    if (change === undefined) return
    const rows = await api.database.sql(
      `SELECT snapshot::text AS text FROM revisions WHERE change_id = $1::uuid UNION ALL SELECT reason FROM changes WHERE id = $1::uuid`,
      [change]
    )
    const found = rows.some(({ text }) => String(text).includes(COMPOSED))
    if (found) kept.push(`${verb} ${place}`)
    // Where nothing was kept of it, nothing was changed by it.
    expect(found || FORMED.test(place) || rows.length === 1).toBe(true)
  })

  test('was kept in most places of every kind of record', () => {
    expect(kept.length).toBeGreaterThan(25)
    for (const verb of ['createShow', 'createSpeaker', 'createOrganisation', 'createEvent', 'createEventSeries', 'addInstallment', 'recordArticle', 'recordQuote', 'recordRuling']) {
      expect(kept.filter((place) => place.startsWith(`${verb} `)).length).toBeGreaterThan(0)
    }
  })

  const NAMES = { Show: 'title', Speaker: 'name', Organisation: 'name', Event: 'name' } as const
  test.each(Object.entries(NAMES))('is read as it was sent, called sensibly in addresses, and found: %s', async (type, field) => {
    const name = `ראשית ${type}: ${TEXT}`
    const kind = type === 'Event' ? { kind: 'PODCAST' } : {}
    const made = await api.ask(mutationOf(`create${type}`, `${type.toLowerCase()} { id slug ${field} }`), { input: { ...kind, [field]: name } }, KEY)
    const record = made.data[`create${type}`][type.toLowerCase()]
    expect(record).toEqual({ id: record.id, slug: `${type.toLowerCase()}-tides-venus`, [field]: name.normalize('NFC') })
    for (const text of [name, name.normalize('NFC'), `ראשית ${type}`, `한강 ${type}`]) {
      const { data } = await api.ask('query ($text: String!) { search(text: $text, first: 5) { nodes { record { ... on Node { id } } } } }', { text })
      expect([text, data.search.nodes.map(({ record: found }: { record: { id: string } }) => found.id)]).toEqual([text, expect.arrayContaining([record.id])])
    }
  })

  test('alone makes a name in addresses by its kind, and a number', async () => {
    const slugs = []
    for (const name of ['مريم', 'דנה', '한강']) slugs.push((await api.ask(mutationOf('createSpeaker', 'speaker { slug }'), { input: { name } }, KEY)).data.createSpeaker.speaker.slug)
    expect(slugs).toEqual(['speaker', 'speaker-2', 'speaker-3'])
  })

  test('is said, and the same words composed otherwise are the same quote', async () => {
    const input = (text: string, article: string) => ({ kind: 'DIRECT', parts: [{ text }], speaker: 'tobias-fenn', about: [THIRD], citations: [{ article: publicId('Article', article) }] })
    const record = async (text: string, article: string) => {
      const { data } = await api.ask(mutationOf('recordQuote', 'quote { id text citations { place } }'), { input: input(text, article) }, KEY)
      expect(data.recordQuote).toMatchObject({ __typename: 'RecordQuotePayload' })
      return data.recordQuote.quote
    }
    const articles = [await desk.article({ headline: 'One printing' }), await desk.article({ headline: 'Another printing' })] as const
    const [one, other] = [await record(`لا أحد يعرف: ${TEXT}`, articles[0]), await record(`لا أحد يعرف: ${COMPOSED}`, articles[1])]
    expect(one.text).toBe(`لا أحد يعرف: ${COMPOSED}`)
    expect(other).toEqual({ id: one.id, text: one.text, citations: [{ place: 'BODY' }, { place: 'BODY' }] })
  })
})
