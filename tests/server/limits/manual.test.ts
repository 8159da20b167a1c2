import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { DEFAULT_LIMITS } from '../../../src/config.ts'

test('The manual has every limit with its default', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../../docs/limits.md'), 'utf8')
  const { body, cost, ...listed } = DEFAULT_LIMITS
  for (const [limit, value] of Object.entries(listed)) expect(manual).toContain(`| \`${limit}\` | ${value} |`)
  expect(manual).toContain(`of ${body.toLocaleString('en')} bytes at most`)
  expect(manual).toContain(`a cost in points, ${cost} at most`)
})
