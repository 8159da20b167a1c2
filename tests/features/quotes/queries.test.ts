import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publicId } from '../../../src/graphql/ids.ts'
import { testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'
import { aQuote, aShow, aSpeaker, anArticle, anEvent, anInstallment, anOrganisation } from '../../support/record.ts'

let api: Api
let quoteId: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  api = await testApi()
  const show = await aShow('heartstopper')
  const season = await anInstallment(show, 4)
  const [alice, joe] = [await aSpeaker('alice'), await aSpeaker('joe')]
  const [festival, podcast] = [
    await anEvent('festival', '2025-02-15/2025-02-16'),
    await anEvent('podcast', '2024-10', { kind: 'PODCAST' })
  ]
  const outlet = await anOrganisation('gazette')
  const late = await anArticle('late', '2025-02-17', [show], { outletId: outlet.id })
  const early = await anArticle('early', '2024-11-01', [show])
  const common = { show, installment: season }
  await aQuote('hopeful', {
    ...common,
    speaker: alice,
    event: festival,
    articles: [late],
    stances: [{ show, subject: 'RENEWAL', value: 'HOPEFUL' }]
  })
  await aQuote('cautious', {
    ...common,
    speaker: alice,
    said: '2024-23',
    articles: [late, early],
    stances: [{ show, subject: 'RENEWAL', value: 'CAUTIOUS' }]
  })
  await aQuote('the plan', {
    ...common,
    speaker: joe,
    event: podcast,
    said: '2024-10',
    kind: 'PARAPHRASE',
    articles: [late],
    stances: [{ show, subject: 'FINALITY', value: 'CONFIRMS' }]
  })
  const first = await aQuote('as first recorded', {
    show,
    speaker: joe,
    said: '2023',
    knownTo: new Date('2025-01-01T00:00:00Z')
  })
  quoteId = first.quoteId
  await aQuote('as corrected', {
    show,
    speaker: joe,
    said: '2023-05',
    quoteId,
    number: 2,
    knownFrom: new Date('2025-01-01T00:00:00Z')
  })
  await api.database.sql(`UPDATE update_head SET position = 9, recorded_at = '2025-02-20T00:00:00Z'`)
  Object.assign(ids, {
    alice: publicId('Speaker', alice.id),
    joe: publicId('Speaker', joe.id),
    gazette: publicId('Organisation', outlet.id)
  })
})

afterAll(() => api.close())

const TIMELINE = `query ($filter: QuoteTimelineFilter, $order: TimelineOrder, $knownAt: DateTime, $first: Int, $after: String) {
  show(by: { slug: "heartstopper" }) { quoteTimeline(filter: $filter, order: $order, knownAt: $knownAt, first: $first, after: $after) {
    edges { next node { text } } pageInfo { endCursor } } }
  quoteTimeline(filter: $filter, order: $order, knownAt: $knownAt, first: $first, after: $after) { edges { next node { text } } } }`

async function timeline(variables: object): Promise<[string, string | null][]> {
  const { data, errors } = await api.ask(TIMELINE, variables)
  expect(errors).toBeUndefined()
  expect(data.quoteTimeline.edges).toEqual(data.show.quoteTimeline.edges)
  return data.quoteTimeline.edges.map(({ next, node }: { next: string | null; node: { text: string } }) => [
    node.text,
    next
  ])
}

