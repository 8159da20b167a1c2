import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { HIGHLIGHT_MAX, START, STOP, partsOf } from '../../../src/features/search/highlights.ts'
import { TEXT_MAX, readText, searchFault, withWords, wordsOf } from '../../../src/features/search/rules.ts'
import { closest, distanceOf } from '../../../src/features/search/spelling.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())

describe('A text that is searched for', () => {
  test.each([
    ['final answer', 'final answer', 'final', 'answer'],
    ['  100%_of\\it; ', '100 of it', '', null],
    ['“final answer” -cancelled', '"final answer" -cancelled', '', null],
    ['renewed or ordered', 'renewed or ordered', '', null],
    ['well-known 9-1-1', 'well known 9 1 1', '', null],
    ['"never closed', '"never closed"', '', null],
    ['hear', 'hear', '', 'hear'],
    ['to', 'to', '', null],
    ['\u202Eoseman\u202C', 'oseman', '', null],
    ["'; DROP TABLE shows; --", 'DROP TABLE shows', '', null]
  ])('%j is read as %j', (text, words, before, last) => {
    expect(readText(text)).toMatchObject({ words, before, last })
  })

  test('has nothing left in it but words, quotation marks in pairs and a minus before a word, whatever it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { words, before, last } = readText(text)
        expect(words).toMatch(/^(-?("[\p{L}\p{N}\p{M} ]+"|[\p{L}\p{N}\p{M}]+)( |$))*$/u)
        expect(before).toMatch(/^[\p{L}\p{N}\p{M} ]*$/u)
        expect(last ?? '').toMatch(/^[\p{L}\p{N}\p{M}]*$/u)
        expect(readText(words).words).toBe(words)
      })
    )
  })

  test.each([
    ['a', /fewer than 2 letters/],
    ['💥 %', /fewer than 2 letters/],
    ['-heartstopper', /fewer than 2 letters/],
    ['""', /fewer than 2 letters/],
    ['x'.repeat(TEXT_MAX + 1), /has 201 characters: give 200 at most/]
  ])('%j is refused, saying why', (text, why) => {
    expect(searchFault(text, readText(text))).toMatch(why)
  })

  test('of two letters or digits in any script will do', () => {
    for (const text of ['It', '24', 'א״ב', '💥ok', '新聞', 'x'.repeat(TEXT_MAX)]) {
      expect(searchFault(text, readText(text))).toBeNull()
    }
  })

  test('gets other words in the place of its own, but not of what it leaves out', () => {
    const text = withWords(readText('"Alice Osemen" osemen -osemen'), new Map([['osemen', 'oseman']]))
    expect(text.words).toBe('"Alice Oseman" oseman -osemen')
    expect(wordsOf(text)).toEqual(['alice', 'oseman'])
  })
})

const word = fc.stringMatching(/^[a-z]{4,12}$/)

describe('A misspelt word', () => {
  test.each([
    ['osemen', 'oseman'],
    ['hartstoper', 'heartstopper'],
    ['waterstonse', 'waterstones'],
    ['uhrmacherinn', 'uhrmacherin'],
    ['Qúill', 'quill']
  ])('%s is taken for %s', (misspelt, meant) => {
    const names = ['alice oseman', 'heartstopper', 'waterstones children s book festival', 'die uhrmacherin von nebelstadt', 'mara quill']
    expect(closest(misspelt, names)).toBe(meant)
  })

  test.each(['zebra', 'die', 'xx', 'quartz'])('%s is like none of the names, or too short to tell', (text) => {
    expect(closest(text, ['mara quill', 'the tide tables'])).toBeNull()
  })

  test('with one slip is found among other words, unless another is as near', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.stringMatching(/^[a-z]$/), (meant, at, letter) => {
        const place = at % meant.length
        const slip = meant.slice(0, place) + letter + meant.slice(place + 1)
        expect(closest(slip, [`0 ${meant}`])).toBe(meant)
      })
    )
  })

  test('is as far from another as that is from it, and no nearer by a detour', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = distanceOf(a, b, 20)
        expect(distance).toBe(distanceOf(b, a, 20))
        expect(distance === 0).toBe(a === b)
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(distanceOf(a, b, 1)).toBe(distance <= 1 ? distance : Infinity)
      })
    )
  })
})

describe('A highlight', () => {
  test('keeps the text as it was written, accents, case and marks', () => {
    expect(partsOf('«Été», she said: "No."', ` ${START}Été${STOP}   she said   No  `)).toEqual([
      { text: '«', matched: false },
      { text: 'Été', matched: true },
      { text: '», she said: "No."', matched: false }
    ])
  })

  test('is nothing where nothing was found, or where the marks belong to another text', () => {
    expect(partsOf('final answer', 'final answer')).toBeNull()
    expect(partsOf('final answer', `${START}final${STOP}`)).toBeNull()
  })

  test('is a bounded piece of the text with something found in it, in parts that take turns', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => !text.includes(START) && !text.includes(STOP)), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(words, fc.nat(), (texts, found) => {
        const at = found % texts.length
        const text = texts.join(' ')
        const parts = partsOf(text, texts.map((one, index) => (index === at ? `${START}${one}${STOP}` : one)).join(' ')) ?? []
        expect(text).toContain(parts.map((part) => part.text).join(''))
        expect(parts.some(({ matched }) => matched)).toBe(true)
        expect([...parts.map((part) => part.text).join('')].length).toBeLessThanOrEqual(HIGHLIGHT_MAX)
        for (const [index, part] of parts.entries()) expect(part.matched).not.toBe(parts[index + 1]?.matched)
        const [matched] = parts.filter((part) => part.matched)
        expect(texts[at]?.startsWith(matched?.text ?? '?')).toBe(true)
      })
    )
  })
})
