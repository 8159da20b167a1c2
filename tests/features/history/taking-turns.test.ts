import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, useDatabase } from '../../../src/database/client.ts'
import { recordArticle } from '../../../src/features/articles/actions.ts'
import { type Change, change } from '../../../src/features/history/actions.ts'
import { Refusal } from '../../../src/features/history/refusal.ts'
import { createOrganisation } from '../../../src/features/outlets/actions.ts'
import { publish, withdraw } from '../../../src/features/publication/actions.ts'
import { correctQuote, recordQuote } from '../../../src/features/quotes/actions.ts'
import { correctRuling, recordRuling, retractRuling } from '../../../src/features/renewals/actions.ts'
import { createShow } from '../../../src/features/shows/actions.ts'
import { createSpeaker } from '../../../src/features/speakers/actions.ts'
import { testDatabase } from '../../support/database.ts'

let database: Database
const SHOW = { show: 'the-lighthouse', season: 1 }

async function made<T>(work: (change: Change) => Promise<T>, wide = false): Promise<T> {
  return (await change({ actor: 'editor', action: 'test', wide }, work)).result
}

/** Eight editors at once; what became of each: 'done', the code of a refusal, or the error. */
async function atOnce(work: (editor: number) => Promise<unknown>): Promise<string[]> {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, editor) => work(editor)))
  return outcomes.map((outcome) => {
    if (outcome.status === 'fulfilled') return 'done'
    const error: unknown = outcome.reason
    return error instanceof Refusal ? error.code : error instanceof Error ? error.message : String(error)
  })
}

const quoteOf = (text: string) => ({
  ...{ kind: 'DIRECT', parts: [{ text }], speaker: 'vera', about: [SHOW], stances: [{ ...SHOW, subject: 'RENEWAL', value: 'HOPEFUL' }] },
  citations: [{ article: 'lights-on' }]
})

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await made((one) => createOrganisation(one, { name: 'The Gazette', roles: ['OUTLET'] }))
  await made((one) => createSpeaker(one, { slug: 'vera', name: 'Vera Stone' }))
  const credits = [{ speaker: 'vera', role: 'CREATOR' }]
  await made((one) => createShow(one, { title: 'The Lighthouse', credits, installments: [{ kind: 'SEASON', number: 1 }] }))
  await made((one) => recordArticle(one, { headline: 'Lights on', outlet: 'the-gazette', published: '2024-03-02', shows: ['the-lighthouse'] }))
})

afterAll(() => database.close())

async function versionsOf(table: 'quote' | 'ruling', id: string) {
  return await database.sql(`SELECT number, visibility FROM ${table}_versions WHERE ${table}_id = $1 ORDER BY number`, [id])
}

describe('editors who work at the same time take turns', () => {
  test('each of eight corrections of one quote is kept as a version', async () => {
    const id = await made((one) => recordQuote(one, quoteOf('We will see')))
    expect(await atOnce((n) => made((one) => correctQuote(one, id, { said: `2024-02-0${n + 1}` })))).toEqual(Array(8).fill('done'))
    expect(await versionsOf('quote', id)).toHaveLength(9)
  })

  test('each of eight corrections of one draft quote is made', async () => {
    const id = await made((one) => recordQuote(one, { ...quoteOf('It is over'), publish: false }))
    expect(await atOnce((n) => made((one) => correctQuote(one, id, { said: `2024-02-0${n + 1}` })))).toEqual(Array(8).fill('done'))
  })

  test('the same words recorded eight times are one quote', async () => {
    const ids = new Set<string>()
    const record = async () => ids.add(await made((one) => recordQuote(one, quoteOf('Fingers crossed'))))
    expect(await atOnce(record)).toEqual(Array(8).fill('done'))
    expect(ids.size).toBe(1)
  })

  test('each of eight corrections of one ruling is kept as a version', async () => {
    const id = await made((one) => recordRuling(one, rulingOn()))
    expect(await atOnce((n) => made((one) => correctRuling(one, id, { effective: `2024-02-0${n + 1}` })))).toEqual(Array(8).fill('done'))
    expect(await versionsOf('ruling', id)).toHaveLength(9)
  })

  test('a ruling retracted by eight editors is retracted once, and seven are told so', async () => {
    const id = await made((one) => recordRuling(one, rulingOn()))
    const outcomes = await atOnce(() => made((one) => retractRuling(one, id, 'a mistake')))
    expect(outcomes.sort()).toEqual([...Array<string>(7).fill('CONFLICT'), 'done'])
  })

  test('a quote withdrawn by eight editors is withdrawn once, and seven are told so', async () => {
    const id = await made((one) => recordQuote(one, quoteOf('No news')))
    const outcomes = await atOnce(() => made((one) => withdraw(one, { type: 'Quote', id }, 'a mistake'), true))
    expect(outcomes.sort()).toEqual([...Array<string>(7).fill('CONFLICT'), 'done'])
  })

  test('a draft published by eight editors is published once, and seven are told so', async () => {
    const id = await made((one) => recordQuote(one, { ...quoteOf('Cameras roll in May'), publish: false }))
    const outcomes = await atOnce(() => made((one) => publish(one, { type: 'Quote', id }), true))
    expect(outcomes.sort()).toEqual([...Array<string>(7).fill('CONFLICT'), 'done'])
  })

  test('eight articles of one headline get a slug each', async () => {
    expect(await atOnce(() => made((one) => recordArticle(one, { headline: 'The same headline' })))).toEqual(Array(8).fill('done'))
  })

  test('eight speakers of one asked slug: one gets it, and seven are told so', async () => {
    const outcomes = await atOnce(() => made((one) => createSpeaker(one, { slug: 'nils', name: 'Nils Berg' })))
    expect(outcomes.sort()).toEqual([...Array<string>(7).fill('CONFLICT'), 'done'])
  })
})

function rulingOn() {
  return { show: 'the-lighthouse', seasons: [1], state: 'RENEWED', effective: '2024-02', evidence: [{ article: 'lights-on' }] }
}
