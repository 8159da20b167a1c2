import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publicId } from '../../../src/graphql/ids.ts'
import { testApi } from '../../support/graphql.ts'
import type { Answer, Api } from '../../support/graphql.ts'
import { aQuote, aShow, anUpdate } from '../../support/record.ts'

let api: Api
let id: string
let empty: Answer

beforeAll(async () => {
  api = await testApi()
  empty = await api.ask('{ record { position recordedAt } showUpdates { nodes { id } pageInfo { endCursor } } }')
  const show = await aShow('heartstopper')
  const other = await aShow('sherwood')
  const quote = await aQuote('hopeful', { show })
  id = publicId('Show', show.id)
  for (let index = 0; index < 12; index += 1) {
    const kind = ['QUOTE', 'RULING', 'RELEASE_DATE'][index % 3] ?? ''
    await anUpdate(
      kind,
      `2025-02-01T00:00:${index + 10}Z`,
      kind === 'QUOTE' ? { quoteId: quote.quoteId } : {},
      index % 2 ? [show] : [show, other]
    )
  }
})

afterAll(() => api.close())

const FEED = `query ($shows: [ID!], $types: [UpdateType!], $first: Int, $after: String) { showUpdates(shows: $shows, types: $types, first: $first, after: $after) {
  nodes { position } pageInfo { endCursor hasNextPage } } }`

async function feed(
  variables: object
): Promise<{ positions: number[]; end: string; more: boolean; statements: string[] }> {
  const { data, errors, statements } = await api.ask(FEED, variables)
  expect(errors).toBeUndefined()
  const { nodes, pageInfo } = data.showUpdates
  return {
    positions: nodes.map(({ position }: { position: number }) => position),
    end: pageInfo.endCursor,
    more: pageInfo.hasNextPage,
    statements
  }
}

describe('The log', () => {
  test('that is empty ends nowhere', () => {
    expect(empty.data).toEqual({
      record: { position: 0, recordedAt: null },
      showUpdates: { nodes: [], pageInfo: { endCursor: null } }
    })
  })

  test('gives every entry once to whoever keeps only a cursor, also entries yet to come', async () => {
    const seen: number[] = []
    let after: string | null = null
    for (let turn = 0; turn < 4; turn += 1) {
      const page = await feed({ first: 5, after })
      seen.push(...page.positions)
      after = page.end
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    await anUpdate('RULING', '2025-02-01T00:01:00Z')
    expect((await feed({ after })).positions).toEqual([13])
  })

  test('at its end answers with the cursor it was asked with', async () => {
    const { end } = await feed({ first: 100 })
    expect(await feed({ after: end })).toMatchObject({ positions: [], end, more: false })
  })

  test('is narrowed by show and by kind', async () => {
    expect((await feed({ types: ['RELEASE_DATE'] })).positions).toEqual([3, 6, 9, 12])
    expect((await feed({ shows: [id], types: ['QUOTE', 'RULING'], first: 3 })).positions).toEqual([1, 2, 4])
  })

  test('says of each entry what it points at, in one statement a page', async () => {
    const { data, statements } =
      await api.ask(`{ showUpdates(first: 3) { nodes { __typename id type summary change shows { title } installments { title }
      ... on QuoteUpdate { quote { text } } ... on RulingUpdate { ruling { state } } } } }`)
    expect(data.showUpdates.nodes).toMatchObject([
      { __typename: 'QuoteUpdate', type: 'QUOTE', quote: { text: 'hopeful' }, shows: { length: 2 } },
      { __typename: 'RulingUpdate', ruling: null, shows: [{ title: 'heartstopper' }] },
      { __typename: 'ReleaseDateUpdate', installments: [] }
    ])
    expect(statements).toHaveLength(1)
    const again = await api.ask(
      'query ($id: ID!) { node(id: $id) { __typename ... on ShowUpdate { position ... on QuoteUpdate { quote { text ' +
        '} } } } }',
      { id: data.showUpdates.nodes[0].id }
    )
    expect(again.data.node).toEqual({ __typename: 'QuoteUpdate', position: 1, quote: { text: 'hopeful' } })
  })

  test('stands under a show too, and its cursors fit both', async () => {
    const { data } = await api.ask(
      '{ show(by: { slug: "sherwood" }) { updates(last: 2) { totalCount nodes { position } pageInfo { startCursor } ' +
        '} } }'
    )
    expect(data.show.updates).toMatchObject({ totalCount: 6, nodes: [{ position: 9 }, { position: 11 }] })
    expect((await feed({ after: data.show.updates.pageInfo.startCursor, first: 2 })).positions).toEqual([10, 11])
  })
})
