import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { dayAfter, dayBefore, daysBetween, isDay } from '../../src/dates/days.ts'
import { anyDay, anyText } from './edtf-texts.ts'

/** Whether the platform's own calendar gives the day back unchanged. */
function roundTrips(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

describe('A day', () => {
  test.each(['2025-02-17', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true)
  })

  test.each(['2023-02-29', '1900-02-29', '2024-02-30', '2024-04-31', '2024-13-01', '2024-01-00', '0000-01-01'])(
    '%s does not exist',
    (text) => expect(isDay(text)).toBe(false)
  )

  test.each(['', '2024-1-1', '20240101', '2024-01-01 ', '2024-01-01\n', '2024-01-01T00:00Z', '２０２４-01-01'])(
    '%j is not how a day is written',
    (text) => expect(isDay(text)).toBe(false)
  )

  test('has neighbours across months, leap days and years', () => {
    expect(dayBefore('2024-03-01')).toBe('2024-02-29')
    expect(dayBefore('2023-03-01')).toBe('2023-02-28')
    expect(dayAfter('2024-12-31')).toBe('2025-01-01')
    expect(dayBefore('0100-01-01')).toBe('0099-12-31')
    expect(daysBetween('2025-02-15', '2025-02-17')).toBe(2)
    expect(daysBetween('2025-02-17', '2025-02-15')).toBe(-2)
  })

  test('has none beyond the years 0001 to 9999', () => {
    expect(() => dayBefore('0001-01-01')).toThrow(RangeError)
    expect(() => dayAfter('9999-12-31')).toThrow(RangeError)
  })

  test('must exist to be reckoned with', () => {
    expect(() => dayAfter('2024-02-30')).toThrow('Expected a day written YYYY-MM-DD, got “2024-02-30”.')
    expect(() => daysBetween('2024-01-01', 'soon')).toThrow(RangeError)
  })
})

describe('Reckoning in days', () => {
  test('agrees with Date.UTC', () => {
    const fourDigits = fc.integer({ min: 1000, max: 9998 })
    fc.assert(
      fc.property(fourDigits, fc.nat(13), fc.nat(32), (year, month, day) => {
        const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        const time = Date.UTC(year, month - 1, day)
        const existing = new Date(time).toISOString().slice(0, 10)
        expect(isDay(written)).toBe(written === existing)
        expect(dayAfter(existing)).toBe(new Date(time + 86_400_000).toISOString().slice(0, 10))
        expect(daysBetween('1970-01-01', existing)).toBe(time / 86_400_000)
      })
    )
  })

  test('goes back the way it came', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        fc.pre(a !== '9999-12-31')
        expect(dayBefore(dayAfter(a))).toBe(a)
        expect(dayAfter(a) > a).toBe(true)
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0)
        expect(Math.sign(daysBetween(a, b))).toBe(a === b ? 0 : a < b ? 1 : -1)
      })
    )
  })

  test('never calls text a day that is none', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyDay), (text) => {
        expect(isDay(text)).toBe(/^\d{4}-\d\d-\d\d$/.test(text) && roundTrips(text))
      })
    )
  })
})
