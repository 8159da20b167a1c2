import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contents, entriesAfter } from '../effects/traces.ts'
import { publicId } from '../../src/graphql/ids.ts'
import { type Api, TEST_KEY, testApi } from '../support/graphql.ts'
import { mutationOf } from '../support/mutations.ts'
import { desk, hopefulQuote, openNewsroom, THIRD } from '../support/newsroom.ts'

let api: Api
beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
})
afterAll(() => api.close())

const reason = 'They are one.'
const make = async (verb: string, input: object, payload = Array.isArray(input) ? 'made' : 'change { position warnings }') => {
  const { data, errors, status } = await api.ask(mutationOf(verb, payload), { input }, { authorization: `Bearer ${TEST_KEY}` })
  return (data?.[verb] ?? { status, errors }) as ReturnType<typeof JSON.parse>
}
const words = (text: string, speaker: object) => ({ kind: 'DIRECT', parts: [{ text }], about: [THIRD], citations: [{ article: 'times-may' }], ...speaker })

/** What is refused, and leaves every table as it was. */
async function refused(verb: string, input: object): Promise<ReturnType<typeof JSON.parse>> {
  const before = await contents(api.database)
  const answer = await make(verb, input)
  expect(await contents(api.database)).toEqual(before)
  return answer
}

describe('Two people of one name', () => {
  test('are two records, told apart by their slugs, and never taken for each other', async () => {
    const first = await make('createSpeaker', { name: 'Ada Gale' }, 'speaker { id slug }')
    const second = await make('createSpeaker', { name: 'Ada Gale' }, 'speaker { id slug } change { warnings }')
    expect([first.speaker.slug, second.speaker.slug]).toEqual(['ada-gale', 'ada-gale-2'])
    expect(second.change.warnings).toEqual([expect.stringContaining('ada-gale')])

    const unclear = await refused('recordQuote', words('Which of us was it?', { speakerNamed: { name: 'ada GALE' } }))
    expect(unclear).toMatchObject({ path: ['input', 'speakerNamed', 'name'], message: expect.stringMatching(/ada-gale\b.*ada-gale-2/) })

    for (const speaker of ['ada-gale', 'ada-gale-2']) {
      expect(await make('recordQuote', words('It was I who said it.', { speaker }))).toMatchObject({ change: { position: expect.any(Number) } })
    }
    const { data } = await api.ask('{ one: speaker(by: { slug: "ada-gale" }) { quoteTimeline { totalCount } } other: speaker(by: { slug: "ada-gale-2" }) { quoteTimeline { totalCount } } search(text: "Ada Gale", kinds: [SPEAKER]) { totalCount } }')
    expect(data).toEqual({ one: { quoteTimeline: { totalCount: 1 } }, other: { quoteTimeline: { totalCount: 1 } }, search: { totalCount: 2 } })
  })
})

describe('10,000 items at once', () => {
  const many = <T>(item: (n: number) => T) => Array.from({ length: 10_000 }, (_, n) => item(n))
  test.each([
    ['recordArticles', many((n) => ({ headline: `Of ${n}` }))],
    ['recordQuotes', many((n) => words(`Of ${n}.`, { speaker: 'mara-quill' }))],
    ['recordRulings', many(() => ({ show: THIRD.show, state: 'ENDED', effective: { edtf: '2024' }, evidence: [{ article: 'times-may' }] }))],
    ['publishAll', many(() => ({ id: publicId('Show', '0195162e-7a00-7000-8000-000000000001') }))],
    ['withdrawAll', many(() => ({ id: publicId('Show', '0195162e-7a00-7000-8000-000000000001'), reason }))]
  ])('to %s are refused as a whole, with what may be sent, and nothing is written', async (verb, inputs) => {
    const held = process.memoryUsage().rss
    const answer = await refused(verb, inputs)
    expect([200, 400, 413]).toContain(answer.status)
    expect(JSON.stringify(answer.errors)).toMatch(/10000 items|larger than 1 MB: send less at once/)
    expect(process.memoryUsage().rss - held).toBeLessThan(200_000_000)
  })

  test('101 are refused by the mutation itself, which says how many it takes', async () => {
    const answer = await refused('recordArticles', Array.from({ length: 101 }, (_, n) => ({ headline: `Of ${n}` })))
    expect(answer).toMatchObject({ __typename: 'ValidationError', path: ['inputs'], message: expect.stringMatching(/101 items: give 1 to 100/) })
  })
})

