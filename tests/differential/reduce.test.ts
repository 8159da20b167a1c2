import { expect, test } from '@jest/globals'
import { parse, print } from 'graphql'
import type { Operation } from './operations.ts'
import { reduce } from './reduce.ts'

const LARGE: Operation = {
  query: `query Asked($slug: String!, $first: Int = 3, $kept: Boolean!) {
    record { position }
    show(by: { slug: $slug }) {
      title @include(if: $kept)
      ...Rest
    }
  }
  fragment Rest on Show { tags quoteTimeline(first: $first, order: OLDEST_FIRST) { totalCount nodes { text ...Words } } }
  fragment Words on Quote { kind speaker { name } }`,
  variables: { slug: 'heartstopper', kept: true },
  role: 'editor'
}

test('An operation that fails is reduced to what makes it fail, with the variables that it still needs', async () => {
  const asked: string[] = []
  const smallest = await reduce(LARGE, (operation) => {
    asked.push(operation.query)
    return Promise.resolve(/quoteTimeline\(.*order/s.test(operation.query) && operation.query.includes('speaker'))
  })
  const wanted = `query Asked($slug: String!) {
    show(by: { slug: $slug }) { ... on Show { quoteTimeline(order: OLDEST_FIRST) { nodes { ... on Quote { speaker { __typename } } } } } }
  }`
  expect(smallest).toEqual({ query: print(parse(wanted)), variables: { slug: 'heartstopper' }, role: 'editor' })
  expect(asked.length).toBeLessThan(100)
})
