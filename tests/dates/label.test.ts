import { describe, expect, test } from '@jest/globals'
import { parseDate } from '../../src/dates/date.ts'

describe('A date is shown as people write it', () => {
  test.each([
    ['2025-02-17', '17 Feb 2025'],
    ['2025-02-07', '7 Feb 2025'],
    ['2024-10', 'Oct 2024'],
    ['2024-10-XX', 'Oct 2024'],
    ['2024-05', 'May 2024'],
    ['2024-21', 'Spring 2024'],
    ['2024-22', 'Summer 2024'],
    ['2024-23', 'Fall 2024'],
    ['2024-24', 'Winter 2024–25'],
    ['2008-24', 'Winter 2008–09'],
    ['1999-24', 'Winter 1999–2000'],
    ['2024', '2024'],
    ['2024-XX-XX', '2024'],
    ['2024-XX-15', '15th of a month in 2024'],
    ['2024-XX-01', '1st of a month in 2024'],
    ['2024-XX-12', '12th of a month in 2024'],
    ['2024-XX-22', '22nd of a month in 2024'],
    ['202X', '2020s'],
    ['19XX', '1900s'],
    ['20XX', '2000s'],
    ['200X', '2000–2009'],
    ['2024~', 'around 2024'],
    ['2024?', '2024 (uncertain)'],
    ['2024%', 'around 2024 (uncertain)'],
    ['2024-23~', 'around Fall 2024'],
    ['2024-02-15T14:30Z', '15 Feb 2024, 14:30 UTC'],
    ['2024-02-15T14:30', '15 Feb 2024, 14:30'],
    ['2024-02-15T23:30:05-05:00', '16 Feb 2024, 04:30:05 UTC']
  ])('%s: %s', (text, label) => {
    expect(parseDate(text).label).toBe(label)
  })
})

describe('A period says once what its ends share', () => {
  test.each([
    ['2025-02-15/2025-02-16', '15–16 Feb 2025'],
    ['2025-02-27/2025-03-02', '27 Feb – 2 Mar 2025'],
    ['2024-12-30/2025-01-02', '30 Dec 2024 – 2 Jan 2025'],
    ['2024-10/2024-12', 'Oct–Dec 2024'],
    ['2024-10/2025-02', 'Oct 2024 – Feb 2025'],
    ['2023/2025', '2023–2025'],
    ['2024-21/2024-23', 'Spring–Fall 2024'],
    ['2024-23/2024-24', 'Fall 2024 – Winter 2024–25'],
    ['2024-10/2024-12-05', 'Oct 2024 – 5 Dec 2024'],
    ['201X/202X', '2010s – 2020s'],
    ['2024-05-01/2024-05-01', '1 May 2024'],
    ['2023~/2025~', 'around 2023–2025'],
    ['2023?/2025?', '2023–2025 (uncertain)'],
    ['2023~/2025', 'around 2023 – 2025'],
    ['2024-05/..', 'since May 2024'],
    ['../2024-05', 'until May 2024'],
    ['2024~/..', 'since around 2024'],
    ['2024-05/', 'from May 2024 (end unknown)'],
    ['/2024-05', 'to May 2024 (start unknown)']
  ])('%s: %s', (text, label) => {
    expect(parseDate(text).label).toBe(label)
  })
})
