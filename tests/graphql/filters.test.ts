import { describe, expect, test } from '@jest/globals'
import { filterWhere } from '../../src/graphql/filters.ts'
import type { FilterRules } from '../../src/graphql/filters.ts'
import { publicId } from '../../src/graphql/ids.ts'
import { READER } from '../../src/graphql/viewer.ts'
import { isVisible, visibilitySelect } from '../../src/graphql/visibility.ts'

const CLOCK = { asOf: '2025-03-01', knownAt: null }
const KEY = '0195162e-7a00-7000-8000-000000000001'

function where(rules: FilterRules, values: object) {
  return filterWhere('QuoteVersion', rules, values as Record<string, unknown>, CLOCK, READER, 'filter')
}

describe('A filter', () => {
  test('holds tests below one list for one and the same row', () => {
    const rules: FilterRules = {
      values: { at: 'stances[].value', test: 'in' },
      subject: { at: 'stances[].subject', test: 'equals' }
    }
    expect(where(rules, { values: ['HOPEFUL'], subject: 'RENEWAL' })).toEqual({
      stances: { some: { value: { in: ['HOPEFUL'] }, subject: { equals: 'RENEWAL' } } }
    })
  })

  test('looks only at what is visible on its way, and at its end', () => {
    const rules: FilterRules = {
      outlets: { at: 'citations[].article.outletId', test: 'in', value: { id: 'Organisation' } }
    }
    expect(where(rules, { outlets: [publicId('Organisation', KEY)] })).toEqual({
      citations: { some: { article: { visibility: 'PUBLISHED', outlet: { visibility: 'PUBLISHED' }, outletId: { in: [KEY] } } } }
    })
  })

  test('takes no more values than a list has', () => {
    const values = { kinds: Array.from({ length: 101 }, () => 'DIRECT') }
    expect(() => where({ kinds: { at: 'kind', test: 'in' } }, values)).toThrow(/"filter.kinds" has 101/)
  })

  test('refuses the id of another type, and days in the wrong order', () => {
    const rules: FilterRules = {
      speakers: { at: 'speakerId', test: 'in', value: { id: 'Speaker' } },
      from: { at: 'saidLatest', test: 'gte', value: 'day' },
      to: { at: 'saidEarliest', test: 'lte', value: 'day', notBefore: 'from' }
    }
    expect(() => where(rules, { speakers: [publicId('Show', KEY)] })).toThrow(/"filter.speakers".*Speaker/)
    expect(() => where(rules, { from: '2025-02-01', to: '2025-01-01' })).toThrow(/"filter.to"/)
  })
})

describe('Visibility', () => {
  test('of an installment depends on its show too', () => {
    expect(visibilitySelect('Installment')).toEqual({ visibility: true, show: { select: { visibility: true } } })
    const row = (own: string, show: string) => ({ visibility: own, show: { visibility: show } })
    expect(isVisible(READER, 'Installment', row('PUBLISHED', 'PUBLISHED'))).toBe(true)
    expect(isVisible(READER, 'Installment', row('PUBLISHED', 'WITHDRAWN'))).toBe(false)
    expect(isVisible(READER, 'Installment', row('DRAFT', 'PUBLISHED'))).toBe(false)
  })
})
