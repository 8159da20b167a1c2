import { describe, expect, test } from '@jest/globals'
import { on, ruling, show, stance, statusOn, storyOf } from './rules.facts.ts'

const awaiting = ruling('awaiting', 'CREATOR', '2024-23', { state: 'AWAITING_DECISION' })
const scoop = ruling('scoop', 'OUTLET', '2025-01-10', { state: 'RENEWED', lapsesOn: '2025-02-03' })

describe('a report that its outlet retracts', () => {
  const facts = show([awaiting, scoop])

  test('counts until that day, and the state before returns with that day as its since', () => {
    expect(storyOf(facts)).toEqual([
      '2024-11-30 AWAITING_DECISION',
      '2025-01-10 RENEWED',
      '2025-02-03 AWAITING_DECISION'
    ])
    expect(statusOn(facts, '2025-03-01')).toMatchObject({
      state: 'AWAITING_DECISION',
      since: { edtf: '2025-02-03', earliest: '2025-02-03', latest: '2025-02-03', at: null, label: '3 Feb 2025' },
      previous: { state: 'RENEWED', comingBack: 'YES', since: on('2025-01-10') },
      lastHeard: on('2024-23')
    })
  })

  test('makes no break where the same had been said by others', () => {
    const other = ruling('other', 'OUTLET', '2025-01-20', { state: 'RENEWED' })
    const status = statusOn(show([awaiting, scoop, other]), '2025-03-01')
    expect(status).toMatchObject({ state: 'RENEWED', since: on('2025-01-10'), rulingVersionIds: ['other'] })
  })

  test('leaves no trace as the previous state of what had none before', () => {
    const later = ruling('later', 'CREATOR', '2025-03-01', { state: 'ON_HOLD' })
    expect(statusOn(show([scoop, later]), '2025-02-10')).toMatchObject({
      state: null,
      since: null,
      previous: { state: 'RENEWED', since: on('2025-01-10') }
    })
    expect(statusOn(show([scoop, later]), '2025-03-01').previous).toBeNull()
  })
})

describe('since', () => {
  test('is as imprecise as what began the run', () => {
    expect(statusOn(show([awaiting]), '2024-12-01').since).toEqual(on('2024-23'))
  })

  test('starts anew when the state advances within its answer', () => {
    const filming = ruling('filming', 'PLATFORM', '2025-06-01', { state: 'IN_PRODUCTION' })
    const renewed = ruling('renewed', 'PLATFORM', '2025-03-01', { state: 'RENEWED' })
    expect(statusOn(show([renewed, filming]), '2025-07-01').since).toEqual(on('2025-06-01'))
  })
})

describe('who is quoted for a state', () => {
  test('is the highest in rank among those who say so, not the first or the last', () => {
    const outlet = ruling('outlet', 'OUTLET', '2025-01-01', { state: 'RENEWED' })
    const studio = ruling('studio', 'STUDIO', '2025-01-05', { state: 'RENEWED' })
    const maker = ruling('maker', 'CREATOR', '2025-01-09', { state: 'RENEWED' })
    const status = statusOn(show([outlet, studio, maker]), '2025-02-01')
    expect(status).toMatchObject({ saidBy: { name: 'STUDIO' }, authority: 'OFFICIAL', since: on('2025-01-01') })
    expect(status.rulingVersionIds).toEqual(['maker', 'studio', 'outlet'])
  })

  test('is the latest of equals', () => {
    const first = ruling('first', 'CREATOR', '2025-01-05T09:00Z', { state: 'ON_HOLD', by: 'Ann' })
    const second = ruling('second', 'PRODUCER', '2025-01-05T08:00Z', { state: 'ON_HOLD', by: 'Ben' })
    expect(statusOn(show([first, second]), '2025-02-01').saidBy?.name).toBe('Ann')
  })
})

describe('last heard', () => {
  const words = [
    stance('maker', 'SHOWRUNNER', 'HOPEFUL', '2025-02-01'),
    stance('neutral', 'SHOWRUNNER', 'NEUTRAL', '2025-03-01'),
    stance('cast', 'CAST', 'HOPEFUL', '2025-03-02'),
    stance('outlet', 'OUTLET', 'HOPEFUL', '2025-03-03'),
    stance('date', 'SHOWRUNNER', 'HOPEFUL', '2025-03-04', { subject: 'DATE' }),
    stance('other', 'SHOWRUNNER', 'HOPEFUL', '2025-03-05', { installmentId: 's9' })
  ]

  test('is the latest ruling, or leaning word of its makers about this renewal', () => {
    expect(statusOn(show([awaiting], { stances: words }), '2025-04-01').lastHeard).toEqual(on('2025-02-01'))
    expect(statusOn(show([awaiting]), '2025-04-01').lastHeard).toEqual(on('2024-23'))
  })

  test('counts what was said of the show as a whole', () => {
    const whole = stance('whole', 'CREATOR', 'CAUTIOUS', '2025-03-20', { installmentId: null })
    expect(statusOn(show([awaiting], { stances: [...words, whole] }), '2025-04-01').lastHeard).toEqual(on('2025-03-20'))
  })

  test('does not count a rumour', () => {
    const rumour = ruling('rumour', 'OTHER', '2025-03-30', { state: 'RENEWED' })
    expect(statusOn(show([rumour]), '2025-04-01').lastHeard).toBeNull()
  })
})
