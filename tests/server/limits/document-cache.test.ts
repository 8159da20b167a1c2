import { describe, expect, test } from '@jest/globals'
import { DEFAULT_LIMITS } from '../../../src/config.ts'
import { DocumentCache } from '../../../src/server/limits/document-cache.ts'
import { readDocument } from '../../../src/server/limits/document.ts'

const names = (count: number, letter: string) => Array.from({ length: count }, (_, index) => `${letter}${index}`).join(' ')
const read = (text: string) => readDocument(text, DEFAULT_LIMITS)

describe('The documents that are kept', () => {
  test('are those used last, within a number of bytes', () => {
    const cache = new DocumentCache(10_000)
    const texts = Array.from({ length: 50 }, (_, index) => `{ field${index} }`)
    const [first = '', ...others] = texts
    cache.set(first, read(first))
    for (const text of others) {
      cache.set(text, read(text))
      expect(cache.get(first)).toBeDefined()
      expect(cache.bytes).toBeLessThanOrEqual(10_000)
    }
    expect(texts.filter((text) => cache.get(text))).toEqual([first, ...others.slice(-3)])
  })

  test('weigh as much as their text and tokens: a large one takes the place of many', () => {
    const cache = new DocumentCache(100_000)
    const small = Array.from({ length: 20 }, (_, index) => `{ field${index} }`)
    for (const text of small) cache.set(text, read(text))
    const large = `{ ${names(100, 'a')} }`
    cache.set(large, read(large))
    expect(cache.get(large)).toBeDefined()
    expect(small.filter((text) => cache.get(text)).length).toBeLessThan(20)
    const tooLarge = `{ ${names(200, 'b')} }`
    cache.set(tooLarge, read(tooLarge))
    expect(cache.bytes).toBeLessThanOrEqual(100_000)
    expect(cache.get(tooLarge)).toBeUndefined()
  })

  test('count once, however often they are put there', () => {
    const cache = new DocumentCache(10_000)
    cache.set('{ a }', read('{ a }'))
    const { bytes } = cache
    cache.set('{ a }', read('{ a }'))
    expect(cache.bytes).toBe(bytes)
  })
})
