import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getNamedType, isCompositeType, isRequiredArgument } from 'graphql'
import type { GraphQLObjectType } from 'graphql'
import { publicId } from '../../src/graphql/ids.ts'
import type { NodeType } from '../../src/graphql/ids.ts'
import { schema } from '../../src/graphql/schema.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { UNLIMITED } from '../support/limits.ts'
import { everything } from './everything.ts'
import { tie, world } from './two-worlds.ts'

/**
 * The same things three times over: published, draft and withdrawn, and everything published is tied to everything
 * hidden. Whatever is asked, nothing hidden may show. Names say which is which.
 */
const HIDDEN = ['DRAFT', 'WITHDRAWN'] as const

let api: Api
const hiddenIds: [NodeType, string][] = []

beforeAll(async () => {
  api = await testApi(undefined, { limits: UNLIMITED })
  const open = await world('public', 'PUBLISHED')
  for (const visibility of HIDDEN) {
    const name = `hidden-${visibility.toLowerCase()}`
    const shut = await world(name, visibility)
    hiddenIds.push(...shut.ids, ...(await tie(open, shut, name)))
  }
}, 60_000)

afterAll(() => api.close())

const roots = Object.values((schema.getQueryType() as GraphQLObjectType).getFields()).filter(({ type }) =>
  isCompositeType(getNamedType(type))
)
/** Keys to the API and what is to be published are for the desk, and are no part of the record. */
const lists = roots.filter(({ name, args }) => name !== 'apiKeys' && name !== 'scheduled' && !args.some(isRequiredArgument)).map(({ name }) => name)
const counted = lists.filter((name) => name !== 'record' && name !== 'viewer')

describe('Readers see nothing of drafts and of what was withdrawn', () => {
  test('of which there are some to see', async () => {
    const { data } = await api.ask(
      `{ ${counted.map((name) => `${name} { totalCount }`).join(' ')} }`
    )
    expect(Object.values(data as object).map(({ totalCount }) => totalCount > 0)).toEqual(
      counted.map(() => true)
    )
  })

  test.each(lists)(
    'in the list %s, three levels deep',
    async (name) => {
      const [type] = roots.filter((root) => root.name === name).map((root) => getNamedType(root.type))
      const { data, errors } = await api.ask(`{ ${name} { ${type ? everything(type, 2) : ''} } }`)
      expect(errors).toBeUndefined()
      expect(api.reported).toEqual([])
      const text = JSON.stringify(data)
      expect(text).not.toContain('hidden')
      for (const [type, key] of hiddenIds) expect(text).not.toContain(publicId(type, key))
    },
    60_000
  )

  test.each([
    ['show', 'show'],
    ['speaker', 'speaker'],
    ['organisation', 'company'],
    ['outlet', 'company'],
    ['event', 'event'],
    ['article', 'article']
  ])('when they name a %s by its slug', async (field, kind) => {
    const asked = ['public', 'hidden-draft', 'hidden-withdrawn'].map(
      (name, index) => `_${index}: ${field}(by: { slug: "${name}-${kind}" }) { slug }`
    )
    const { data } = await api.ask(`{ ${asked.join(' ')} }`)
    expect(data).toEqual({ _0: { slug: `public-${kind}` }, _1: null, _2: null })
  })

  test('when they have an id', async () => {
    const ids = hiddenIds.map(([type, key]) => publicId(type, key))
    const { data } = await api.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
    expect(data.nodes).toEqual(ids.map(() => null))
    const quote = await api.ask('query ($id: ID!) { quote(id: $id) { id } ruling(id: $id) { id } }', {
      id: ids.find((id) => atob(id).startsWith('Quote'))
    })
    expect(quote.data).toEqual({ quote: null, ruling: null })
  })

  test('when they name a season of a hidden show, or one that is hidden itself', async () => {
    const { data } = await api.ask(
      '{ a: installment(by: { season: { show: "hidden-draft-show", number: 90 } }) { id } b: installment(by: { ' +
        'season: { show: "public-show", number: 12 } }) { id } }'
    )
    expect(data).toEqual({ a: null, b: null })
  })

  test('and of a platform nothing but its type can be asked', async () => {
    const query = '{ installment(by: { season: { show: "public-show", number: 1 } }) { platforms { platform { __typename } } } }'
    expect((await api.ask(query)).data).toEqual({ installment: { platforms: [] } })
    expect(api.reported).toEqual([])
  })

  test('and a watchlist has null for it', async () => {
    const { data } = await api.ask(
      '{ showsBy(by: [{ slug: "hidden-draft-show" }, { slug: "public-show" }, { slug: "hidden-withdrawn-show" }]) { ' +
        'slug } }'
    )
    expect(data.showsBy).toEqual([null, { slug: 'public-show' }, null])
  })
})
