import { describe, expect, test } from '@jest/globals'
import { Kind, parse, validate } from 'graphql'
import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql'
import { PlanCache, planOf } from '../../src/compiler/plans.ts'
import { shaper } from '../../src/compiler/shapes.ts'
import { publicId } from '../../src/graphql/ids.ts'
import { schema } from '../../src/graphql/schema.ts'
import { READER } from '../../src/graphql/viewer.ts'
import type { Perspective } from '../../src/graphql/viewer.ts'

function compiled(query: string) {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode
  const fragments: Record<string, FragmentDefinitionNode> = {}
  const shapeOf = shaper(schema, operation, true)
  return (variables: Record<string, unknown>, perspective: Perspective = 'PUBLISHED') => {
    const request = { variables, viewer: { ...READER, perspective }, now: new Date('2026-03-01T00:00:00Z') }
    const plan = planOf({ schema, fragments, operation }, request)
    return { shape: shapeOf(request), plan, values: plan.bind(request) }
  }
}

const LIST = `query($first: Int, $after: String, $kinds: [QuoteKind!], $order: TimelineOrder, $at: DateTime) {
  quoteTimeline(first: $first, after: $after, order: $order, knownAt: $at, filter: { kinds: $kinds }) { nodes { text } pageInfo { endCursor } } }`

describe('The text of a statement', () => {
  test('is the same for all values, which are bound', () => {
    const ask = compiled('query($slug: String!, $first: Int) { show(by: { slug: $slug }) { title quoteTimeline(first: $first) { nodes { text } } } }')
    const [one, other] = [ask({ slug: 'heartstopper', first: 3 }), ask({ slug: "o'clock", first: 7 })]
    expect(one.plan.text).toBe(other.plan.text)
    expect(one.shape).toBe(other.shape)
    expect([one.values, other.values]).toEqual([['heartstopper', 3], ["o'clock", 7]])
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['whether a cursor is given', {}, { after: 'djE6cXVvdGVUaW1lbGluZTpkZXNjOng3ZDBmMzBhNA' }],
    ['whether a filter is given', { kinds: null }, { kinds: ['DIRECT'] }],
    ['the order', { order: 'desc' }, { order: 'asc' }],
    ['whether a moment is given', { at: null }, { at: new Date('2025-01-01T00:00:00Z') }]
  ])('depends on %s', (_what, variables, others) => {
    const shapeOf = shaper(schema, parse(LIST).definitions[0] as OperationDefinitionNode, false)
    const bound = (values: Record<string, unknown>) => ({ variables: values, viewer: READER })
    expect(shapeOf(bound(variables))).not.toBe(shapeOf(bound(others)))
  })

  test('depends on who sees what, on flags and on the types of ids', () => {
    const ask = compiled('query($id: ID!, $yes: Boolean!) { node(id: $id) { id @include(if: $yes) __typename } }')
    const [show, other, event] = ['Show', 'Show', 'Event'].map((type, index) => publicId(type as 'Show', `0195162e-7a00-7000-8000-00000000000${index}`))
    const shapes = [ask({ id: show, yes: true }), ask({ id: event, yes: true }), ask({ id: show, yes: false }), ask({ id: show, yes: true }, 'DRAFTS')]
    expect(new Set(shapes.map(({ shape }) => shape)).size).toBe(4)
    expect(new Set(shapes.map(({ plan }) => plan.text)).size).toBe(4)
    expect(ask({ id: other, yes: true }).shape).toBe(shapes[0]?.shape)
  })

  test('holds nothing that was sent', () => {
    const ask = compiled(LIST)
    const { plan, values } = ask({ first: 13, kinds: ['PARAPHRASE'], at: new Date('2025-01-02T03:04:05Z') })
    expect(plan.text).not.toMatch(/13|PARAPHRASE|2025/)
    expect(values).toEqual(expect.arrayContaining([13, ['PARAPHRASE'], '2025-01-02T03:04:05.000Z']))
  })
})

describe('Planning', () => {
  test('is done once where no filter is given, and with the values of each request where one is', () => {
    const ask = compiled(LIST)
    expect(ask({}).plan.planned).toBe('once')
    expect(ask({ kinds: ['DIRECT'] }).plan.planned).toBe('with-values')
  })
})

test('Plans that were not used for the longest time make room for others', () => {
  const cache = new PlanCache(100)
  const plan = (text: string) => ({ text, planned: 'once' as const, bind: () => [], makings: [], first: [] })
  cache.set('a', plan('x'.repeat(40)))
  cache.set('b', plan('x'.repeat(40)))
  expect(cache.get('a')).toBeDefined()
  cache.set('c', plan('x'.repeat(40)))
  expect([cache.get('a'), cache.get('b'), cache.get('c')].map((found) => found !== undefined)).toEqual([true, false, true])
})
