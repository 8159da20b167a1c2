import { describe, expect, test } from '@jest/globals'
import { on, ruling, show, statusOn, storyOf } from './rules.facts.ts'

const yes = ruling('yes', 'PLATFORM', '2024-05-10', { state: 'RENEWED' })
const no = ruling('no', 'PLATFORM', '2024-05-10', { state: 'CANCELLED' })
const contested = (id: string) => ({ kind: 'CONTESTED', rulingVersionId: id, quoteVersionId: null })

describe('where days overlap', () => {
  test('the ruling that supersedes the other is the later one', () => {
    const status = statusOn(show([{ ...yes, supersedes: 'no' }, no]), '2024-06-01')
    expect(status).toMatchObject({ state: 'RENEWED', contested: false })
  })

  test('a chain of supersession counts like one step', () => {
    const between = ruling('between', 'PLATFORM', '2024-05-10', { installmentIds: ['s9'], supersedes: 'no' })
    const status = statusOn(show([{ ...yes, supersedes: 'between' }, between, no]), '2024-06-01')
    expect(status).toMatchObject({ state: 'RENEWED', contested: false })
  })

  test('two rulings that claim to supersede each other leave it to the clock', () => {
    const morning = { ...yes, supersedes: 'no', effective: on('2024-05-10T08:00Z') }
    const noon = { ...no, supersedes: 'yes', effective: on('2024-05-10T12:00Z') }
    expect(statusOn(show([morning, noon]), '2024-06-01').state).toBe('CANCELLED')
  })

  test('the clock decides next, then who says so', () => {
    const morning = { ...no, effective: on('2024-05-10T08:00Z') }
    const noon = ruling('noon', 'STUDIO', '2024-05-10T12:00Z', { state: 'RENEWED' })
    expect(statusOn(show([morning, noon]), '2024-06-01').state).toBe('RENEWED')
    expect(statusOn(show([no, noon]), '2024-06-01').state).toBe('CANCELLED')
  })

  test('supersession goes before the clock', () => {
    const morning = { ...yes, supersedes: 'no', effective: on('2024-05-10T08:00Z') }
    const noon = { ...no, effective: on('2024-05-10T12:00Z') }
    expect(statusOn(show([morning, noon]), '2024-06-01').state).toBe('RENEWED')
  })

  test('supersession is not asked where the days do not overlap', () => {
    const earlier = { ...yes, supersedes: 'no', effective: on('2024-05-09') }
    expect(statusOn(show([earlier, no]), '2024-06-01').state).toBe('CANCELLED')
  })

  test('a creator outweighs an outlet of the same day', () => {
    const creator = ruling('creator', 'CREATOR', '2024-05-10', { state: 'ON_HOLD' })
    const outlet = ruling('outlet', 'OUTLET', '2024-05-10', { state: 'CANCELLED' })
    const status = statusOn(show([creator, outlet]), '2024-06-01')
    expect(status).toMatchObject({ state: 'ON_HOLD', contested: false })
    expect(status.signals).toEqual([{ kind: 'OVERRULED', rulingVersionId: 'outlet', quoteVersionId: null }])
  })
})

describe('a contradiction nothing settles', () => {
  const before = ruling('before', 'CREATOR', '2024-01-05', { state: 'AWAITING_DECISION' })
  const facts = show([before, yes, no])

  test('leaves the earlier state and shows both sides', () => {
    const status = statusOn(facts, '2024-06-01')
    expect(status).toMatchObject({ state: 'AWAITING_DECISION', contested: true, since: on('2024-01-05') })
    expect(status.signals).toEqual([contested('yes'), contested('no')])
    expect(status.lastHeard).toEqual(on('2024-05-10'))
    expect(status.explanation).toBe(
      'Awaiting decision: CREATOR said (5 Jan 2024) that there is no final answer yet; ' +
        'contested: 2 official statements of the same days disagree.'
    )
  })

  test('leaves nothing where there was nothing before', () => {
    expect(statusOn(show([yes, no]), '2024-06-01')).toMatchObject({
      state: null,
      contested: true,
      authority: null,
      explanation: 'No decision is on record; contested: 2 official statements of the same days disagree.'
    })
  })

  test('is resolved by the next word from the same height', () => {
    const settled = ruling('settled', 'PLATFORM', '2024-07-01', { state: 'CANCELLED' })
    const status = statusOn(show([before, yes, no, settled]), '2024-08-01')
    expect(status).toMatchObject({ state: 'CANCELLED', contested: false, signals: [] })
    // The side that was right all along has never been beaten, so it is the evidence too, and ranks with the last word.
    expect(status.rulingVersionIds).toEqual(['settled', 'no'])
    expect(status.since).toEqual(on('2024-07-01'))
  })

  test('is not resolved by a report', () => {
    const report = ruling('report', 'CREATOR', '2024-07-01', { state: 'CANCELLED' })
    const status = statusOn(show([before, yes, no, report]), '2024-08-01')
    expect(status).toMatchObject({ state: 'AWAITING_DECISION', contested: true })
    expect(status.signals.map(({ kind, rulingVersionId }) => `${kind} ${rulingVersionId}`)).toEqual([
      'OVERRULED report',
      'CONTESTED yes',
      'CONTESTED no'
    ])
  })

  test('is over once the evidence of one side lapses', () => {
    const lapsing = ruling('yes', 'PLATFORM', '2024-05-10', { state: 'RENEWED', lapsesOn: '2024-05-20' })
    expect(storyOf(show([before, lapsing, no]))).toEqual([
      '2024-01-05 AWAITING_DECISION',
      '2024-05-20 CANCELLED'
    ])
  })

  test('arises between days too, where imprecise dates overlap', () => {
    const spring = ruling('spring', 'PLATFORM', '2024-04/2024-06', { state: 'CANCELLED' })
    const halves = show([yes, spring])
    expect(statusOn(halves, '2024-06-01')).toMatchObject({ state: 'RENEWED', contested: false })
    expect(statusOn(halves, '2024-07-01')).toMatchObject({ state: 'RENEWED', contested: true })
  })
})

test('an answer defended on the day it is contradicted stays as official as it was', () => {
  const official = ruling('official', 'PLATFORM', '2024-01-10', { state: 'AWAITING_DECISION' })
  const scoop = ruling('scoop', 'OUTLET', '2024-02-01', { state: 'RENEWED' })
  const denial = ruling('denial', 'CREATOR', '2024-02-01', { state: 'AWAITING_DECISION' })
  const status = statusOn(show([official, scoop, denial]), '2024-03-01')
  expect(status).toMatchObject({ state: 'AWAITING_DECISION', authority: 'OFFICIAL', since: on('2024-01-10') })
  expect(status.signals).toEqual([{ kind: 'OVERRULED', rulingVersionId: 'scoop', quoteVersionId: null }])
})

describe('rulings in a circle, each later than the next', () => {
  // By days the first precedes the second; by rank the second loses to the long one; by word the first replaces that.
  const first = ruling('first', 'PLATFORM', '2024-05-01', { state: 'CANCELLED', supersedes: 'long' })
  const second = ruling('second', 'STUDIO', '2024-05-10', { state: 'RENEWED' })
  const long = ruling('long', 'PLATFORM', '2024-05-01/2024-05-10', { state: 'ON_HOLD' })

  test('leave the state as it was, all of them sides of the contradiction', () => {
    const status = statusOn(show([first, second, long]), '2024-06-01')
    expect(status).toMatchObject({ state: 'CANCELLED', contested: true })
    expect(status.signals.map(({ rulingVersionId }) => rulingVersionId)).toEqual(['second', 'long', 'first'])
  })
})
