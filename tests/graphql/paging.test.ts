import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cursorOf, readCursor } from '../../src/graphql/cursors.ts'
import type { CursorFamily } from '../../src/graphql/cursors.ts'
import { fetchCount, fetchOrder, pageOf, readPage } from '../../src/graphql/paging.ts'
import type { PageArgs } from '../../src/graphql/paging.ts'

const NEWEST: CursorFamily = { name: 'quoteTimeline', order: 'desc' }
const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).filter((text) => !text.includes('\u0000'))

/** What a connection does with its rows, without a database: sort, seek, take. */
function read(keys: string[], args: PageArgs) {
  const request = readPage(args, NEWEST)
  const descending = fetchOrder(request) === 'desc'
  const sorted = keys.toSorted((a, b) => (a < b ? -1 : 1))
  if (descending) sorted.reverse()
  const rest = sorted.filter(
    (candidate) => request.from === null || (descending ? candidate < request.from : candidate > request.from)
  )
  return pageOf(rest.slice(0, fetchCount(request)), request, (row) => row)
}

describe('A cursor', () => {
  test('leads back to its sort key, and to nothing in another connection or order', () => {
    fc.assert(
      fc.property(key, (text) => {
        const cursor = cursorOf(NEWEST, text)
        expect(readCursor(NEWEST, cursor, 'after')).toBe(text)
        expect(() => readCursor({ ...NEWEST, name: 'rulings' }, cursor, 'after')).toThrow(/"after".*"quoteTimeline"/)
        expect(() => readCursor({ ...NEWEST, order: 'asc' }, cursor, 'after')).toThrow(/"after".*other order/)
      })
    )
  })

  test('is read as well in base64url, in which they were written once', () => {
    fc.assert(fc.property(key, (text) => expect(readCursor(NEWEST, Buffer.from(cursorOf(NEWEST, text), 'base64').toString('base64url'), 'after')).toBe(text)))
  })

  test('that was changed anywhere is refused, naming the argument', () => {
    fc.assert(
      fc.property(key, fc.nat(), fc.base64String({ minLength: 1 }), (text, place, other) => {
        const cursor = cursorOf(NEWEST, text)
        const at = place % cursor.length
        const changed = cursor.slice(0, at) + other.slice(0, 1) + cursor.slice(at + 1)
        fc.pre(changed !== cursor)
        expect(() => readCursor(NEWEST, changed, 'before')).toThrow(/"before"/)
      })
    )
  })

  test('made of anything else is refused, never misread', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        expect(() => readCursor(NEWEST, text, 'after')).toThrow(/"after"/)
      )
    )
    expect(() => readCursor(NEWEST, cursorOf(NEWEST, 'a\u0000b'), 'after')).toThrow(/"after"/)
  })
})

describe('A page', () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 30 })

  test('after page forward gives every item once, in order, and knows where it stands', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 7 }), (items, first) => {
        const seen: string[] = []
        for (let after: string | null = null, more = true; more;) {
          const page = read(items, { first, after })
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
          seen.push(...page.edges.map(({ node }) => node))
          more = page.pageInfo.hasNextPage
          after = page.pageInfo.endCursor
        }
        expect(seen).toEqual(items.toSorted((a, b) => (a < b ? 1 : -1)))
      })
    )
  })

  test('read backward from the end is the end of the list read forward', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 0, max: 40 }), (items, last) => {
        const whole = read(items, { first: 100 })
        const end = read(items, { last })
        expect(end.edges).toEqual(last === 0 ? [] : whole.edges.slice(-last))
        expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: items.length > last })
      })
    )
  })

  test('tells each item which one follows, beyond its own end too', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 5 }), fc.boolean(), (items, size, backward) => {
        const whole = read(items, { first: 100 }).edges
        const start = backward ? whole.at(-1)?.cursor : undefined
        const page = read(items, backward ? { last: size, before: start ?? null } : { first: size })
        for (const edge of page.edges) expect(edge).toEqual(whole.find(({ key: other }) => other === edge.key))
      })
    )
  })

  test.each([
    [{ first: -1 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ first: 100_000 }, 'first'],
    [{ last: -1 }, 'last'],
    [{ last: 101 }, 'last'],
    [{ first: 1, last: 1 }, 'last'],
    [{ after: 'a', before: 'b' }, 'before'],
    [{ first: 1, before: 'b' }, 'before'],
    [{ last: 1, after: 'a' }, 'after']
  ])('asked for with %j is refused, naming "%s"', (args, argument) => {
    expect(() => readPage(args, NEWEST)).toThrow(new RegExp(`"${argument}"`))
  })
})
