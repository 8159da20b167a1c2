import { describe, expect, test } from '@jest/globals'
import type { GraphQLError } from 'graphql'
import type { Limits } from '../../../src/config.ts'
import { DEFAULT_LIMITS } from '../../../src/config.ts'
import { readDocument } from '../../../src/server/limits/document.ts'
import { cpuTimeOf } from '../../support/cpu-time.ts'
import { limitsWith } from '../../support/limits.ts'

function errorOf(text: string, limits: Limits): GraphQLError | null {
  try {
    readDocument(text, limits)
    return null
  } catch (error) {
    return error as GraphQLError
  }
}

/** The limit a document exceeds, its value and what was found; null for one that is read. */
function refusal(text: string, limits: Limits = DEFAULT_LIMITS) {
  const error = errorOf(text, limits)
  if (error === null) return null
  const { limit, maximum, found } = error.extensions
  expect(error.extensions['code']).toBe('LIMIT_EXCEEDED')
  expect(error.message).toContain(`: ${String(maximum)} at most. `)
  return { limit, maximum, found }
}

const times = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_, index) => part(index)).join(' ')

describe('A document at the limit is read, and one above is refused, naming the limit:', () => {
  const cases: [keyof Limits, number, (size: number) => string][] = [
    ['document', 40, (size) => `{ a }${' '.repeat(size - 5)}`],
    ['tokens', 12, (size) => `{ ${times(size - 2, (index) => `a${index}`)} }`],
    ['nesting', 9, (size) => `${'{ a '.repeat(size)}${'} '.repeat(size)}`],
    ['nesting', 9, (size) => `query ($a: ${'['.repeat(size - 1)}Int${']'.repeat(size - 1)}) { a }`],
    ['nesting', 9, (size) => `{ a(b: ${'['.repeat(size - 2)}1${']'.repeat(size - 2)}) }`],
    ['nesting', 9, (size) => `query ($a: A = ${'{ b: '.repeat(size - 1)}1${' }'.repeat(size - 1)}) { a }`],
    ['nesting', 4, (size) => `{ ...f1 } ${times(size - 2, (index) => `fragment f${index + 1} on Query { ...f${index + 2} }`)} fragment f${size - 1} on Query { a }`],
    ['operations', 3, (size) => times(size, (index) => `query q${index} { a }`)],
    ['operations', 3, (size) => `{ a } ${times(size - 1, (index) => `fragment unused${index} on Query { a }`)}`],
    ['depth', 4, (size) => `${'{ a '.repeat(size)}${'} '.repeat(size)}`],
    ['depth', 4, (size) => `{ a { ...f } } fragment f on A ${'{ b '.repeat(size - 1)}${'} '.repeat(size - 1)}`],
    ['breadth', 5, (size) => `{ ${times(size, (index) => `a${index}`)} }`],
    ['breadth', 6, (size) => `{ a { ...f } b { ...f } ${times(size - 6, () => 'c')} } fragment f on A { x y }`],
    ['aliases', 3, (size) => `{ ${times(size, (index) => `a${index}: __typename`)} }`],
    ['aliases', 4, (size) => `{ a { ...f } b { ...f } ${times(size - 4, () => 'c: d')} } fragment f on A { x: a y: a }`],
    ['directives', 3, (size) => `{ a ${times(size, () => '@include(if: true)')} }`],
    ['directives', 4, (size) => `query ($v: Int @d) @d { ... @d { ...f @d } ${times(size - 4, () => 'a @d')} } fragment f on Query { a }`],
    ['list', 4, (size) => `{ a(b: [${times(size, () => '1')}]) }`],
    ['list', 4, (size) => `query ($a: [Int] = [${times(size, () => '1')}]) { a }`]
  ]

  test.each(cases)('%s, at %d, as %#', (limit, maximum, document) => {
    const limits = limitsWith({ [limit]: maximum })
    expect(refusal(document(maximum), limits)).toBeNull()
    expect(refusal(document(maximum + 1), limits)).toEqual({ limit, maximum, found: maximum + 1 })
  })

  test('repeats, counted in pairs at one place, wherever the fields are written', () => {
    const limits = limitsWith({ repeats: 3 })
    const spread = 'fragment f on Query { a { x } } fragment g on Query { ... { a { x } } }'
    expect(refusal('{ a a a }', limits)).toBeNull()
    expect(refusal('{ a a a b b }', limits)).toMatchObject({ limit: 'repeats', found: 4 })
    expect(refusal(`{ a { x } ...f } ${spread.split(' fragment g')[0]}`, limits)).toBeNull()
    expect(refusal(`{ a { x } ...f ...g } ${spread}`, limits)).toMatchObject({ limit: 'repeats', found: 6 })
    expect(refusal('{ a: b c: b d: b e: b }', limits)).toBeNull()
  })

  test('repeats, of fragments spread beside each other, whether they exist or not', () => {
    const limits = limitsWith({ repeats: 3 })
    expect(refusal('{ ...a ...b ...c }', limits)).toBeNull()
    expect(refusal('{ ...a ...a ...a ...a ...a }', limits)).toBeNull()
    expect(refusal('{ ...a ...b ...c ...d }', limits)).toMatchObject({ limit: 'repeats', found: 6 })
    expect(refusal('{ ...a ... { ...b ... { ...c } } ... { ...d } }', limits)).toMatchObject({ limit: 'repeats', found: 6 })
    expect(refusal('{ x { ...a ...b } y { ...c ...d } z { ...a ...c } }', limits)).toBeNull()
  })

  test('fragments that spread themselves, by whatever way, and used or not', () => {
    for (const document of [
      '{ ...a } fragment a on Query { ...a }',
      '{ b } fragment a on Query { b { ... { ...c } } } fragment c on Query { ...a }',
      `{ ...f0 } ${times(40, (index) => `fragment f${index} on Query { a { ...f${(index + 1) % 40} } }`)}`
    ]) {
      expect(refusal(document)).toEqual({ limit: 'fragmentCycles', maximum: 0, found: 1 })
    }
  })
})

