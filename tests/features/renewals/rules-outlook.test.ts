import { describe, expect, test } from '@jest/globals'
import type { StanceFact } from '../../../src/features/renewals/facts.ts'
import { ruling, show, stance, statusOn } from './rules.facts.ts'

function outlookOf(...stances: StanceFact[]) {
  return statusOn(show([], { stances }), '2025-06-01').outlook
}

describe('the outlook', () => {
  const hopeful = stance('hopeful', 'CREATOR', 'HOPEFUL', '2025-02-15/2025-02-16')
  const cast = stance('cast', 'CAST', 'PESSIMISTIC', '2025-04-01')

  test('is the latest word of its makers on renewal', () => {
    expect(outlookOf(stance('a', 'PLATFORM', 'CAUTIOUS', '2024-12-01'), hopeful)).toBe('HOPEFUL')
  })

  test('is that of the cast only where its makers are silent', () => {
    expect(outlookOf(cast)).toBe('PESSIMISTIC')
    expect(outlookOf(cast, hopeful)).toBe('HOPEFUL')
  })

  test('is mixed where the latest word is contradicted on overlapping days', () => {
    expect(outlookOf(hopeful, stance('b', 'PRODUCER', 'CAUTIOUS', '2025-02-16'))).toBe('MIXED')
    expect(outlookOf(hopeful, stance('b', 'PRODUCER', 'HOPEFUL', '2025-02-16'))).toBe('HOPEFUL')
    expect(outlookOf(hopeful, stance('b', 'PRODUCER', 'CAUTIOUS', '2025-02-17'))).toBe('CAUTIOUS')
  })

  test('does not ask outlets, strangers, or what leans nowhere or is about something else', () => {
    expect(
      outlookOf(
        stance('a', 'OUTLET', 'HOPEFUL', '2025-01-01'),
        stance('b', 'OTHER', 'HOPEFUL', '2025-01-01'),
        stance('c', 'CREATOR', 'NEUTRAL', '2025-01-01'),
        stance('d', 'CREATOR', 'CONFIRMS', '2025-01-01', { subject: 'FINALITY' }),
        stance('e', 'CREATOR', 'HOPEFUL', '2025-01-01', { installmentId: 's9' })
      )
    ).toBeNull()
  })

  test('falls back when the latest word is retracted', () => {
    const retracted = stance('b', 'CREATOR', 'DENIES', '2025-03-01', { lapsesOn: '2025-06-01' })
    expect(outlookOf(hopeful, retracted)).toBe('HOPEFUL')
  })

  test('is told in the sentence where no state is on record', () => {
    expect(statusOn(show([], { stances: [hopeful] }), '2025-06-01').explanation).toBe(
      'No decision is on record; the outlook is hopeful.'
    )
  })

  test('is gone once it is decided', () => {
    const renewed = ruling('renewed', 'PLATFORM', '2025-01-01', { state: 'RENEWED' })
    expect(statusOn(show([renewed], { stances: [hopeful] }), '2025-06-01').outlook).toBeNull()
  })
})

describe('signals', () => {
  const renewed = ruling('renewed', 'PLATFORM', '2025-03', { state: 'RENEWED' })
  const rumour = ruling('rumour', 'OTHER', '2025-02-20', { state: 'CANCELLED' })
  const lateRumour = ruling('late', 'OTHER', '2025-03-01', { state: 'CANCELLED' })
  const hope = stance('hope', 'CAST', 'HOPEFUL', '2025-02-21')

  function signalsOn(day: string) {
    const { signals } = statusOn(show([renewed, rumour, lateRumour], { stances: [hope] }), day)
    return signals.map(({ kind, rulingVersionId, quoteVersionId }) => `${kind} ${rulingVersionId ?? quoteVersionId}`)
  }

  test('stand beside an undecided fate, newest first', () => {
    expect(signalsOn('2025-03-02')).toEqual(['RUMOUR late', 'CAST hope', 'RUMOUR rumour'])
  })

  test('are dropped when they lie wholly before what began the present answer', () => {
    expect(signalsOn('2025-04-01')).toEqual(['RUMOUR late'])
  })

  test('are measured by what began the answer, not by what advanced it', () => {
    const filming = ruling('filming', 'PLATFORM', '2025-06-01', { state: 'IN_PRODUCTION' })
    const { signals } = statusOn(show([renewed, lateRumour, filming]), '2025-07-01')
    expect(signals.map(({ rulingVersionId }) => rulingVersionId)).toEqual(['late'])
  })

  test('name a quote once, though it speaks of the show and of the season', () => {
    const both = [hope, { ...hope, installmentId: null }]
    expect(statusOn(show([], { stances: both }), '2025-03-01').signals).toHaveLength(1)
  })
})
