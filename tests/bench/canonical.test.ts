import { describe, expect, test } from '@jest/globals'
import { canonical, difference, plain } from '../../bench/measure/canonical.ts'
import { cursorLike, shaped } from '../../bench/peers/postgraphile/answers.ts'
import { cursorOf } from '../../src/graphql/cursors.ts'
import { publicId } from '../../src/graphql/ids.ts'

const SHOW = '0195162e-7a00-7000-8000-000000000001'

describe('answers are compared', () => {
  test('whatever the order of their fields, but not of their items', () => {
    expect(canonical({ a: 1, b: [{ c: 2, d: null }] })).toBe(canonical({ b: [{ d: null, c: 2 }], a: 1 }))
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]))
  })

  test('by where they differ first', () => {
    expect(difference({ show: { quotes: [{ text: 'No.' }] } }, { show: { quotes: [{ text: 'Yes.' }] } })).toBe('$.show.quotes.0.text: "No.", and "Yes."')
    expect(difference({ shows: [1] }, { shows: [] })).toBe('$.shows: 1 items, and 0')
    expect(difference({ show: null }, { show: {} })).toBe('$.show: null, and {}')
    expect(difference({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBeNull()
  })

  test('by the keys that ids and cursors of ours stand for', () => {
    const cursor = cursorOf({ name: 'quoteTimeline', order: 'desc' }, `2025-02-172025-02-17${SHOW}`)
    expect(plain({ id: publicId('Show', SHOW), edges: [{ cursor }], pageInfo: { endCursor: null } })).toEqual({
      id: SHOW,
      edges: [{ cursor: `2025-02-172025-02-17${SHOW}` }],
      pageInfo: { endCursor: null }
    })
  })

  test('with those of PostGraphile in the form of ours', () => {
    const first = Buffer.from('["0e6bfbc979","key of the first"]').toString('base64')
    const cursor = cursorLike(first, 'another key')
    expect(Buffer.from(String(cursor), 'base64').toString()).toBe('["0e6bfbc979","another key"]')
    const node = { quoteId: SHOW, kind: 'DIRECT', text: 'No.', attribution: null, saidEdtf: '2024-23', saidLabel: 'Fall 2024', speaker: { rowId: SHOW, name: 'A' }, event: null }
    const quotes = { edges: [{ cursor, node }], pageInfo: { hasNextPage: false, startCursor: cursor, endCursor: cursor } }
    expect(shaped('quotes', { quotes })).toEqual({
      quoteTimeline: {
        edges: [
          {
            cursor: 'another key',
            node: { id: SHOW, kind: 'DIRECT', text: 'No.', attribution: null, said: { edtf: '2024-23', label: 'Fall 2024' }, speaker: { id: SHOW, name: 'A' }, event: null }
          }
        ],
        pageInfo: { hasNextPage: false, startCursor: 'another key', endCursor: 'another key' }
      }
    })
  })
})
