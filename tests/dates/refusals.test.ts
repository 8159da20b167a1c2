import { describe, expect, test } from '@jest/globals'
import { DateError, parseDate } from '../../src/dates/date.ts'

/** The message of the refusal; fails where the text is accepted or something else is thrown. */
function refusalOf(text: string): string {
  try {
    parseDate(text)
  } catch (error) {
    if (error instanceof DateError) return error.message
    throw error
  }
  throw new Error(`${JSON.stringify(text)} was accepted`)
}

describe('A text that is no date is refused, saying why', () => {
  test.each([
    ['', 'it is empty'],
    [' \n', 'it is empty'],
    ['2024-13', 'there is no month 13'],
    ['2024-00', 'there is no month 00'],
    ['2024-02-30', 'there is no day 30 in that month; its days run from 01 to 29'],
    ['2023-02-29', 'its days run from 01 to 28'],
    ['2024-04-00', 'there is no day 00'],
    ['2024-XX-32', 'there is no day 32 in any month'],
    ['2024-13-05T10:00', 'there is no month 13'],
    ['2023-02-29T10:00Z', 'there is no day 29'],
    ['2024-02-15T24:00Z', 'there is no hour 24'],
    ['2024-02-15T25:00', 'there is no hour 25'],
    ['2024-02-15T10:60Z', 'both run from 00 to 59'],
    ['2016-12-31T23:59:60Z', 'both run from 00 to 59'],
    ['2024-02-15T10:00+15:00', 'zones run from -14:00 to +14:00'],
    ['2024-02-15T10:00+01:75', 'zones run from -14:00 to +14:00'],
    ['2024-02-15T10:00-00:00', 'there is no zone -00:00'],
    ['2024-02-15T10Z', 'a clock time needs a full day, hours and minutes'],
    ['2024-02T10:00Z', 'a clock time needs a full day, hours and minutes'],
    ['2024-02-15T10:00:00.1234Z', 'a clock time needs a full day, hours and minutes'],
    ['2024-02-15T10:00CET', 'a clock time needs a full day, hours and minutes'],
    ['2024-02-15T10:00Z~', 'a clock time takes no ?, ~ or %'],
    ['2024-25', '25 is a season of EDTF level 2'],
    ['2024-41', '41 is a season of EDTF level 2'],
    ['2024-42', 'there is no month 42'],
    ['2024-23-05', 'a season has no days'],
    ['202X-10', 'a month needs its year'],
    ['XXXX', 'X stands for'],
    ['2024-1X', 'X stands for'],
    ['2024-10-1X', 'X stands for'],
    ['2024?-05', 'stands once and at the very end'],
    ['~2024', 'stands once and at the very end'],
    ['2024?~', 'stands once and at the very end'],
    ['Y170000002', 'a year outside 1800 to 2200'],
    ['-0044', 'a year outside 1800 to 2200'],
    ['[2023,2024]', 'sets of dates are EDTF level 2'],
    ['{2023..2024}', 'sets of dates are EDTF level 2'],
    ['20250217', 'hyphens are missing'],
    ['2025-2-7', 'month and day need two digits each'],
    ['17/02/2025', 'a period has one slash, a day none'],
    ['Feb 17, 2025', 'it is not EDTF (ISO 8601-2); write 2025-02-17, 2025-02, 2025'],
    ['Yesterday', 'it is not EDTF (ISO 8601-2); write 2025-02-17, 2025-02, 2025'],
    ['２０２４', 'it is not EDTF (ISO 8601-2); write 2025-02-17, 2025-02, 2025']
  ])('%j: %s', (text, reason) => {
    expect(refusalOf(text)).toContain(reason)
  })
})

describe('A period is refused', () => {
  test.each(['../..', '/', '../', '/..'])('with neither start nor end: %s', (text) => {
    expect(refusalOf(text)).toContain('so it says nothing')
  })

  test.each([
    '2024-05/2024-03', '2024-02-16/2024-02-15', '2024/2023', '2024-24/2024-02', '2024-24/2024-23', '2024-12?/2024-11'
  ])('when it ends before it starts: %s', (text) => {
    expect(refusalOf(text)).toContain('before it starts')
  })

  test('of clock times', () => {
    expect(refusalOf('2024-02-15T10:00Z/2024-02-15T11:00Z')).toContain('leave clock times out')
    expect(refusalOf('2024-02-15/2024-02-15T11:00Z')).toContain('leave clock times out')
  })

  test('with an end that is no date, naming that end', () => {
    expect(refusalOf('2024-01/2024-13')).toBe(
      '“2024-13” is not a date that can be kept: there is no month 13; months are 01 to 12, seasons 21 to 24.'
    )
    expect(refusalOf('2024/soon')).toContain('“soon”')
    expect(refusalOf('2024/...')).toContain('“...”')
  })
})

describe('A date is refused when any day it can mean lies outside 1800 to 2200', () => {
  test.each([
    '1799', '1799-12-31', '2201', '0000', '9999', '17XX', '22XX', '220X', '179X', '2200-24', '1799-24',
    '1750/1900', '2024/2201', '2200-12-31T23:00-05:00', '1800-01-01T00:00+05:00',
    '0000-01-01T00:00+05:00', '9999-12-31T23:59-14:00'
  ])('%s', (text) => {
    expect(refusalOf(text)).toContain('outside the years 1800 to 2200')
  })
})

describe('A refusal is safe to print', () => {
  test('it escapes control characters, bidirectional overrides and lone surrogates', () => {
    expect(refusalOf('2024\0')).toContain('“2024\\u{0}”')
    expect(refusalOf('\u001b[31m2024')).toContain('“\\u{1b}[31m2024”')
    expect(refusalOf('2024\u202e-05')).toContain('“2024\\u{202e}-05”')
    expect(refusalOf('\ud83d')).toContain('“\\u{d83d}”')
  })

  test.each(['9', ' ', '2024-', '?', '\0', '\ud800'])('it quotes little of %j up to 10,000 characters', (piece) => {
    const text = piece.repeat(10_000 / piece.length)
    const message = refusalOf(text)
    expect(message).toContain('longer than 64 characters')
    expect(message.length).toBeLessThan(800)
    expect(message).not.toContain(text.slice(0, 80))
  })
})
