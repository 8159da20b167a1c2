import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ALIKE, likeness } from '../../../src/features/quotes/rules.ts'

const WHOLE = 'We have been folding since Monday, and nobody has told us to stop.'

describe('two printings of one utterance are alike', () => {
  test.each([
    ['with curly quotes and dashes', '“We have been folding since Monday — and nobody has told us to stop”', 1],
    ['in capitals, without a full stop', 'WE HAVE BEEN FOLDING SINCE MONDAY AND NOBODY HAS TOLD US TO STOP', 1],
    ['cut at the end', 'We have been folding since Monday', 0.99],
    ['cut at the beginning', '… nobody has told us to stop.', 0.99],
    ['cut in the middle', 'We have been folding since Monday … told us to stop.', 0.99],
    ['cut in the middle, in brackets', 'We have been folding […] told us to stop.', 0.99]
  ])('%s', (_name, printed, expected) => {
    expect(likeness(WHOLE, printed)).toBe(expected)
    expect(likeness(printed, WHOLE)).toBe(expected)
  })

  test.each([
    ['with a word spelt otherwise', 'I love the colour of that harbour', 'I love the color of that harbor'],
    ['with a short form', 'We would love to come back one day', 'We’d love to come back one day'],
    ['in a script without spaces', '食堂はいつも開いています。', '食堂は、いつも開いて…'],
    ['in a script from right to left', 'سنعود إلى المقهى في الشتاء القادم', '«سنعود إلى المقهى في الشتاء»']
  ])('%s', (_name, a, b) => expect(likeness(a, b)).toBeGreaterThanOrEqual(ALIKE))
})

describe('two utterances are not', () => {
  test.each([
    ['that share a word or two', 'We hope so.', 'We hope that everybody has read the book by now.'],
    ['of which one is a mere yes', 'Yes', 'Yes, we have been told to go on.'],
    ['about the same thing', 'There is no news about the next season yet.', 'The next season is what everybody asks me about.'],
    ['about another number', 'There will be a season 4 of it next year', 'There will be a season 5 of it next year'],
    ['without a word', '…', '—']
  ])('%s', (_name, a, b) => expect(likeness(a, b)).toBeLessThan(ALIKE))
})

describe('of any two texts', () => {
  const text = fc.array(fc.constantFrom('tide', 'is', 'coming', 'in', 'again', 'we', 'hope', 'never', '…', '“', ','), { maxLength: 14 }).map((all) => all.join(' '))

  test('likeness is the same both ways, between 0 and 1, and 1 only for the same words', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const alike = likeness(a, b)
        expect(alike).toBe(likeness(b, a))
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike).toBeLessThanOrEqual(1)
      })
    )
  })

  test('a cut of at least four words is always offered', () => {
    const long = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 6, maxLength: 30 })
    fc.assert(
      fc.property(long, fc.nat(), fc.nat(), (all, from, size) => {
        const start = from % (all.length - 4)
        const cut = all.slice(start, start + 4 + (size % (all.length - start - 3)))
        expect(likeness(all.join(' '), cut.join(' '))).toBeGreaterThanOrEqual(0.99)
      })
    )
  })
})
