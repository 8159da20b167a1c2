import { expect, test } from '@jest/globals'
import { nextOrdinal, type Ordinal } from '../../../src/features/history/rules.ts'
import type { Visibility } from '../../../src/graphql/viewer.ts'
import { chanceOf } from '../../oracle/chance.ts'

function versionsOf(states: readonly Visibility[]): number[] {
  let last: Ordinal | null = null
  return states.map((visibility) => (last = nextOrdinal(last, visibility)).version)
}

test('What readers see is counted from 1, what they do not from -1 down', () => {
  expect(versionsOf(['DRAFT', 'DRAFT', 'PUBLISHED', 'PUBLISHED', 'DRAFT', 'PUBLISHED', 'WITHDRAWN', 'PUBLISHED'])).toEqual([-1, -2, 1, 2, -3, 3, -4, 4])
})

test('No version is told twice of one record, and those of readers are the same however often it was edited unseen', () => {
  const chance = chanceOf(7)
  for (let round = 0; round < 500; round++) {
    const states = Array.from({ length: 1 + chance.below(20) }, () => chance.pick<Visibility>(['DRAFT', 'PUBLISHED', 'WITHDRAWN']))
    const versions = versionsOf(states)
    expect(new Set(versions).size).toBe(versions.length)
    const seen = versions.filter((_, index) => states[index] === 'PUBLISHED')
    expect(seen).toEqual(seen.map((_, index) => index + 1))
    expect(versions.every((version) => version !== 0)).toBe(true)
  }
})
