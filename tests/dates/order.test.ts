import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { parseDate } from '../../src/dates/date.ts'
import { compareDates, overlaps, readTimelineKey, timelineKey } from '../../src/dates/order.ts'
import type { Span } from '../../src/dates/spans.ts'
import { anyDay, anySpan, anyText } from './edtf-texts.ts'

const OPPOSITE = { BEFORE: 'AFTER', AFTER: 'BEFORE', OVERLAPS: 'OVERLAPS' } as const

const anyId = fc.string({ unit: fc.constantFrom(...'09afAF-_'), minLength: 1, maxLength: 36 })

/** Places near each other, so that ties in latest and earliest do occur. */
const anyPlace = fc.record({
  span: fc.option(fc.oneof(anySpan, fc.constantFrom('2024', '2024-12', '2024-23', '2024/..').map((t) => parseDate(t)))),
  cap: fc.option(fc.oneof(anyDay, fc.constantFrom('2024-11-30', '2024-12-31'))),
  id: anyId
})

/** What a place sorts by, spelled out. */
function tupleOf({ span, cap, id }: { span: Span | null; cap: string | null; id: string }): string[] {
  const latest = span?.latest ?? '9999-12-31'
  return [cap !== null && cap < latest ? cap : latest, span?.earliest ?? '0001-01-01', id]
}

function bytewise(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

describe('Two dates compare as before, after or overlaps', () => {
  test.each([
    ['2024-10', '2024-11', 'BEFORE'],
    ['2025', '2024', 'AFTER'],
    ['2024-23', '2024-10', 'OVERLAPS'],
    ['2024-10', '2024-23', 'OVERLAPS'],
    ['2024-05/..', '2024-04', 'AFTER'],
    ['2024-05/..', '2030', 'OVERLAPS'],
    ['../2024-05', '2024-06-01', 'BEFORE'],
    ['../2024-05', '2024-05-31/..', 'OVERLAPS'],
    ['2024-24', '2025-02-28', 'OVERLAPS']
  ])('%s against %s: %s', (a, b, expected) => {
    expect(compareDates(parseDate(a), parseDate(b))).toBe(expected)
    expect(overlaps(parseDate(a), parseDate(b))).toBe(expected === 'OVERLAPS')
  })

  test('and the other way round the other way', () => {
    fc.assert(fc.property(anySpan, anySpan, (a, b) => expect(compareDates(b, a)).toBe(OPPOSITE[compareDates(a, b)])))
  })

  test('and a date overlaps itself', () => {
    fc.assert(fc.property(anySpan, (span) => expect(compareDates(span, span)).toBe('OVERLAPS')))
  })

  test('and what comes before what comes before comes before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyDay, { minLength: 4, maxLength: 4 }), (days) => {
        const [w = '', x = '', y = '', z = ''] = days.toSorted()
        const [a, b, c] = [{ earliest: null, latest: w }, { earliest: x, latest: y }, { earliest: z, latest: null }]
        expect([compareDates(a, b), compareDates(b, c), compareDates(a, c)]).toEqual(['BEFORE', 'BEFORE', 'BEFORE'])
      })
    )
  })
})

describe('The timeline', () => {
  test('shows the statements of the seed article newest first', () => {
    const said = { 1: '2025-02-15/2025-02-16', 2: '2024-23', 3: '2024-10' }
    const keys = Object.entries(said).map(([id, text]) => timelineKey(parseDate(text), '2025-02-17', id))
    expect(keys.toSorted(bytewise).toReversed().map((key) => readTimelineKey(key)?.id)).toEqual(['1', '2', '3'])
  })

  test('caps the latest day by the day of the earliest citation', () => {
    expect(timelineKey(parseDate('2024-05/..'), '2024-06-03', 'q')).toBe('2024-06-032024-05-01q')
    expect(timelineKey(parseDate('2024'), '2024-06-03', 'q')).toBe('2024-06-032024-01-01q')
    expect(timelineKey(parseDate('2024-05'), '2024-06-03', 'q')).toBe('2024-05-312024-05-01q')
  })

  test('places an unknown date at its cap and an uncapped open one last of all', () => {
    expect(timelineKey(null, '2024-06-03', 'q')).toBe('2024-06-030001-01-01q')
    expect(timelineKey(parseDate('2024-05/..'), null, 'q')).toBe('9999-12-312024-05-01q')
    expect(timelineKey(parseDate('../2024-05'), null, 'q')).toBe('2024-05-310001-01-01q')
    expect(timelineKey(null, null, 'q')).toBe('9999-12-310001-01-01q')
  })

  test('has keys whose bytes sort as latest, earliest, id', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (a, b) => {
        const [left, right] = [tupleOf(a), tupleOf(b)]
        const expected = left.map((part, i) => bytewise(part, right[i] ?? '')).find((order) => order !== 0) ?? 0
        expect(bytewise(timelineKey(a.span, a.cap, a.id), timelineKey(b.span, b.cap, b.id))).toBe(expected)
      })
    )
  })

  test('has keys that read back', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyId, (latest, earliest, id) => {
        expect(readTimelineKey(timelineKey({ earliest, latest }, null, id))).toEqual({ latest, earliest, id })
      })
    )
  })

  test.each([
    '', '2024-06-03', '2024-06-032024-05-01', '2024-06-312024-05-01q', '2024-06-032024-13-01q', '2024-6-0312024-05-01q',
    ' 2024-06-032024-05-01q', '2024-06-032024-05-01q q', '2024-06-032024-05-01q\n',
    '2024-06-032024-05-01\0', '2024-06-032024-05-01é'
  ])('reads no place from %j', (key) => {
    expect(readTimelineKey(key)).toBeNull()
  })

  test('reads any text as nothing or as the very key it is', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('', '2024-06-032024-05-01'), (rest, days) => {
        const place = readTimelineKey(days + rest)
        expect(place === null ? null : timelineKey(place, null, place.id)).toBe(place === null ? null : days + rest)
      })
    )
  })

  test('makes no key of what would not sort', () => {
    expect(() => timelineKey({ earliest: '2024', latest: null }, null, 'q')).toThrow(RangeError)
    expect(() => timelineKey(null, '2024-02-30', 'q')).toThrow('got “2024-02-30”')
    expect(() => timelineKey(null, null, '')).toThrow(RangeError)
    expect(() => timelineKey(null, null, 'two words')).toThrow(RangeError)
  })
})
