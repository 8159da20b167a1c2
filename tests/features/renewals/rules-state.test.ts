import { describe, expect, test } from '@jest/globals'
import { evidence, on, ruling, season, show, statusOn, storyOf } from './rules.facts.ts'

const cancelled = ruling('cancelled', 'PLATFORM', '2024-05-10', { state: 'CANCELLED' })
const renewed = ruling('renewed', 'PLATFORM', '2024-03-01', { state: 'RENEWED' })
const awaiting = ruling('awaiting', 'CREATOR', '2024-01', { state: 'AWAITING_DECISION' })

describe('a ruling', () => {
  test('holds from its latest possible day', () => {
    expect(storyOf(show([awaiting]))).toEqual(['2024-01-31 AWAITING_DECISION'])
  })

  test('without any evidence never stands', () => {
    expect(storyOf(show([{ ...renewed, evidence: [] }]))).toEqual([])
  })

  test('stands until the last of its evidence lapses, and shows only what still stands', () => {
    const twice = { ...renewed, evidence: [evidence('a', '2024-06-01'), evidence('b', '2024-07-01')] }
    const facts = show([twice])
    expect(storyOf(facts)).toEqual(['2024-03-01 RENEWED', '2024-07-01 nothing'])
    expect(statusOn(facts, '2024-05-31').evidence.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(statusOn(facts, '2024-06-01').evidence.map(({ id }) => id)).toEqual(['b'])
  })

  test('that lapses before it would hold never counts', () => {
    const early = ruling('early', 'PLATFORM', '2024', { state: 'RENEWED', lapsesOn: '2024-06-01' })
    expect(storyOf(show([early]))).toEqual([])
  })

  test('of the cast, or of anybody else, sets no state and stands beside it as a rumour', () => {
    const rumour = ruling('rumour', 'CAST', '2024-06-01', { state: 'RENEWED', finality: 'CONFIRMED' })
    const status = statusOn(show([cancelled, rumour]), '2024-07-01')
    expect(status).toMatchObject({ state: 'CANCELLED', finality: 'UNKNOWN' })
    expect(status.signals).toEqual([{ kind: 'RUMOUR', rulingVersionId: 'rumour', quoteVersionId: null }])
  })
})

describe('an official yes or no', () => {
  test('is not undone by a report, however late, which is shown as overruled', () => {
    const report = ruling('report', 'SHOWRUNNER', '2024-09-01', { state: 'RENEWED' })
    const status = statusOn(show([cancelled, report]), '2025-01-01')
    expect(status).toMatchObject({ state: 'CANCELLED', authority: 'OFFICIAL', contested: false })
    expect(status.signals).toEqual([{ kind: 'OVERRULED', rulingVersionId: 'report', quoteVersionId: null }])
    expect(status.lastHeard).toEqual(on('2024-09-01'))
  })

  test('gives way to a later official one: saved elsewhere', () => {
    const saved = ruling('saved', 'PLATFORM', '2024-08-02', {
      state: 'RENEWED',
      by: 'Lantern',
      platforms: [{ organisationId: 'lantern', name: 'Lantern', territory: null }]
    })
    const status = statusOn(show([cancelled, saved]), '2024-09-01')
    expect(status).toMatchObject({
      state: 'RENEWED',
      comingBack: 'YES',
      previous: { state: 'CANCELLED', comingBack: 'NO', since: on('2024-05-10') },
      platforms: [{ name: 'Lantern' }],
      signals: []
    })
    expect(status.explanation).toBe(
      'Renewed: Lantern announced (2 Aug 2024) that it has been renewed; ' +
        'saved: previously cancelled, since 10 May 2024, now on Lantern.'
    )
  })

  test('gives way to an official "undecided" that comes later', () => {
    const hold = ruling('hold', 'STUDIO', '2024-06-01', { state: 'ON_HOLD' })
    expect(storyOf(show([renewed, hold]))).toEqual(['2024-03-01 RENEWED', '2024-06-01 ON_HOLD'])
  })

  test('overrides an earlier report at once, which then is no signal', () => {
    const report = ruling('report', 'SHOWRUNNER', '2024-04-01', { state: 'RENEWED' })
    expect(statusOn(show([report, cancelled]), '2024-06-01')).toMatchObject({ state: 'CANCELLED', signals: [] })
  })

  test('stands against a report of the very same day', () => {
    const report = ruling('report', 'SHOWRUNNER', '2024-05-10', { state: 'RENEWED' })
    expect(statusOn(show([report, cancelled]), '2024-06-01')).toMatchObject({ state: 'CANCELLED', contested: false })
  })
})

describe('within one answer', () => {
  const filming = ruling('filming', 'PRODUCER', '2024-06-01', { state: 'IN_PRODUCTION' })

  test('any report may advance the state, and the answer stays official', () => {
    const status = statusOn(show([renewed, filming]), '2024-07-01')
    expect(status).toMatchObject({ state: 'IN_PRODUCTION', authority: 'OFFICIAL', since: on('2024-06-01') })
    expect(status.saidBy?.name).toBe('PRODUCER')
    expect(status.previous).toEqual({ state: 'RENEWED', comingBack: 'YES', since: on('2024-03-01') })
  })

  test('of two rulings on one day the one further along gives the state', () => {
    const sameDay = ruling('sameDay', 'PRODUCER', '2024-03-01', { state: 'IN_PRODUCTION' })
    expect(statusOn(show([renewed, sameDay]), '2024-04-01')).toMatchObject({
      state: 'IN_PRODUCTION',
      authority: 'OFFICIAL',
      saidBy: { name: 'PRODUCER' },
      rulingVersionIds: ['sameDay']
    })
  })

  test('a repeat does not take the state back', () => {
    const again = ruling('again', 'PLATFORM', '2024-08-01', { state: 'RENEWED' })
    const status = statusOn(show([renewed, filming, again]), '2024-09-01')
    expect(status).toMatchObject({ state: 'IN_PRODUCTION', since: on('2024-06-01'), lastHeard: on('2024-08-01') })
  })

  test('a report does not rename what is official, while official word does', () => {
    const ended = ruling('ended', 'CREATOR', '2024-06-01', { state: 'ENDED' })
    expect(statusOn(show([cancelled, ended]), '2024-07-01').state).toBe('CANCELLED')
    const official = ruling('official', 'STUDIO', '2024-07-02', { state: 'ENDED' })
    expect(statusOn(show([cancelled, ended, official]), '2024-08-01').state).toBe('ENDED')
  })

  test('a report renames what only a report holds', () => {
    const hold = ruling('hold', 'PRODUCER', '2024-06-01', { state: 'ON_HOLD' })
    expect(statusOn(show([awaiting, hold]), '2024-07-01').state).toBe('ON_HOLD')
  })

  test('an official repeat makes a reported answer official without moving its since', () => {
    const reported = ruling('reported', 'SHOWRUNNER', '2024-02-01', { state: 'RENEWED' })
    const status = statusOn(show([reported, renewed]), '2024-04-01')
    expect(status).toMatchObject({ authority: 'OFFICIAL', since: on('2024-02-01'), saidBy: { name: 'PLATFORM' } })
  })
})

describe('an "undecided"', () => {
  test('even official, gives way to any later report', () => {
    const hold = ruling('hold', 'PLATFORM', '2024-01-15', { state: 'ON_HOLD' })
    const report = ruling('report', 'OUTLET', '2024-02-01', { state: 'CANCELLED' })
    expect(statusOn(show([hold, report]), '2024-03-01')).toMatchObject({ state: 'CANCELLED', authority: 'REPORTED' })
  })

  test('reported after a reported renewal takes it back', () => {
    const report = ruling('report', 'OUTLET', '2023-12-01', { state: 'RENEWED' })
    expect(statusOn(show([report, awaiting]), '2024-03-01').state).toBe('AWAITING_DECISION')
  })
})

describe('the end of a whole show', () => {
  const over = ruling('over', 'PLATFORM', '2024-06-01', { state: 'CANCELLED', installmentIds: [] })
  const out = ruling('out', 'PLATFORM', '2024-02-01', { state: 'RELEASED', installmentIds: ['s1'] })
  const facts = show([out, over], { installments: [season(1), season(2)] })

  test('reaches every unreleased installment', () => {
    expect(statusOn(facts, '2024-07-01')).toMatchObject({ state: 'CANCELLED', rulingVersionIds: ['over'] })
  })

  test('leaves a released one as it is, without so much as a signal', () => {
    const status = statusOn(facts, '2024-07-01', 's1')
    expect(status).toMatchObject({ state: 'RELEASED', signals: [], lastHeard: on('2024-02-01') })
  })

  test('of the very day of a release is weighed with it', () => {
    const sameDay = show([{ ...out, effective: on('2024-06-01') }, over], { installments: [season(1)] })
    expect(statusOn(sameDay, '2024-07-01', 's1')).toMatchObject({ state: null, contested: true })
  })
})

test('one announcement may renew two seasons', () => {
  const both = { ...renewed, installmentIds: ['s2', 's3'] }
  const facts = show([both], { installments: [season(2), season(3)] })
  expect(statusOn(facts, '2024-04-01').state).toBe('RENEWED')
  expect(statusOn(facts, '2024-04-01', 's3').state).toBe('RENEWED')
})

describe('an undecided state', () => {
  const official = ruling('official', 'PLATFORM', '2024-01-10', { state: 'AWAITING_DECISION' })

  test('even official, gives way to a later report of another undecided state', () => {
    const paused = ruling('paused', 'CREATOR', '2024-03-01', { state: 'ON_HOLD' })
    expect(statusOn(show([official, paused]), '2024-04-01')).toMatchObject({ state: 'ON_HOLD', comingBack: 'UNDECIDED' })
  })

  test('is never shown once no ruling that is left claims it', () => {
    const outlet = ruling('outlet', 'OUTLET', '2024-03-01', { state: 'RENEWED' })
    const creator = ruling('creator', 'CREATOR', '2024-03-01', { state: 'ON_HOLD', by: 'Mara Quill' })
    expect(statusOn(show([official, outlet, creator]), '2024-04-01')).toMatchObject({
      state: 'ON_HOLD',
      saidBy: { name: 'Mara Quill' },
      rulingVersionIds: ['creator']
    })
  })
})
