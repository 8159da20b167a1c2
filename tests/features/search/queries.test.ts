import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publicId } from '../../../src/graphql/ids.ts'
import { testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'
import { idOf } from '../../support/newsroom.ts'
import { look, openLibrary } from './library.ts'

let api: Api
beforeAll(async () => {
  api = await testApi()
  await openLibrary()
}, 60_000)
afterAll(() => api.close())

const QUILL = 'Speaker: Mara Quill'
const CLOCK = 'Show: Die Uhrmacherin von Nebelstadt'
const FINAL = 'Quote: We don’t have a final answer yet; the answer is not final.'
const HOPE = 'Quote: We would love to come back.'
const GERMAN = 'Quote: Es wird weitergehen, das weiß nicht einmal die Uhr.'
const NEBEL = 'Article: Die Uhr geht weiter: 100% <b>sicher</b>?'

describe('A search finds', () => {
  test.each([
    ['a show by its title', 'tide tables', 'Show: The Tide Tables'],
    ['a show by a stop word that is its name', 'It', 'Show: It'],
    ['a show by the whole name before what only has the words', 'die uhrmacherin von nebelstadt', CLOCK],
    ['a show in another script', 'כוכבי', 'Show: כוכבי שלום'],
    ['a show by who made it', 'brule fogbound', CLOCK],
    ['a speaker without the accents', 'zoe brule', 'Speaker: Zoë Brûlé'],
    ['a speaker with accents put together from parts', 'Zoe\u0308 Bru\u0302le\u0301', 'Speaker: Zoë Brûlé'],
    ['a speaker in capitals', 'ZOË BRÛLÉ', 'Speaker: Zoë Brûlé'],
    ['a speaker by another name', 'hartmann', 'Speaker: Zoë Brûlé'],
    ['a text with combining accents by plain letters', 'cafe stars', 'Show: כוכבי שלום'],
    ['an organisation by the beginning of its name', 'nebelf', 'Organisation: Nebelfunk'],
    ['an event by its name', 'lamplight fair', 'Event: Lamplight Book Fair'],
    ['an event by its place', 'Grunau', 'Event: Lamplight Book Fair'],
    ['an article by its headline, with marks of punctuation for nothing', '"100% <b>sicher</b>"', NEBEL],
    ['an article by words with a slash between', 'cancelled entschieden', NEBEL],
    ['a quote by its words', 'love come', HOPE],
    ['a quote by another form of a word', 'answering finally', FINAL],
    ['a quote in another language', 'weitergehen', GERMAN],
    ['a quote by its translation', 'clock knows', GERMAN],
    ['a quote by ß written as ss', 'weiss', GERMAN],
    ['a quote by who said it', 'brule clock knows', GERMAN]
  ])('%s', async (_what, text, first) => {
    const { found, errors, search } = await look(api, text)
    expect(errors).toBeUndefined()
    expect(found[0]).toBe(first)
    expect(search.correctedText).toBeNull()
    expect(search.totalCount).toBe(found.length)
  })

  test('a phrase only in its order', async () => {
    expect((await look(api, '"final answer"')).found).toEqual([FINAL])
    expect((await look(api, '"answer yet final"')).found).toEqual([])
    expect((await look(api, 'yet answer final')).found).toEqual([FINAL])
  })

  test('either of two words, and without what is left out', async () => {
    const either = (await look(api, 'fogbound or lamplight', { kinds: ['SHOW', 'EVENT'] })).found
    expect(either.toSorted()).toEqual(['Event: Lamplight Book Fair', CLOCK])
    expect((await look(api, 'quill -answer', { kinds: ['QUOTE'] })).found).toEqual([HOPE])
  })

  test('names before what hangs on them', async () => {
    const { found } = await look(api, 'mara quill')
    expect(found.slice(0, 1)).toEqual([QUILL])
    expect(found).toEqual(expect.arrayContaining([HOPE, FINAL, 'Show: The Tide Tables']))
  })

  test('nothing for words that are nowhere, and says so without an error', async () => {
    const { search, errors } = await look(api, 'zzyzx')
    expect(errors).toBeUndefined()
    expect(search).toMatchObject({ totalCount: 0, nodes: [], correctedText: null, pageInfo: { hasNextPage: false } })
  })
})

describe('A misspelt name', () => {
  test.each([
    ['of a show', 'Nebelstat Uhrmacherinn', 'Nebelstadt Uhrmacherin', CLOCK],
    ['of a speaker', 'Mara Quil', 'Mara Quill', QUILL],
    ['of an event', 'lampligt fair', 'lamplight fair', 'Event: Lamplight Book Fair'],
    ['of an outlet', 'Nebelfnuk', 'Nebelfunk', 'Organisation: Nebelfunk'],
    ['with accents', 'Zoë Brükle', 'Zoë Brule', 'Speaker: Zoë Brûlé']
  ])('%s is corrected, and the answer says so', async (_of, text, corrected, first) => {
    const { found, search } = await look(api, `${text} `)
    expect(found[0]).toBe(first)
    expect(search.correctedText).toBe(corrected)
  })

  test('of a speaker finds what they said', async () => {
    const { found, search } = await look(api, 'Mara Quyll love', { kinds: ['QUOTE'] })
    expect({ found, corrected: search.correctedText }).toEqual({ found: [HOPE], corrected: 'Mara Quill love' })
  })

  test('that is like none on record is left as it is', async () => {
    expect((await look(api, 'xylophonist quill')).search).toMatchObject({ totalCount: 0, correctedText: null })
  })
})

describe('A highlight', () => {
  test('shows what was found where, as it was written', async () => {
    expect((await look(api, 'brule zoe')).highlights[0]).toEqual(['NAME: [Zoë] [Brûlé]', 'ALIAS: [Zoe] B. Hartmann'])
    expect((await look(api, 'uhr sicher', { kinds: ['ARTICLE'] })).highlights[0]).toEqual([
      'NAME: Die [Uhr] geht weiter: 100% <b>[sicher]</b>?'
    ])
    expect((await look(api, 'finally')).highlights[0]).toEqual([
      'TEXT: We don’t have a [final] answer yet; the answer is not [final].'
    ])
    expect((await look(api, 'prufung')).highlights[0]).toEqual(['DESCRIPTION: Über die [Prüfung] der Räder'])
    expect((await look(api, 'clock knows', { kinds: ['QUOTE'] })).highlights[0]).toEqual([
      'TRANSLATION: It will go on; not even the [clock] [knows] how.'
    ])
    expect((await look(api, 'hartm')).highlights[0]).toEqual(['ALIAS: Zoe B. [Hartmann]'])
  })

  test('is missing where something was found by what hangs on it', async () => {
    const { found, highlights } = await look(api, 'quill', { kinds: ['QUOTE'] })
    expect(found).toHaveLength(2)
    expect(highlights).toEqual([[], []])
  })
})

describe('A search is narrowed', () => {
  test('by show, speaker, language and day', async () => {
    const shows = [publicId('Show', await idOf('show', 'the-tide-tables'))]
    const speakers = [publicId('Speaker', await idOf('speaker', 'zoe-brule'))]
    const quotes = async (filter: object) => (await look(api, 'clock or uhr or answer or love', { kinds: ['QUOTE'], filter })).found.toSorted()
    expect(await quotes({})).toEqual([GERMAN, FINAL, HOPE])
    expect(await quotes({ shows })).toEqual([FINAL, HOPE])
    expect(await quotes({ speakers })).toEqual([GERMAN])
    expect(await quotes({ language: 'de' })).toEqual([GERMAN])
    expect(await quotes({ from: '2024-05-05' })).toEqual([GERMAN, FINAL])
    expect(await quotes({ from: '2024-05-05', to: '2024-05-05' })).toEqual([FINAL])
    expect((await look(api, 'uhr', { kinds: ['ARTICLE'], filter: { language: 'DE' } })).found).toEqual([NEBEL])
    expect((await look(api, 'uhr', { kinds: [] })).found).toEqual([])
  })

  test.each([
    ['text', { text: 'x' }, 'BAD_ARGUMENT', /"text" has fewer than 2 letters or digits/],
    ['text', { text: 'word '.repeat(50) }, 'BAD_ARGUMENT', /"text" has 250 characters: give 200 at most/],
    ['text', { text: 'a\u0000b' }, 'BAD_TEXT', /NUL/],
    ['filter.shows', { text: 'uhr', filter: { shows: ['x'] } }, 'BAD_ID', /no id/],
    ['filter.speakers', { text: 'uhr', filter: { speakers: [publicId('Show', '0195162e-7a00-7000-8000-000000000001')] } }, 'BAD_ID', /Speaker/],
    ['filter.language', { text: 'uhr', filter: { language: "d'e%" } }, 'BAD_ARGUMENT', /no language tag/],
    ['filter.to', { text: 'uhr', filter: { from: '2025-01-02', to: '2025-01-01' } }, 'BAD_ARGUMENT', /lies before "from"/],
    ['first', { text: 'uhr', first: 101 }, 'BAD_PAGE', /100 items at most/]
  ])('but not by a %s that says nothing: %j', async (_argument, { text, ...more }, code, why) => {
    const { errors, statements } = await look(api, text, more)
    expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(why), extensions: { code } })
    expect(statements).toEqual([])
  })

  test.each([
    ["'; DROP TABLE shows; --"],
    ['<script>alert(1)</script>'],
    ['100%'],
    ['__ \\ %% ~* ((( ok'],
    ['ab:* & !cd | <->'],
    ['\u202Egnp.exe\u2066 uhr'],
    ['ne' + '\u0301'.repeat(190)],
    ['"""" """ uhr or or or'],
    ['or uhr'],
    ['uhr or'],
    ['👩‍👩‍👧 uhr 🏳️‍🌈'],
    ['新聞 ニュース'],
    ['uhr' + ' -uhr'.repeat(39)]
  ])('%j is a text like any other', async (text) => {
    const { errors, search } = await look(api, text)
    expect({ errors, count: typeof search.totalCount }).toEqual({ errors: undefined, count: 'number' })
    expect(api.reported).toEqual([])
  })
})

describe('The statements of a search', () => {
  const FOUND = [['tide', 3], ['lamplight', 2], ['zzyz', 0]] as const

  test('are one for the end of the log, one for the search, and one for all that is found', async () => {
    for (const [text, kinds] of FOUND) {
      const { statements, found } = await look(api, text)
      const types = new Set(found.map((one) => one.split(':')[0]))
      expect({ text, kinds: types.size }).toEqual({ text, kinds })
      // Where nothing is found, names are looked at once.
      expect(statements).toHaveLength(kinds === 0 ? 4 : 3)
    }
  })

  test('are one for the search and one for each kind found on the reference path', async () => {
    for (const [text, kinds] of FOUND) {
      const { statements } = await look({ ask: api.askReference }, text)
      expect(statements).toHaveLength(kinds === 0 ? 2 : 1 + kinds)
    }
  })
})
