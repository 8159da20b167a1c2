import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { GraphQLError } from 'graphql'
import { DEFAULT_LIMITS } from '../../../src/config.ts'
import type { Limits } from '../../../src/config.ts'
import { checkVariables, measureVariables } from '../../../src/server/limits/variables.ts'
import { cpuTimeOf } from '../../support/cpu-time.ts'
import { UNLIMITED, limitsWith } from '../../support/limits.ts'

function refusal(variables: object, limits: Limits = DEFAULT_LIMITS) {
  try {
    checkVariables(variables, limits)
    return null
  } catch (error) {
    const { limit, maximum, found } = (error as GraphQLError).extensions
    return { limit, maximum, found }
  }
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** Characters of all texts and names. */
function textIn(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  const names = Array.isArray(value) ? 0 : Object.keys(value).join('').length
  return Object.values(value).reduce<number>((sum, inner) => sum + textIn(inner), names)
}

const ones = (length: number) => Array.from({ length }, () => 1)

describe('Variables at the limit pass, and above it are refused, naming the limit:', () => {
  test.each<[keyof Limits, number, (size: number) => object]>([
    ['variables', 20, (size) => ({ a: 'x'.repeat(size - 5) })],
    ['variables', 20, (size) => ({ ['x'.repeat(size - 4)]: null })],
    ['variableNesting', 5, (size) => ({ a: nested(size) })],
    ['variableValues', 6, (size) => ({ a: ones(size - 1) })],
    ['variableValues', 6, (size) => Object.fromEntries(ones(size).map((_, index) => [`v${index}`, 1]))],
    ['list', 4, (size) => ({ a: { b: ones(size) } })]
  ])('%s, at %d, as %#', (limit, maximum, variables) => {
    const limits = limitsWith({ [limit]: maximum })
    expect(refusal(variables(maximum), limits)).toBeNull()
    expect(refusal(variables(maximum + 1), limits)).toEqual({ limit, maximum, found: maximum + 1 })
  })
})

describe('Variables', () => {
  test.each<[string, string]>([
    ['lists in lists', `{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}`],
    ['lists in a field that objects have of themselves', `{"__proto__":{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}}`],
    ['objects in objects', `{"a":${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}}`],
    ['a long list', `{"a":[${'1,'.repeat(400_000)}1]}`],
    ['many names', `{${Array.from({ length: 80_000 }, (_, index) => `"v${index}":1`).join(',')}}`]
  ])('as large as a body can hold, of %s, are refused, not walked to the end of the stack', (_what, json) => {
    const variables = JSON.parse(json) as object
    expect(cpuTimeOf(() => expect(refusal(variables)).not.toBeNull())).toBeLessThan(500)
  })

  test('are counted with all their texts and names, and no longer than they are in JSON but for a few signs a value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (variables) => {
        const { characters, values } = measureVariables(variables, UNLIMITED)
        expect(characters).toBeGreaterThanOrEqual(textIn(variables))
        expect(characters).toBeLessThanOrEqual(JSON.stringify(variables).length + 4 * values)
      })
    )
  })

  test('that the longest article takes pass', () => {
    expect(refusal({ input: { body: 'a'.repeat(900_000), tags: ones(50) } })).toBeNull()
  })
})
