import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cursorOf } from '../../src/graphql/cursors.ts'
import { publicId } from '../../src/graphql/ids.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { aShow } from '../support/record.ts'

let api: Api

beforeAll(async () => {
  api = await testApi()
  await aShow('heartstopper')
})

afterAll(() => api.close())

/** What is said of a bad argument, and whether anything unexpected happened on our side. */
async function refusal(query: string, variables: object = {}) {
  const { status, errors = [] } = await api.ask(query, variables)
  const [error] = errors
  const { argument, code } = error?.extensions ?? {}
  const named = error?.message.includes(String(argument).split('.').at(-1) ?? '') ?? false
  return { argument, code, named, errors: errors.length, ours: status >= 500 || api.reported.length > 0 }
}

const REFUSED = { named: true, errors: 1, ours: false }

const SHOW_ID = publicId('Show', '0195162e-7a00-7000-8000-000000000001')

describe('Refused with a clear error that names the argument:', () => {
  test.each([
    ['an impossible day', '{ renewalBoard(asOf: "2025-02-30") { totalCount } }', 'asOf', 'BAD_DATE'],
    ['a day outside 1800 to 2200', '{ renewalBoard(asOf: "1799-12-31") { totalCount } }', 'asOf', 'BAD_DATE'],
    [
      'a moment without a zone',
      '{ renewalBoard(knownAt: "2025-02-01T00:00:00") { totalCount } }',
      'knownAt',
      'BAD_DATE'
    ],
    [
      'days in the wrong order',
      '{ quoteTimeline(filter: { saidFrom: "2025-02-01", saidTo: "2025-01-01" }) { totalCount } }',
      'filter.saidTo',
      'BAD_ARGUMENT'
    ],
    [
      'an unknown value of an enumeration',
      '{ quoteTimeline(filter: { kinds: [SHOUTED] }) { totalCount } }',
      'filter.kinds',
      'BAD_ARGUMENT'
    ],
    ['a negative page', '{ shows(first: -1) { totalCount } }', 'first', 'BAD_PAGE'],
    ['a page too large', '{ shows(first: 100000) { totalCount } }', 'first', 'BAD_PAGE'],
    ['first and last together', '{ shows(first: 1, last: 1) { totalCount } }', 'last', 'BAD_PAGE'],
    ['a forged cursor', '{ shows(after: "Zm9yZ2Vk") { totalCount } }', 'after', 'BAD_CURSOR'],
    [
      'a cursor of another connection',
      `{ shows(after: "${cursorOf({ name: 'speakers', order: 'asc' }, 'a')}") { totalCount } }`,
      'after',
      'BAD_CURSOR'
    ],
    ['what is no id', '{ node(id: "heartstopper") { id } }', 'id', 'BAD_ID'],
    ['the id of another type', `{ speaker(by: { id: "${SHOW_ID}" }) { id } }`, 'by.id', 'BAD_ID'],
    [
      'the id of another type in a filter',
      `{ quoteTimeline(filter: { speakers: ["${SHOW_ID}"] }) { totalCount } }`,
      'filter.speakers',
      'BAD_ID'
    ],
    [
      'too long a list',
      `{ quoteTimeline(filter: { speakers: [${`"${SHOW_ID}",`.repeat(101)}] }) { totalCount } }`,
      'filter.speakers',
      'BAD_ARGUMENT'
    ],
    [
      'silence of less than no days',
      '{ renewalBoard(filter: { silentForMoreThan: -1 }) { totalCount } }',
      'filter.silentForMoreThan',
      'BAD_ARGUMENT'
    ],
    ['a NUL character in the document', String.raw`{ show(by: { slug: "a\u0000b" }) { id } }`, 'by.slug', 'BAD_TEXT']
  ])('%s', async (_what, query, argument, code) => {
    expect(await refusal(query)).toEqual({ ...REFUSED, argument, code })
  })

  test.each([
    [
      'an impossible day',
      'query ($v: Date) { renewalBoard(asOf: $v) { totalCount } }',
      '2023-02-29',
      'asOf',
      'BAD_DATE'
    ],
    [
      'a moment that is a number',
      'query ($v: DateTime) { renewalBoard(knownAt: $v) { totalCount } }',
      5,
      'knownAt',
      'BAD_DATE'
    ],
    [
      'an unknown value of an enumeration',
      'query ($v: [QuoteKind!]) { quoteTimeline(filter: { kinds: $v }) { totalCount } }',
      ['SHOUTED'],
      'filter.kinds',
      'BAD_ARGUMENT'
    ],
    ['a count that is no number', 'query ($v: Int) { shows(first: $v) { totalCount } }', 'ten', 'first', 'BAD_ARGUMENT']
  ])('%s in a variable', async (_what, query, v, argument, code) => {
    expect(await refusal(query, { v })).toEqual({ ...REFUSED, argument, code })
  })

  test('NUL characters and halves of surrogate pairs in variables, wherever they are', async () => {
    for (const slug of ['a\u0000', '\ud800', 'a\udc00b']) {
      const asked = await refusal('query ($by: [ShowBy!]!) { showsBy(by: $by) { id } }', {
        by: [{ slug: 'fine' }, { slug }]
      })
      expect(asked).toEqual({ ...REFUSED, argument: 'by.1.slug', code: 'BAD_TEXT' })
    }
  })
})

describe('Whatever is sent', () => {
  test('as slug, id or cursor is answered, and never breaks anything', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('', '%', "'", '\\', '\u0000', '\ud83d')
    )
    const query =
      'query ($t: String, $i: ID!) { show(by: { slug: $t }) { id } shows(after: $t) { totalCount } node(id: $i) { id ' +
      '} }'
    await fc.assert(
      fc.asyncProperty(text, async (t) => {
        const { status } = await api.ask(query, { t, i: t })
        expect(status).toBeLessThan(500)
        expect(api.reported).toEqual([])
      }),
      { numRuns: 60 }
    )
  })

  test('a page of no items is a page', async () => {
    const { data } = await api.ask('{ shows(first: 0) { nodes { id } pageInfo { hasNextPage startCursor } } }')
    expect(data.shows).toEqual({ nodes: [], pageInfo: { hasNextPage: true, startCursor: null } })
  })

  test('an unknown id of the right form is null', async () => {
    const { data, errors } = await api.ask('query ($id: ID!) { node(id: $id) { id } show(by: { id: $id }) { id } }', {
      id: SHOW_ID
    })
    expect(errors).toBeUndefined()
    expect(data).toEqual({ node: null, show: null })
  })
})
