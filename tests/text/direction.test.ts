import { describe, expect, test } from '@jest/globals'
import { closesDirections, turnsDirection } from '../../src/text/direction.ts'

describe('a text keeps the direction of what stands beside it', () => {
  test.each([
    ['letters of either direction', 'مقهى الغيوم and The Cloud Café'],
    ['a mark that belongs to one letter only', '\u200fAC/DC\u200e'],
    ['an isolate that ends', '“\u2067مقهى\u2069”, she said'],
    ['an embedding within an isolate', '\u2068\u202bمقهى\u202c\u2069']
  ])('%s', (_name, text) => expect(closesDirections(text)).toBe(true))

  test.each([
    ['an override that never ends', '\u202egnp.exe'],
    ['an end without a beginning', 'abc\u202c'],
    ['ends in the wrong order', '\u2067\u202bمقهى\u2069\u202c']
  ])('not with %s', (_name, text) => expect(closesDirections(text)).toBe(false))
})

test('only marks turn a direction, letters do not', () => {
  expect(turnsDirection('مقهى الغيوم')).toBe(false)
  expect(turnsDirection('Mara \u202elliuQ')).toBe(true)
})
