import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import { useDatabase } from '../../src/database/client.ts'
import { loadSteps, sampleSteps } from '../../src/sample/load.ts'
import type { StepWarning } from '../../src/sample/load.ts'
import { testDatabase } from '../support/database.ts'
import { describeHeartstopper } from './heartstopper.ts'
import { describeProjection } from './projection.ts'
import { describeRecords } from './records.ts'
import { describeSituations } from './situations.ts'
import { describeVocabulary } from './vocabulary.ts'

// The sample is recorded once, through the real actions; all that is said of it is asked of that one record.
let database: Database
let warned: StepWarning[]

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  warned = (await loadSteps(sampleSteps())) ?? []
}, 240_000)

afterAll(() => database?.close())

describe('recording the sample', () => {
  test('warns of the four things it does on purpose, and of nothing else', () => {
    expect(warned.map(({ at, verb }) => `${at} ${verb}`)).toEqual([
      '2023-02-13T09:08:00.000Z recordRuling',
      '2025-03-04T09:21:00.000Z recordQuote',
      '2025-10-09T15:00:00.000Z correctQuote',
      '2026-03-12T03:02:00.000Z recordRuling'
    ])
    expect(warned[0]?.warning).toContain('From ended to awaiting decision is unusual')
    expect(warned[1]?.warning).toContain('The same words by the same speaker were on record already')
    expect(warned[2]?.warning).toContain('1 ruling(s) rest on this quote')
    expect(warned[3]?.warning).toContain('From on hold to in production is unusual')
  })

  test('gives every change the record time of its step', async () => {
    const rows = await database.sql('SELECT DISTINCT position, recorded_at FROM update_entries ORDER BY position')
    const recorded = [...new Set(rows.map((row) => new Date(String(row['recorded_at'])).toISOString()))]
    expect(recorded).toEqual(sampleSteps().map(({ at }) => at))
  })
})

describeVocabulary(() => database)
describeSituations(() => database)
describeRecords(() => database)
describeProjection(() => database)
describeHeartstopper(() => database)