describe('Merges that go round', () => {
  const speaker = async (name: string) => publicId('Speaker', await desk.speaker({ name }))
  const quote = async (text: string) => publicId('Quote', await desk.quote(hopefulQuote({ parts: [{ text }], allowDuplicate: true })))

  test.each([['mergeSpeakers', speaker], ['mergeQuotes', quote]] as const)('are refused by %s, whichever way they go', async (verb, record) => {
    const [a, b, c] = [await record(`Round one, ${verb}`), await record(`Round two, ${verb}`), await record(`Round three, ${verb}`)]
    const merge = (from: string, into: string) => ({ from, into, reason })
    expect(await refused(verb, merge(a, a))).toMatchObject({ __typename: 'Conflict', path: ['input', 'into'] })
    expect(await make(verb, merge(a, b))).toMatchObject({ change: { position: expect.any(Number) } })
    expect(await refused(verb, merge(b, a))).toMatchObject({ __typename: 'Conflict', path: ['input', 'into'] })
    expect(await refused(verb, merge(a, b))).toMatchObject({ __typename: 'Conflict', path: ['input', 'into'] })
    expect(await make(verb, merge(b, c))).toMatchObject({ change: { position: expect.any(Number) } })
    expect(await refused(verb, merge(c, a))).toMatchObject({ __typename: 'Conflict', path: ['input', 'into'] })
    const type = verb === 'mergeQuotes' ? 'Quote' : 'Speaker'
    const { data } = await api.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { id } } }`, { ids: [a, b, c] })
    expect(data.nodes).toEqual([{ id: c }, { id: c }, { id: c }])
  })
})

describe('A ruling dated before the show existed', () => {
  test('is recorded with a warning that names both years, and is the answer from that day on', async () => {
    const { show } = await make('createShow', { title: 'Late Lights', firstYear: 2020, installments: [{ kind: 'SEASON', number: 1 }] }, 'show { slug }')
    const ruling = { show: show.slug, seasons: [1], state: 'CANCELLED', effective: { edtf: '1999-05' }, saidBy: 'lantern', evidence: [{ article: 'times-may' }] }
    const made = await make('recordRuling', ruling)
    expect(made.change.warnings).toContainEqual(expect.stringMatching(/1999.*2020|2020.*1999/))
    expect(await make('recordRuling', { ...ruling, effective: { edtf: '2021-05' } })).toMatchObject({ change: { warnings: [expect.not.stringContaining('2020')] } })
  })
})

describe('The address of an article with what it was shared with', () => {
  const shared = (tail: string) => `HTTPS://Tides.Example:443/may/${tail}`
  test('is one page however it was shared', async () => {
    const made = await make('recordArticle', { headline: 'Shared', canonicalUrl: shared('?utm_source=letter&fbclid=x#top') }, 'article { id canonicalUrl } change { position }')
    expect(made.article.canonicalUrl).toBe('https://tides.example/may')
    expect(await refused('recordArticle', { headline: 'Shared again', canonicalUrl: shared('?gclid=1') })).toMatchObject({ __typename: 'Conflict' })
    const said = words('Shared words.', { speaker: 'tobias-fenn' })
    const quote = await make('recordQuote', { ...said, citations: [{ articleNamed: { headline: 'Any', canonicalUrl: shared('?utm_medium=social') } }] }, 'quote { citations { article { id } } } change { position }')
    expect(quote.quote.citations).toEqual([{ article: { id: made.article.id } }])
    expect((await entriesAfter(api.database, made.change.position)).map(({ kind }) => kind)).toEqual(['QUOTE'])
    const apart = await make('recordArticle', { headline: 'Another page', canonicalUrl: shared('?page=2&utm_source=x') }, 'article { canonicalUrl }')
    expect(apart.article.canonicalUrl).toBe('https://tides.example/may?page=2')
  })
})
