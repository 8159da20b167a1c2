import { describe, expect, test } from '@jest/globals'
import type { InstallmentState, Voice } from '../../../src/features/renewals/facts.ts'
import {
  RULES_VERSION,
  authorityOf,
  comingBackOf,
  installmentSegments,
  rankOf,
  transitionWarnings
} from '../../../src/features/renewals/rules.ts'
import { evidence, platform, ruling, show, statusOn } from './rules.facts.ts'

test.each<[Voice, string, number]>([
  ['PLATFORM', 'OFFICIAL', 4],
  ['STUDIO', 'OFFICIAL', 3],
  ['CREATOR', 'REPORTED', 2],
  ['SHOWRUNNER', 'REPORTED', 2],
  ['PRODUCER', 'REPORTED', 2],
  ['OUTLET', 'REPORTED', 1],
  ['CAST', 'RUMOURED', 0],
  ['OTHER', 'RUMOURED', 0]
])('the word of a %s is %s and of rank %i', (voice, authority, rank) => {
  expect([authorityOf(voice), rankOf(voice)]).toEqual([authority, rank])
})

const STATES: Array<[InstallmentState, string, string]> = [
  ['IN_DEVELOPMENT', 'UNDECIDED', 'In development: Starlight announced (1 May 2024) that it is in development.'],
  [
    'AWAITING_DECISION',
    'UNDECIDED',
    'Awaiting decision: Starlight announced (1 May 2024) that there is no final answer yet.'
  ],
  ['ON_HOLD', 'UNDECIDED', 'On hold: Starlight announced (1 May 2024) that it is on hold.'],
  ['ORDERED', 'YES', 'Ordered: Starlight announced (1 May 2024) that it has been ordered.'],
  ['RENEWED', 'YES', 'Renewed: Starlight announced (1 May 2024) that it has been renewed.'],
  ['IN_PRODUCTION', 'YES', 'In production: Starlight announced (1 May 2024) that it is in production.'],
  ['RELEASED', 'YES', 'Released: Starlight announced (1 May 2024) that it has been released.'],
  ['CANCELLED', 'NO', 'Cancelled: Starlight announced (1 May 2024) that it has been cancelled.'],
  ['ENDED', 'NO', 'Ended: Starlight announced (1 May 2024) that it has come to an end.']
]

test.each(STATES)('%s answers %s', (state, answer, sentence) => {
  const status = statusOn(show([ruling('r', 'PLATFORM', '2024-05-01', { state, by: 'Starlight' })]), '2024-06-01')
  expect(comingBackOf(state)).toBe(answer)
  expect(status).toMatchObject({ comingBack: answer, explanation: sentence })
})

test('nothing on record is undecided', () => {
  expect(comingBackOf(null)).toBe('UNDECIDED')
})

describe('the sentence', () => {
  const scoop = ruling('scoop', 'OUTLET', '2024-05-01', { state: 'RENEWED', by: 'Deadline' })

  test('says that an outlet reported, and that nothing official is on record', () => {
    expect(statusOn(show([scoop]), '2024-06-01').explanation).toBe(
      'Renewed: Deadline reported (1 May 2024) that it has been renewed; nothing official is on record.'
    )
  })

  test('says that no official word says so where an undecided one was overtaken by a report', () => {
    const waiting = ruling('waiting', 'PLATFORM', '2024-04-01', { state: 'AWAITING_DECISION', by: 'Starlight' })
    expect(statusOn(show([waiting, scoop]), '2024-06-01').explanation).toBe(
      'Renewed: Deadline reported (1 May 2024) that it has been renewed; no official word says so.'
    )
  })

  test('names the first place on record that still stands', () => {
    const places = [evidence('a'), evidence('b', '2024-07-01', 'on a podcast'), evidence('c', null, 'in a letter')]
    const facts = show([{ ...scoop, evidence: places }])
    expect(statusOn(facts, '2024-06-01').explanation).toContain('Deadline reported on a podcast (1 May 2024)')
    expect(statusOn(facts, '2024-07-01').explanation).toContain('Deadline reported in a letter (1 May 2024)')
  })

  test('says so when the same platform takes a cancellation back', () => {
    const cancelled = ruling('cancelled', 'PLATFORM', '2024-05-02', { state: 'CANCELLED' })
    const saved = ruling('saved', 'PLATFORM', '2024-08-02', { state: 'RENEWED', by: 'Starlight' })
    expect(statusOn(show([cancelled, saved]), '2024-09-01').explanation).toBe(
      'Renewed: Starlight announced (2 Aug 2024) that it has been renewed; saved: previously cancelled, since 2 May 2024.'
    )
  })

  test('stays a sentence of at most 400 characters, whatever the names', () => {
    const long = '👩‍🚀 a very long name indeed '.repeat(40)
    const cancelled = ruling('cancelled', 'OUTLET', '2024-05-02', { state: 'CANCELLED', by: long })
    const saved = ruling('saved', 'OUTLET', '2024-08-02', {
      state: 'RENEWED',
      by: long,
      platforms: [platform(long)],
      evidence: [evidence('q', null, long)]
    })
    const { explanation } = statusOn(show([cancelled, saved]), '2024-09-01')
    expect(explanation.length).toBeLessThanOrEqual(400)
    expect(explanation).toMatch(/\.$/)
    expect(explanation).not.toMatch(/\p{Surrogate}/u)
  })
})

describe('an unusual transition', () => {
  test.each<[InstallmentState, InstallmentState]>([
    ['RELEASED', 'RENEWED'],
    ['CANCELLED', 'IN_PRODUCTION'],
    ['CANCELLED', 'RELEASED'],
    ['ENDED', 'RENEWED'],
    ['ENDED', 'AWAITING_DECISION'],
    ['IN_PRODUCTION', 'RENEWED'],
    ['RENEWED', 'AWAITING_DECISION'],
    ['ORDERED', 'RENEWED'],
    ['AWAITING_DECISION', 'RELEASED']
  ])('from %s to %s warns once', (previous, next) => {
    expect(transitionWarnings(previous, next)).toHaveLength(1)
  })

  test('is told with what to check', () => {
    expect(transitionWarnings('CANCELLED', 'IN_PRODUCTION')).toEqual([
      'From cancelled to in production is unusual: no renewal since the cancellation is on record. ' +
        'Record the renewal too, if there was one.'
    ])
  })
})

test.each<[InstallmentState | null, InstallmentState]>([
  [null, 'RELEASED'],
  ['AWAITING_DECISION', 'RENEWED'],
  ['RENEWED', 'IN_PRODUCTION'],
  ['RENEWED', 'ON_HOLD'],
  ['RENEWED', 'CANCELLED'],
  ['CANCELLED', 'RENEWED'],
  ['IN_PRODUCTION', 'RELEASED'],
  ['ENDED', 'ENDED']
])('going from %s to %s is the usual course', (previous, next) => {
  expect(transitionWarnings(previous, next)).toEqual([])
})

test('asking for an installment the show does not list says so', () => {
  expect(() => installmentSegments(show([]), 's7')).toThrow(
    'Show show has no installment s7; pass the id of one it lists'
  )
})

test('the rules carry a version, for what was derived by them', () => {
  expect(RULES_VERSION).toBe(2)
})
