import { describe, expect, test } from '@jest/globals'
import { parseDate } from '../../src/dates/date.ts'

describe('A date means the days its text allows', () => {
  test.each([
    ['2025-02-17', '2025-02-17', '2025-02-17', 'DAY'],
    ['2024-02-29', '2024-02-29', '2024-02-29', 'DAY'],
    ['2024-10', '2024-10-01', '2024-10-31', 'MONTH'],
    ['2024-10-XX', '2024-10-01', '2024-10-31', 'MONTH'],
    ['2023-02', '2023-02-01', '2023-02-28', 'MONTH'],
    ['2024', '2024-01-01', '2024-12-31', 'YEAR'],
    ['2024-XX', '2024-01-01', '2024-12-31', 'YEAR'],
    ['2024-XX-XX', '2024-01-01', '2024-12-31', 'YEAR'],
    ['2024-XX-15', '2024-01-15', '2024-12-15', 'YEAR'],
    ['2024-XX-31', '2024-01-31', '2024-12-31', 'YEAR'],
    ['202X', '2020-01-01', '2029-12-31', 'DECADE'],
    ['19XX', '1900-01-01', '1999-12-31', 'CENTURY'],
    ['2024-21', '2024-03-01', '2024-05-31', 'SEASON'],
    ['2024-22', '2024-06-01', '2024-08-31', 'SEASON'],
    ['2024-23', '2024-09-01', '2024-11-30', 'SEASON'],
    ['2024-24', '2024-12-01', '2025-02-28', 'SEASON'],
    ['2023-24', '2023-12-01', '2024-02-29', 'SEASON'],
    ['2025-02-15/2025-02-16', '2025-02-15', '2025-02-16', 'INTERVAL'],
    ['2024-01/2024-03', '2024-01-01', '2024-03-31', 'INTERVAL'],
    ['2024-23/2024-24', '2024-09-01', '2025-02-28', 'INTERVAL'],
    ['2024-24/2024-12', '2024-12-01', '2024-12-31', 'INTERVAL'],
    ['2024-05/2024', '2024-05-01', '2024-12-31', 'INTERVAL'],
    ['2024/2024-05-10', '2024-01-01', '2024-05-10', 'INTERVAL'],
    ['2024-05-01/2024-05-01', '2024-05-01', '2024-05-01', 'INTERVAL'],
    ['2024-05/..', '2024-05-01', null, 'INTERVAL'],
    ['2024-05/', '2024-05-01', null, 'INTERVAL'],
    ['../2024-05', null, '2024-05-31', 'INTERVAL'],
    ['/2024-05', null, '2024-05-31', 'INTERVAL'],
    ['1800', '1800-01-01', '1800-12-31', 'YEAR'],
    ['2200-12-31', '2200-12-31', '2200-12-31', 'DAY']
  ])('%s: %s to %s, to the %s', (text, earliest, latest, precision) => {
    expect(parseDate(text)).toMatchObject({ edtf: text, earliest, latest, precision, at: null })
  })
})

describe('A clock time', () => {
  test.each([
    ['2024-02-15T14:30Z', '2024-02-15', '2024-02-15T14:30:00.000Z'],
    ['2024-02-15T14:30:05Z', '2024-02-15', '2024-02-15T14:30:05.000Z'],
    ['2024-02-15T14:30:05.25Z', '2024-02-15', '2024-02-15T14:30:05.250Z'],
    ['2024-02-15T23:30-05:00', '2024-02-16', '2024-02-16T04:30:00.000Z'],
    ['2024-03-01T00:15+01', '2024-02-29', '2024-02-29T23:15:00.000Z'],
    ['2024-02-15T05:45+05:45', '2024-02-15', '2024-02-15T00:00:00.000Z'],
    ['2024-02-15T00:00+14:00', '2024-02-14', '2024-02-14T10:00:00.000Z']
  ])('with a zone is an instant and its day in UTC: %s', (text, day, at) => {
    expect(parseDate(text)).toMatchObject({ earliest: day, latest: day, at, precision: 'TIME' })
  })

  test('without a zone is no instant, only its day', () => {
    expect(parseDate('2024-02-15T14:30')).toMatchObject({
      earliest: '2024-02-15', latest: '2024-02-15', at: null, precision: 'TIME', label: '15 Feb 2024, 14:30'
    })
  })
})

describe('A date says how sure it is', () => {
  test.each([
    ['2024', false, false],
    ['2024~', true, false],
    ['2024?', false, true],
    ['2024-23%', true, true],
    ['202X~', true, false],
    ['2024-05-10?', false, true],
    ['2024~/2025?', true, true],
    ['2024~/..', true, false]
  ])('%s: approximate %s, uncertain %s', (text, approximate, uncertain) => {
    expect(parseDate(text)).toMatchObject({ approximate, uncertain })
  })

  test('but a qualifier does not widen the days it means', () => {
    expect(parseDate('2024-10~')).toMatchObject({ earliest: '2024-10-01', latest: '2024-10-31' })
  })
})

describe('A date is kept in canonical form', () => {
  test.each([
    [' 2024-10 ', '2024-10'],
    ['202x', '202X'],
    ['2024-xx-xx', '2024-XX-XX'],
    ['2024-02-15T14:30z', '2024-02-15T14:30Z'],
    ['2024-02-15T14:30+00:00', '2024-02-15T14:30+00:00']
  ])('%j becomes %s', (text, edtf) => {
    expect(parseDate(text).edtf).toBe(edtf)
  })
})

describe('A date read from a phrase', () => {
  test('keeps the phrase and the day it counts from', () => {
    expect(parseDate('2025-02-15/2025-02-16', { phrase: ' this past\n weekend ', anchor: '2025-02-17' })).toEqual({
      edtf: '2025-02-15/2025-02-16',
      earliest: '2025-02-15',
      latest: '2025-02-16',
      at: null,
      precision: 'INTERVAL',
      approximate: false,
      uncertain: false,
      label: '15–16 Feb 2025',
      phrase: 'this past weekend',
      anchor: '2025-02-17'
    })
  })

  test('has neither where none is given', () => {
    expect(parseDate('2024', { phrase: null, anchor: undefined })).toMatchObject({ phrase: null, anchor: null })
    expect(parseDate('2024', { phrase: '  ', anchor: '' })).toMatchObject({ phrase: null, anchor: null })
  })

  test('is refused with an anchor that is no day', () => {
    expect(() => parseDate('2024', { anchor: '2025-02-30' })).toThrow('The anchor “2025-02-30” is not a day within')
    expect(() => parseDate('2024', { anchor: '2025-02' })).toThrow('write a day as 2025-02-17')
  })

  test('is refused with a phrase that cannot be printed or has no end', () => {
    expect(() => parseDate('2024', { phrase: 'last\0week' })).toThrow('“last\\u{0}week”')
    expect(() => parseDate('2024', { phrase: 'last \ud800 week' })).toThrow('\\u{d800}')
    expect(() => parseDate('2024', { phrase: 'x'.repeat(10_000) })).toThrow('too long')
  })
})
