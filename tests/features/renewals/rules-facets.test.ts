import { describe, expect, test } from '@jest/globals'
import type { RulingFact } from '../../../src/features/renewals/facts.ts'
import { on, platform, ruling, show, statusOn } from './rules.facts.ts'

function finalityOf(...rulings: RulingFact[]) {
  return statusOn(show(rulings), '2025-01-01').finality
}

describe('finality', () => {
  const planned = ruling('planned', 'CREATOR', '2024-03-01', { finality: 'PLANNED' })
  const confirmed = ruling('confirmed', 'PLATFORM', '2024-05-01', { finality: 'CONFIRMED' })

  test('is unknown until somebody says so', () => {
    expect(finalityOf()).toBe('UNKNOWN')
  })

  test('follows the latest word', () => {
    expect(finalityOf(planned, confirmed)).toBe('CONFIRMED')
    expect(finalityOf(planned, ruling('no', 'OUTLET', '2024-06-01', { finality: 'NO' }))).toBe('NO')
  })

  test('is not taken back by a report once it is official', () => {
    expect(finalityOf(confirmed, ruling('no', 'SHOWRUNNER', '2024-06-01', { finality: 'NO' }))).toBe('CONFIRMED')
  })

  test('of overlapping days stays with the higher rank, and with the first where neither is later', () => {
    const march = ruling('march', 'OUTLET', '2024-03', { finality: 'NO' })
    expect(finalityOf(planned, march)).toBe('PLANNED')
    expect(finalityOf(planned, { ...planned, id: 'z', rulingId: 'z', finality: 'NO' })).toBe('PLANNED')
  })

  test('of overlapping days goes to the ruling that supersedes', () => {
    const march = ruling('march', 'OUTLET', '2024-03', { finality: 'NO', supersedes: 'planned' })
    expect(finalityOf(planned, march)).toBe('NO')
  })

  test('needs no state, and is evidence beside the state', () => {
    const renewed = ruling('renewed', 'PLATFORM', '2024-04-01', { state: 'RENEWED' })
    expect(statusOn(show([planned]), '2024-06-01')).toMatchObject({ state: null, rulingVersionIds: ['planned'] })
    expect(statusOn(show([planned, renewed, confirmed]), '2024-06-01')).toMatchObject({
      rulingVersionIds: ['confirmed', 'renewed'],
      evidence: [{ id: 'quote of confirmed' }, { id: 'quote of renewed' }]
    })
  })

  test('returns to what was said before when the report of it is retracted', () => {
    const report = ruling('report', 'OUTLET', '2024-06-01', { finality: 'NO', lapsesOn: '2024-07-01' })
    expect(statusOn(show([planned, report]), '2024-06-30').finality).toBe('NO')
    expect(statusOn(show([planned, report]), '2024-07-01').finality).toBe('PLANNED')
  })
})

describe('the release', () => {
  const renewed = ruling('renewed', 'PLATFORM', '2024-01-10', { state: 'RENEWED' })
  const spring = ruling('spring', 'PLATFORM', '2024-03-01', { release: on('2025-21') })

  test('is due when somebody says so', () => {
    const status = statusOn(show([renewed, spring]), '2024-04-01')
    expect(status.release?.label).toBe('Spring 2025')
    expect(status.explanation).toBe(
      'Renewed: PLATFORM announced (10 Jan 2024) that it has been renewed; due Spring 2025.'
    )
  })

  test('is in the past tense once it is out', () => {
    const out = ruling('out', 'PLATFORM', '2025-04-04', { state: 'RELEASED', release: on('2025-04-04') })
    expect(statusOn(show([renewed, spring, out]), '2025-04-04').explanation).toBe(
      'Released: PLATFORM announced (4 Apr 2025) that it has been released; released 4 Apr 2025.'
    )
  })

  test('is no longer spoken of as due once cancelled', () => {
    const cancelled = ruling('cancelled', 'PLATFORM', '2024-06-01', { state: 'CANCELLED' })
    const status = statusOn(show([renewed, spring, cancelled]), '2024-07-01')
    expect(status.release?.label).toBe('Spring 2025')
    expect(status.explanation).toBe('Cancelled: PLATFORM announced (1 Jun 2024) that it has been cancelled.')
  })
})

describe('the platforms', () => {
  test('are the installment’s own until a ruling moves it', () => {
    const moved = ruling('moved', 'STUDIO', '2024-06-01', { platforms: [platform('Lantern')] })
    expect(statusOn(show([moved]), '2024-05-31').platforms).toEqual([platform('Starlight')])
    expect(statusOn(show([moved]), '2024-06-01').platforms).toEqual([platform('Lantern')])
  })

  test('named twice in another order do not contradict', () => {
    const both = [platform('Lantern'), platform('Meadow+')]
    const first = ruling('first', 'STUDIO', '2024-06-01', { platforms: both })
    const again = ruling('second', 'STUDIO', '2024-06-01', { platforms: both.toReversed() })
    expect(statusOn(show([first, again]), '2024-07-01').rulingVersionIds).toEqual(['second'])
  })
})

test('a ruling about the show as a whole, or about another season, carries no facet over', () => {
  const other = ruling('other', 'PLATFORM', '2024-05-01', { finality: 'CONFIRMED', installmentIds: ['s1'] })
  const whole = ruling('whole', 'PLATFORM', '2024-05-01', { finality: 'CONFIRMED', installmentIds: [] })
  expect(finalityOf(other, whole)).toBe('UNKNOWN')
})
