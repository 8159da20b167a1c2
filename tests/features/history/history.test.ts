import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publish, unpublish } from '../../../src/features/publication/actions.ts'
import { createShow, updateShow } from '../../../src/features/shows/actions.ts'
import { createSpeaker } from '../../../src/features/speakers/actions.ts'
import { cursorOf } from '../../../src/graphql/cursors.ts'
import { publicId } from '../../../src/graphql/ids.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { desk, edit, hopefulQuote, idOf, openNewsroom, third } from '../../support/newsroom.ts'

let api: Api
let show = ''
let quote = ''
beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
  await edit((c) => createSpeaker(c, { slug: 'secret', name: 'Secret Understudy', publish: false }))
  show = (await edit((c) => createShow(c, { slug: 'ledger', title: 'Secret Working Title', publish: false }))).result
  await edit((c) => updateShow(c, 'ledger', { title: 'Cloud Ledger' }))
  await edit((c) => publish(c, { type: 'Show', id: show }))
  const credits = [{ speaker: 'mara-quill', role: 'CREATOR' }, { speaker: 'secret', role: 'CAST', note: 'The Stand-in' }]
  await edit((c) => updateShow(c, 'ledger', { credits, lastYear: 2024 }), 'Its makers are known.')
  await edit((c) => unpublish(c, { type: 'Show', id: show }, 'Too early.'), 'Too early.')
  await edit((c) => updateShow(c, 'ledger', { description: 'Secret description.' }))
  await edit((c) => updateShow(c, 'ledger', { description: 'Clouds are counted.' }))
  await edit((c) => publish(c, { type: 'Show', id: show }))
  quote = await desk.quote(hopefulQuote())
  await desk.correctQuote(quote, { stances: [{ ...third(), subject: 'RENEWAL', value: 'CAUTIOUS' }] })
})
afterAll(() => api.close())

const KEY = { authorization: `Bearer ${TEST_KEY}` }

const HISTORY = `history(first: 10) { totalCount nodes { number action reason visibility recordedAt changes { field before after } } }`

describe('The history of a record', () => {
  test('has for readers what was done while it was published, and nothing of its drafts', async () => {
    const { data } = await api.ask(`{ show(by: { slug: "ledger" }) { version ${HISTORY} } }`)
    expect(data.show.history).toMatchObject({
      totalCount: 3,
      nodes: [
        { number: 3, action: 'test', visibility: 'PUBLISHED', changes: [{ field: 'description', before: null, after: 'Clouds are counted.' }] },
        {
          number: 2,
          reason: 'Its makers are known.',
          changes: [{ field: 'credits', before: null, after: 'Mara Quill, CREATOR' }, { field: 'lastYear', before: null, after: '2024' }]
        },
        { number: 1, changes: [{ field: 'slug', before: null, after: 'ledger' }, { field: 'title', before: null, after: 'Cloud Ledger' }] }
      ]
    })
    expect(data.show.version).toBe(3)
    expect(JSON.stringify(data)).not.toMatch(/Secret|Stand-in|Too early/)
  })

  test('has every state for those who see everything', async () => {
    const ask = async (see: string) =>
      (await api.ask(`query @perspective(see: ${see}) { show(by: { slug: "ledger" }) { history { nodes { number visibility changes { field after } } } } }`, {}, KEY)).data.show.history.nodes
    const everything: Array<{ number: number; visibility: string }> = await ask('EVERYTHING')
    expect(everything.map(({ number, visibility }) => `${number} ${visibility}`)).toEqual([
      ...['3 PUBLISHED', '-5 DRAFT', '-4 DRAFT', '-3 DRAFT', '2 PUBLISHED', '1 PUBLISHED', '-2 DRAFT', '-1 DRAFT']
    ])
    expect(everything[4]).toMatchObject({ changes: [{ field: 'credits', after: 'Mara Quill, CREATOR; Secret Understudy, The Stand-in, CAST' }, { field: 'lastYear' }] })
    expect(everything[7]).toMatchObject({ changes: [{ field: 'slug' }, { field: 'title', after: 'Secret Working Title' }] })
    expect(await ask('DRAFTS')).toHaveLength(8)
  })

  test('is read page by page in either direction', async () => {
    const ask = async (args: string) =>
      (await api.ask(`{ show(by: { slug: "ledger" }) { history(${args}) { nodes { number } pageInfo { hasNextPage endCursor startCursor } } } }`)).data.show.history
    const first = await ask('first: 2')
    expect(first).toMatchObject({ nodes: [{ number: 3 }, { number: 2 }], pageInfo: { hasNextPage: true } })
    expect(await ask(`first: 2, after: "${first.pageInfo.endCursor}"`)).toMatchObject({ nodes: [{ number: 1 }], pageInfo: { hasNextPage: false } })
    expect((await ask('last: 2')).nodes).toEqual([{ number: 2 }, { number: 1 }])
    // A place that only those have who see drafts is none.
    const hidden = (await api.ask('query @perspective(see: DRAFTS) { show(by: { slug: "ledger" }) { history(first: 2) { pageInfo { endCursor } } } }', {}, KEY)).data.show.history
    for (const cursor of [hidden.pageInfo.endCursor, cursorOf({ name: 'history', order: 'desc' }, '-99')]) expect((await ask(`first: 2, after: "${cursor}"`)).nodes).toEqual([])
    const { errors } = await api.ask('{ show(by: { slug: "ledger" }) { history(first: 500) { nodes { number } } } }')
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_PAGE' } }])
  })

  test('of a quote has its versions, in the words of a diff', async () => {
    const { data } = await api.ask(`query ($id: ID!) { quote(id: $id) { ${HISTORY} } }`, { id: publicId('Quote', quote) })
    expect(data.quote.history.nodes[0].changes).toEqual([
      {
        field: 'stances',
        before: 'The Tide Tables, Season 3, HOPEFUL, CREATOR, RENEWAL',
        after: 'The Tide Tables, Season 3, CAUTIOUS, CREATOR, RENEWAL'
      }
    ])
    expect(data.quote.history.nodes[1].changes).toContainEqual({ field: 'speaker', before: null, after: 'Mara Quill' })
  })

  test.each([['ask', 1], ['askReference', 13]] as const)('of many records takes as many statements as that of one: %s', async (way, statements) => {
    const ask = (first: number) => api[way](`{ speakers(first: ${first}) { nodes { name history(first: 3) { nodes { changes { field after } } } } } }`)
    const [one, many] = [await ask(1), await ask(4)]
    expect(many.data.speakers.nodes.map(({ history }: { history: { nodes: unknown[] } }) => history.nodes.length)).toEqual([1, 1, 1, 1])
    expect(many.statements).toHaveLength(one.statements.length)
    expect(one.statements).toHaveLength(statements)
  })

  test('stands on a record under whatever path leads to it', async () => {
    const { data } = await api.ask('{ node(id: "' + publicId('Speaker', await idOf('speaker', 'mara-quill')) + '") { ... on Speaker { history { nodes { action } } } } }')
    expect(data.node.history.nodes).toEqual([{ action: 'test' }])
  })
})
