import { describe, expect, test } from '@jest/globals'
import { headlineOn, on, platform, ruling, season, show, stance, statusOn } from './rules.facts.ts'

const first = ruling('first', 'PLATFORM', '2023-01-10', { state: 'RELEASED', installmentIds: ['s1'] })
const second = ruling('second', 'PLATFORM', '2024-01-10', { state: 'RELEASED' })
const renewed = ruling('renewed', 'PLATFORM', '2023-06-01', { state: 'RENEWED' })
const installments = [season(2), season(1)]
const NOTHING_BEHIND = { rulingVersionIds: [], evidence: [] }

describe('the headline of a show', () => {
  test('is its earliest unreleased installment, and lists every open one in order', () => {
    const facts = show([first, renewed], { installments: [season(3), ...installments] })
    expect(headlineOn(facts, '2023-07-01')).toEqual({
      ...statusOn(facts, '2023-07-01'),
      installmentId: 's2',
      openInstallmentIds: ['s2', 's3']
    })
    expect(headlineOn(facts, '2022-12-31').openInstallmentIds).toEqual(['s1', 's2', 's3'])
  })

  test('passes over a season that a film replaces', () => {
    const film = season(4, { id: 'film', title: 'The Film' })
    const facts = show([first], { installments: [season(1), season(2, { replacedById: 'film' }), film] })
    expect(headlineOn(facts, '2023-07-01')).toMatchObject({ installmentId: 'film', openInstallmentIds: ['film'] })
  })

  test('does not pass over a season whose replacement is not on record', () => {
    const facts = show([first], { installments: [season(1), season(2, { replacedById: 'unpublished' })] })
    expect(headlineOn(facts, '2023-07-01').installmentId).toBe('s2')
  })

  test('of installments at one position is the one with the first id', () => {
    const twins = [season(2, { id: 'b' }), season(2, { id: 'a' })]
    expect(headlineOn(show([], { installments: twins }), '2025-01-01').openInstallmentIds).toEqual(['a', 'b'])
  })
})

describe('with none open', () => {
  const released = { installments }
  const over = ruling('over', 'PLATFORM', '2024-06-01', { state: 'CANCELLED', installmentIds: [], by: 'Starlight' })

  test('a released season says nothing of the next', () => {
    expect(headlineOn(show([first, second], released), '2025-01-01')).toMatchObject({
      ...NOTHING_BEHIND,
      installmentId: null,
      openInstallmentIds: [],
      comingBack: 'UNDECIDED',
      state: null,
      finality: 'UNKNOWN',
      outlook: null,
      since: null,
      authority: null,
      saidBy: null,
      lastHeard: null,
      previous: null,
      release: null,
      platforms: [platform('Starlight')],
      explanation: 'No further installment is on record.'
    })
  })

  test('the outlook is that of the show as a whole', () => {
    const stances = [
      stance('of the show', 'CREATOR', 'HOPEFUL', '2024-05-01', { installmentId: null }),
      stance('of the season', 'CREATOR', 'DENIES', '2024-06-01')
    ]
    expect(headlineOn(show([first, second], { ...released, stances }), '2025-01-01')).toMatchObject({
      outlook: 'HOPEFUL',
      lastHeard: on('2024-05-01'),
      explanation: 'No further installment is on record; the outlook is hopeful.'
    })
  })

  test('a show that was cancelled as a whole is not coming back', () => {
    expect(headlineOn(show([first, second, over], released), '2025-01-01')).toMatchObject({
      comingBack: 'NO',
      state: 'CANCELLED',
      since: on('2024-06-01'),
      authority: 'OFFICIAL',
      saidBy: { name: 'Starlight' },
      rulingVersionIds: ['over'],
      evidence: [{ id: 'quote of over' }],
      lastHeard: on('2024-06-01'),
      previous: null,
      explanation: 'Cancelled: Starlight announced (1 Jun 2024) that the show has been cancelled.'
    })
  })

  test('a cancellation that a later order of a season undid counts no more', () => {
    const early = { ...over, effective: on('2023-03-01') }
    expect(headlineOn(show([first, early, renewed, second], released), '2025-01-01')).toMatchObject({ state: null })
  })

  test('a cancellation said again after that order counts', () => {
    const early = { ...over, effective: on('2023-03-01') }
    const again = { ...over, id: 'again', rulingId: 'again' }
    expect(headlineOn(show([first, early, renewed, second, again], released), '2025-01-01')).toMatchObject({
      state: 'CANCELLED',
      since: on('2023-03-01'),
      rulingVersionIds: ['again', 'over']
    })
  })

  test('a release after the cancellation is no order', () => {
    const early = { ...over, effective: on('2023-12-01') }
    expect(headlineOn(show([first, early, second], released), '2025-01-01').state).toBe('CANCELLED')
  })

  test('a last season confirmed as final ends the show', () => {
    const last = ruling('last', 'PLATFORM', '2023-11-01', { finality: 'CONFIRMED', by: 'Starlight' })
    expect(headlineOn(show([first, last, second], released), '2025-01-01')).toMatchObject({
      comingBack: 'NO',
      state: 'ENDED',
      finality: 'CONFIRMED',
      since: on('2023-11-01'),
      authority: 'OFFICIAL',
      saidBy: { name: 'Starlight' },
      rulingVersionIds: ['last'],
      lastHeard: on('2023-11-01'),
      explanation: 'Ended: Starlight announced (1 Nov 2023) that Season 2 is the last installment.'
    })
  })

  test('a last season merely planned as final does not', () => {
    const last = ruling('last', 'CREATOR', '2023-11-01', { finality: 'PLANNED' })
    expect(headlineOn(show([first, last, second], released), '2025-01-01').comingBack).toBe('UNDECIDED')
  })

  test('the finality of an earlier season does not end the show', () => {
    const last = ruling('last', 'PLATFORM', '2022-11-01', { finality: 'CONFIRMED', installmentIds: ['s1'] })
    expect(headlineOn(show([first, last, second], released), '2025-01-01').comingBack).toBe('UNDECIDED')
  })

  test('a show without installments is undecided unless it was ended', () => {
    expect(headlineOn(show([], { installments: [] }), '2025-01-01')).toMatchObject({
      comingBack: 'UNDECIDED',
      platforms: [],
      explanation: 'No installment is on record.'
    })
    expect(headlineOn(show([over], { installments: [] }), '2025-01-01').state).toBe('CANCELLED')
  })
})

describe('an official end of the show as a whole', () => {
  const cancelled = ruling('cancelled', 'PLATFORM', '2024-02-01', { state: 'CANCELLED', installmentIds: [] })
  const out = ruling('out', 'PLATFORM', '2024-09-01', { state: 'RELEASED' })
  const facts = (order: ReturnType<typeof ruling>) => show([first, cancelled, order, out], { installments })

  test('is not undone by a report that a season was ordered after all', () => {
    const reported = ruling('reported', 'OUTLET', '2024-05-01', { state: 'RENEWED' })
    expect(headlineOn(facts(reported), '2025-01-01')).toMatchObject({ comingBack: 'NO', state: 'CANCELLED' })
  })

  test('is undone by an official order', () => {
    const ordered = ruling('ordered', 'PLATFORM', '2024-05-01', { state: 'RENEWED' })
    expect(headlineOn(facts(ordered), '2025-01-01')).toMatchObject({ comingBack: 'UNDECIDED', state: null })
  })
})
