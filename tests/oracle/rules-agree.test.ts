import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ShowFacts } from '../../src/features/renewals/facts.ts'
import { headlineSegments, installmentSegments } from '../../src/features/renewals/rules.ts'
import { crowdedShows } from './crowded-facts.ts'
import { comparable, statusAt, tellingDays } from './compare.ts'
import { installmentOn } from './fold.ts'
import { headlineOn } from './headline.ts'
import { finishedShows, showFacts } from './random-facts.ts'

const RUNS = { numRuns: Number(process.env['GREENLIT_ORACLE_RUNS'] ?? 600) }

describe('the rules agree with a naive reading of their description, on every day on which something changes', () => {
  test('about every installment', () => {
    fc.assert(
      fc.property(showFacts, (facts) => {
        for (const { id } of facts.installments) {
          const segments = installmentSegments(facts, id)
          for (const day of tellingDays(facts)) {
            const derived = { day, id, ...comparable(statusAt(segments, day)) }
            expect(derived).toEqual({ day, id, ...installmentOn(facts, id, day) })
          }
        }
      }),
      RUNS
    )
  })

  test('about the headline of the show', () => {
    fc.assert(fc.property(showFacts, expectSameHeadline), RUNS)
  })

  test('about the headline of a show of which most is released', () => {
    fc.assert(fc.property(finishedShows, expectSameHeadline), RUNS)
  })
})

test('they agree about a show of which more is said than a status shows', () => {
  // The naive reading takes its time with so much: fewer shows, each on a few days.
  const runs = { numRuns: Math.ceil(RUNS.numRuns / 12) }
  const crowded = fc.property(crowdedShows, fc.array(fc.nat(99), { minLength: 2, maxLength: 2 }), (facts, choices) => {
    const days = tellingDays(facts)
    const chosen = [days.at(-1) ?? '', ...choices.map((choice) => days[choice % days.length] ?? '')]
    const headline = headlineSegments(facts)
    const segments = facts.installments.map(({ id }) => ({ id, segments: installmentSegments(facts, id) }))
    for (const day of new Set(chosen)) {
      expect({ day, ...comparable(statusAt(headline, day)) }).toEqual({ day, ...headlineOn(facts, day) })
      for (const { id, segments: own } of segments) {
        expect({ day, id, ...comparable(statusAt(own, day)) }).toEqual({ day, id, ...installmentOn(facts, id, day) })
      }
    }
  })
  fc.assert(crowded, runs)
})

function expectSameHeadline(facts: ShowFacts): void {
  const segments = headlineSegments(facts)
  for (const day of tellingDays(facts)) {
    const derived = { day, ...comparable(statusAt(segments, day)) }
    expect(derived).toEqual({ day, ...headlineOn(facts, day) })
  }
}