describe('The timeline', () => {
  test('goes newest first and says how neighbours stand to each other', async () => {
    expect(await timeline({})).toEqual([
      ['hopeful', 'AFTER'],
      ['cautious', 'OVERLAPS'],
      ['the plan', 'AFTER'],
      ['as corrected', null]
    ])
  })

  test('goes oldest first', async () => {
    expect(await timeline({ order: 'OLDEST_FIRST' })).toEqual([
      ['as corrected', 'BEFORE'],
      ['the plan', 'OVERLAPS'],
      ['cautious', 'BEFORE'],
      ['hopeful', null]
    ])
  })

  test('of a past record time shows what was on record then', async () => {
    expect((await timeline({ knownAt: '2024-12-01T00:00:00Z' })).map(([text]) => text)).toContain('as first recorded')
    expect(await timeline({ knownAt: '2023-12-01T00:00:00Z' })).toEqual([])
  })

  test('knows the neighbour beyond the page, and goes on after its cursor', async () => {
    const { data } = await api.ask(TIMELINE, { first: 2 })
    expect(data.quoteTimeline.edges.at(-1)).toEqual({ node: { text: 'cautious' }, next: 'OVERLAPS' })
    expect(await timeline({ first: 2, after: data.show.quoteTimeline.pageInfo.endCursor })).toEqual([
      ['the plan', 'AFTER'],
      ['as corrected', null]
    ])
  })

  test.each<[string, () => object, string[]]>([
    ['kind', () => ({ kinds: ['PARAPHRASE'] }), ['the plan']],
    ['stance', () => ({ stances: ['HOPEFUL', 'CAUTIOUS'] }), ['hopeful', 'cautious']],
    ['subject of a stance', () => ({ stances: ['CONFIRMS'], stanceSubject: 'RENEWAL' }), []],
    ['speaker', () => ({ speakers: [ids['joe']] }), ['the plan', 'as corrected']],
    ['kind of event', () => ({ eventKinds: ['PODCAST'] }), ['the plan']],
    ['outlet', () => ({ outlets: [ids['gazette']] }), ['hopeful', 'cautious', 'the plan']],
    ['days it can have been said', () => ({ saidFrom: '2024-11-15', saidTo: '2025-02-15' }), ['hopeful', 'cautious']]
  ])('is narrowed by %s', async (_what, filter, texts) => {
    expect((await timeline({ filter: filter() })).map(([text]) => text)).toEqual(texts)
  })

  test('of a page with speakers, events, citations and articles costs one statement', async () => {
    const { data, statements } =
      await api.ask(`{ show(by: { slug: "heartstopper" }) { quoteTimeline(first: 20) { nodes {
      text parts { text } speaker { name } event { name held { label } } stances { value } about { show { title } installment { title } }
      citations { place article { headline outlet { name } } } earliestCitation { article { headline } } } } } }`)
    expect(data.show.quoteTimeline.nodes[1]).toMatchObject({
      citations: [{ article: { headline: 'late' } }, { article: { headline: 'early' } }],
      earliestCitation: { article: { headline: 'early' } }
    })
    expect(statements).toHaveLength(1)
  })

  test('stands under speaker, event, article and installment as well', async () => {
    const { data } = await api.ask(`{
      speaker(by: { slug: "alice" }) { quoteTimeline { totalCount nodes { text } } }
      event(by: { slug: "podcast" }) { quoteTimeline { nodes { text } } }
      article(by: { slug: "early" }) { quoteTimeline { nodes { text } } }
      installment(by: { season: { show: "heartstopper", number: 4 } }) { quoteTimeline { totalCount } } }`)
    expect(data).toEqual({
      speaker: { quoteTimeline: { totalCount: 2, nodes: [{ text: 'hopeful' }, { text: 'cautious' }] } },
      event: { quoteTimeline: { nodes: [{ text: 'the plan' }] } },
      article: { quoteTimeline: { nodes: [{ text: 'cautious' }] } },
      installment: { quoteTimeline: { totalCount: 3 } }
    })
  })
})

describe('A quote', () => {
  const QUOTE =
    'query ($id: ID!) { quote(id: $id) { id text version knownTo } node(id: $id) { id ... on Quote { text } } }'

  test('is found by its id as it is now, and each older version by an id of its own', async () => {
    const current = await api.ask(QUOTE, { id: publicId('Quote', quoteId) })
    expect(current.data.quote).toMatchObject({
      id: publicId('Quote', quoteId),
      text: 'as corrected',
      version: 2,
      knownTo: null
    })
    const older = await api.ask(
      'query { show(by: { slug: "heartstopper" }) { quoteTimeline(knownAt: "2024-06-01T00:00:00Z", last: 1) { nodes ' +
        '{ id text } } } }'
    )
    const [first] = older.data.show.quoteTimeline.nodes
    const again = await api.ask(QUOTE, { id: first.id })
    expect(again.data).toEqual({
      quote: { id: first.id, text: 'as first recorded', version: 1, knownTo: '2025-01-01T00:00:00.000Z' },
      node: { id: first.id, text: 'as first recorded' }
    })
  })
})
