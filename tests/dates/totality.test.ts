import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { DateError, parseDate, type ImpreciseDate } from '../../src/dates/date.ts'
import { isDay } from '../../src/dates/days.ts'
import { anyText, nearEdtf } from './edtf-texts.ts'

const RUNS = { numRuns: 3_000 }

/** The date, or the message of its refusal; any error but DateError is a defect. */
function read(text: string): ImpreciseDate | string {
  try {
    return parseDate(text)
  } catch (error) {
    if (error instanceof DateError) return error.message
    throw error
  }
}

/** What is wrong with an answer, whichever it is. */
function faultsOf(answer: ImpreciseDate | string): string[] {
  return typeof answer === 'string' ? faultsOfRefusal(answer) : faultsOfDate(answer)
}

function faultsOfRefusal(message: string): string[] {
  return [
    /[\p{Cc}\p{Cs}]/u.test(message) ? 'raw control characters or lone surrogates' : '',
    message.length > 800 ? 'too long' : '',
    /^“.*” is not a date that can be kept: .+; .+\.$/.test(message) ? '' : 'no fault or no advice'
  ].filter((fault) => fault !== '')
}

function faultsOfDate({ earliest, latest, at, label }: ImpreciseDate): string[] {
  const days = [earliest, latest].filter((day) => day !== null)
  return [
    days.length === 0 ? 'no end at all' : '',
    days.every((day) => isDay(day) && day >= '1800-01-01' && day <= '2200-12-31') ? '' : 'a day that cannot be',
    earliest !== null && latest !== null && earliest > latest ? 'ends before it starts' : '',
    at === null || new Date(at).toISOString() === at ? '' : 'not an instant',
    at === null || days.every((day) => day === at.slice(0, 10)) ? '' : 'an instant on another day',
    /\d{4}/.test(label) && !/undefined|NaN|null|\s{2}|^\s|\s$/.test(label) ? '' : `label ${label}`
  ].filter((fault) => fault !== '')
}

describe('Any text', () => {
  test('near the grammar is refused with advice or is a sound date', () => {
    fc.assert(fc.property(nearEdtf, (text) => expect(faultsOf(read(text))).toEqual([])), RUNS)
  })

  test('far from the grammar is refused with advice or is a sound date', () => {
    fc.assert(fc.property(anyText, (text) => expect(faultsOf(read(text))).toEqual([])), RUNS)
  })

  test('that is a date reads the same from its canonical form', () => {
    const dates = nearEdtf.map(read).filter((answer) => typeof answer !== 'string')
    fc.assert(fc.property(dates, (date) => expect(parseDate(date.edtf)).toEqual(date)), RUNS)
  })

  test('near the grammar is often accepted, so that these properties say something', () => {
    const sample = fc.sample(nearEdtf, { numRuns: 1_000, seed: 7 })
    expect(sample.filter((text) => typeof read(text) !== 'string').length).toBeGreaterThan(400)
  })
})
