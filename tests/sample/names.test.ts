import { describe, expect, test } from '@jest/globals'
import { isDay } from '../../src/dates/days.ts'
import { heartstopper } from '../../src/sample/heartstopper.ts'
import { sampleSteps } from '../../src/sample/load.ts'
import { VERBS } from '../../src/sample/steps.ts'

const steps = sampleSteps()
const real = new Set(heartstopper)
const fictional = steps.filter((step) => !real.has(step))
const created = (verb: string, field: string, of = fictional) =>
  of.flatMap((step) => (step.verb === verb ? [String(step.input[field])] : []))

describe('the names of the sample', () => {
  test('only these people and companies speak, none of whom exists', () => {
    expect(created('createSpeaker', 'name').toSorted()).toEqual([
      'Augustin Vellumby',
      'Aurelio Pocketsworth',
      'Basil Trestletable',
      'Benedikta Fangmoor',
      'Bertrand Gullwing',
      'Calliope Brightbrine',
      'Celestine Driftwater',
      'Clementine Spadework',
      'Cornelius Dialtone',
      'Desmond Rootcellar',
      'Eustacia Bilgewell',
      'Figment TV',
      'Fitz Copperpot',
      'Fitzgerald Copperpot',
      'Fındık TV',
      'Ghayman Alradhadhi',
      'Gheiman el-Razazi',
      'Harbour Nine',
      'Horatio Wicktrimmer',
      'Hortense Pagebottom',
      'Ignatius Portlight',
      'Ingrid Fenwillow',
      'Jolyon Starlingham',
      'Lantern+',
      'Leopold Glasspear',
      'Liesl Zahnradner',
      'Linus Buttonhook',
      'Marisol Tidefoot',
      'Nightjar Play',
      'Octavia Orreryman',
      'Ottoline Brasswick',
      'Peregrine Candlesnuff',
      'Pomona Whiskerling',
      'Quillstream',
      'Saskia Windfallen',
      'Teledraig',
      'Thaddeus Footlight',
      'The crew of Mrs. Quill',
      'The makers of Low Tide Club',
      'Waldemar Fishpocket',
      'Wilhelmina Ledgerwell',
      'İpek Işıldak',
      'Φάρος+',
      'Φανούρης Καραβοτσάκαλος',
      'غيمان الرذاذي',
      '三日月製作',
      '雲ビジョン',
      '雲切 渦子'
    ])
  })

  test('real people and companies are named only where the one real article names them', () => {
    expect(created('createSpeaker', 'name', heartstopper).toSorted()).toEqual([
      'Alice Oseman',
      'Joe Locke',
      'Kit Connor',
      'Patrick Walters',
      'Tommy DiDario',
      'William Hussey'
    ])
    const ofTheArticle = /\b(Oseman|Locke|Connor|Walters|DiDario|Hussey|Heartstopper|Netflix|TUDUM|Waterstones)\b/i
    const ofTheTrade = /\b(Hulu|Disney|Amazon|BBC|HBO|Paramount|Peacock|Deadline|Reuters|Guardian)\b/i
    const texts = fictional.map(({ input }) => JSON.stringify(input))
    expect(texts.filter((text) => ofTheArticle.test(text) || ofTheTrade.test(text))).toEqual([])
  })

  test('every fictional show says that it is', () => {
    const descriptions = created('createShow', 'description')
    expect(descriptions.length).toBeGreaterThanOrEqual(30)
    expect(descriptions.filter((text) => !text.startsWith('Fictional. '))).toEqual([])
  })

  test('every address and every domain lies under .example, which nobody can own', () => {
    const text = JSON.stringify(steps.map(({ input }) => input))
    const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host ?? '')
    const domains = steps.flatMap(({ input }) => (typeof input['domain'] === 'string' ? [input['domain']] : []))
    expect(domains).toHaveLength(21)
    expect([...hosts, ...domains].filter((host) => !host.endsWith('.example'))).toEqual([])
  })

  test('external ids are well formed and beyond any in use', () => {
    type Ids = Record<'tvmaze' | 'tmdb' | 'imdb' | 'wikidata', string>
    const ids = steps.flatMap(({ input }) => ('externalIds' in input ? [input['externalIds'] as Ids] : []))
    expect(ids.length).toBeGreaterThan(6)
    for (const { tvmaze, tmdb, imdb, wikidata } of ids) {
      expect([Number(tvmaze) >= 90_000_000, Number(tmdb) >= 90_000_000]).toEqual([true, true])
      expect(imdb).toMatch(/^tt9900\d{4}$/)
      expect(wikidata).toMatch(/^Q9900\d{5}$/)
    }
  })
})

describe('the record times of the sample', () => {
  test('strictly increase, from 2023 to the middle of 2026', () => {
    const times = steps.map(({ at }) => at)
    expect(times).toEqual([...new Set(times)].toSorted())
    expect([times[0]?.slice(0, 4), times.at(-1)?.slice(0, 7)]).toEqual(['2023', '2026-06'])
  })

  test('no article is recorded before it appeared', () => {
    const articles = steps.filter(({ verb }) => verb === 'recordArticle')
    expect(articles.filter(({ at, input }) => String(input['published']) > at.slice(0, 10))).toEqual([])
    expect(created('recordArticle', 'published', steps).filter((day) => !isDay(day))).toEqual([])
  })

  test('every name given to a quote or a ruling is given once', () => {
    const names = steps.flatMap(({ name }) => (name ? [name] : []))
    expect(names).toHaveLength(new Set(names).size)
  })

  test('every verb that can record a sample is used', () => {
    expect([...new Set(steps.map(({ verb }) => verb))].toSorted()).toEqual(Object.keys(VERBS).toSorted())
  })

  test('the steps are limited in number, for each is a change made at the first start', () => {
    expect(steps.length).toBeGreaterThan(150)
    expect(steps.length).toBeLessThanOrEqual(390)
  })
})