describe('What is no document', () => {
  test.each(['{ a', '{ a(b: "', '"""', '{ a(b: \u0000) }', '', '}'])('is a syntax error, not a limit: %j', (text) => {
    expect(() => readDocument(text, DEFAULT_LIMITS)).toThrow('Syntax Error')
  })

  test('names that objects have of themselves are names like others', () => {
    const text = '{ __proto__ constructor ...toString } fragment toString on Query { hasOwnProperty }'
    expect(refusal(text)).toBeNull()
    expect(refusal('{ ...constructor }')).toBeNull()
  })
})

describe('Refused before it costs anything:', () => {
  const long = '9'.repeat(31_000)
  test.each<[string, string, string]>([
    ['a fragment bomb', `{ ...a0 } ${times(30, (index) => `fragment a${index} on Query { ...a${index + 1} ...a${index + 1} }`)} fragment a30 on Query { a }`, 'breadth'],
    ['a bomb of fragments in fields', `{ ...a0 } ${times(18, (index) => `fragment a${index} on Query { a { ...a${index + 1} } b { ...a${index + 1} } }`)} fragment a18 on Query { a }`, 'breadth'],
    ['a bomb of unused fragments', `{ a } ${times(30, (index) => `fragment a${index} on Query { ...a${index + 1} ...a${index + 1} }`)} fragment a30 on Query { a }`, 'breadth'],
    ['aliases by the hundred', `{ ${times(900, (index) => `a${index}: __typename`)} }`, 'aliases'],
    ['a field with 1,000 directives', `{ a ${times(1000, () => '@a')} }`, 'directives'],
    ['thousands of one field', `{ ${times(1900, () => 'a')} }`, 'repeats'],
    ['a thousand of one object', `{ ${times(990, () => 'a{b}')} }`, 'repeats'],
    ['10,000 unused fragments', `{ a } ${times(10_000, (index) => `fragment f${index} on Query { a }`)}`, 'document'],
    ['hundreds of unused fragments', `{ a } ${times(400, (index) => `fragment f${index} on Query { a }`)}`, 'operations'],
    ['a chain of fragments', `{ ...a0 } ${times(400, (index) => `fragment a${index} on Query { ...a${index + 1} }`)} fragment a400 on Query { a }`, 'nesting'],
    ['30,000 open braces', '{a'.repeat(15_000), 'tokens'],
    ['a list type as deep as the document', `query ($a: ${'['.repeat(3900)}Int`, 'nesting'],
    ['a value as deep as the document', `{ a(b: ${'['.repeat(3900)}`, 'nesting'],
    ['thousands of variables', `query (${times(2000, (index) => `$v${index}: Int`)}) { a }`, 'tokens'],
    ['a flood of signs', '!'.repeat(31_000), 'tokens'],
    ['a megabyte of comments', '#\n'.repeat(500_000), 'document'],
    ['a long number among too many', `{ a(b: ${long}) ${times(300, () => '[')}`, 'nesting']
  ])('%s', (_what, text, limit) => {
    expect(cpuTimeOf(() => expect(refusal(text)).toMatchObject({ limit }))).toBeLessThan(500)
  })

  test.each<[string, string]>([
    ['a long number', `{ a(b: ${long}) }`],
    ['a long text', `{ a(b: """${' \n'.repeat(15_000)}""") }`],
    ['comments', `${'#a\n'.repeat(10_000)}{ a }`],
    ['marks of byte order', `${'\ufeff'.repeat(31_000)}{ a }`],
    ['a long name', `{ ${'x'.repeat(31_000)} }`]
  ])('while %s are merely read', (_what, text) => {
    expect(cpuTimeOf(() => expect(refusal(text)).toBeNull())).toBeLessThan(500)
  })
})
