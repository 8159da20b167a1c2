import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, db, useDatabase } from '../../../src/database/client.ts'
import { recordStatements } from '../../../src/database/statements.ts'
import { testDatabase } from '../../support/database.ts'
import { desk, edit, headTime, hopefulQuote, logAfter, openNewsroom, quoteNow, statusOf, THIRD } from '../../support/newsroom.ts'
import { recordQuote } from '../../../src/features/quotes/actions.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openNewsroom()
})
afterAll(() => database.close())

const position = async () => (await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })).position

describe('recording a quote', () => {
  test('puts it under its show, installment, speaker, event and article, and in the log', async () => {
    const before = await position()
    const id = await desk.quote(hopefulQuote())
    const quote = await quoteNow(id)
    expect(quote).toMatchObject({ visibility: 'PUBLISHED', number: 1, text: 'We would love to come back.' })
    expect(quote.stances).toMatchObject([{ value: 'HOPEFUL', voice: 'CREATOR' }])
    expect(quote.timeline).toHaveLength(5)
    expect(await logAfter(before)).toEqual([
      { kind: 'QUOTE', summary: 'Mara Quill (Harbour Festival, 4 May 2024): “We would love to come back.”', reason: 'A test.' }
    ])
  })

  test('takes 27 statements, whatever it writes', async () => {
    const told = hopefulQuote({ parts: [{ text: 'We have never been asked so often.' }] })
    const { statements } = await recordStatements(() => desk.quote(told))
    expect(statements).toHaveLength(27)
  })

  test('makes the outlook of an undecided season in the same transaction', async () => {
    expect(await statusOf('2024-05-10')).toMatchObject({ comingBack: 'UNDECIDED', state: null, outlook: 'HOPEFUL' })
    expect(await statusOf('2024-05-03')).toMatchObject({ outlook: null })
  })

  test('of the same words by the same speaker again adds a citation: one utterance, one quote', async () => {
    const first = await desk.quote(hopefulQuote())
    const { result: second, warnings } = await edit((c) =>
      recordQuote(c, hopefulQuote({ parts: [{ text: '“We would love to come back”' }], citations: [{ article: 'invention-may' }] }))
    )
    expect(second).toBe(first)
    expect(warnings).toHaveLength(1)
    expect((await quoteNow(first)).citations).toHaveLength(2)
  })

  test('never merges unnamed sources', async () => {
    const unnamed = hopefulQuote({ speaker: null, attribution: 'a person close to the show', stances: [] })
    expect(await desk.quote(unnamed)).not.toBe(await desk.quote(unnamed))
  })

  test('caps a vague date by the day of the earliest article that prints it', async () => {
    const id = await desk.quote(hopefulQuote({ parts: [{ text: 'Some day.' }], said: '2024', stances: [] }))
    expect((await quoteNow(id)).sortKey).toBe(`2024-05-062024-01-01${id}`)
  })

  test('puts a quote of unknown date on the day it was printed', async () => {
    const id = await desk.quote(hopefulQuote({ parts: [{ text: 'Undated.' }], said: null, stances: [] }))
    expect((await quoteNow(id)).sortKey).toBe(`2024-05-060001-01-01${id}`)
  })
})

describe('a draft', () => {
  test('leaves no trace in the log or the status until it is published, and is known from then on', async () => {
    const before = await position()
    const id = await desk.quote(
      hopefulQuote({
        parts: [{ text: 'It looks bad.' }],
        said: '2024-05-05',
        stances: [{ ...THIRD, subject: 'RENEWAL', value: 'PESSIMISTIC' }],
        publish: false
      })
    )
    expect(await position()).toBe(before)
    expect(await statusOf('2024-05-10')).toMatchObject({ outlook: 'HOPEFUL' })
    const known = await headTime()
    await desk.publish('Quote', id)
    expect(await statusOf('2024-05-10')).toMatchObject({ outlook: 'PESSIMISTIC' })
    expect(await statusOf('2024-05-10', known)).toMatchObject({ outlook: 'HOPEFUL' })
    expect((await quoteNow(id)).knownFrom?.getTime()).toBeGreaterThan(known.getTime())
  })
})

describe('a refused quote names the argument at fault', () => {
  const cases: Array<[string, object, string]> = [
    ['an unknown speaker', { speaker: 'nobody-at-all' }, 'input.speaker'],
    ['a date that is none', { said: '2024-13' }, 'input.said'],
    ['both a speaker and an attribution', { attribution: 'a source' }, 'input.speaker'],
    ['no words', { parts: [] }, 'input.parts'],
    ['no article', { citations: [] }, 'input.citations'],
    ['a season that is not on record', { about: [{ ...THIRD, season: 9 }] }, 'input.about.0.season'],
    ['offsets that run backwards', { citations: [{ article: 'times-may', startOffset: 9, endOffset: 3 }] }, 'input.citations.0'],
    ['a NUL byte', { parts: [{ text: 'We\u0000' }] }, 'input.parts.0.text'],
    ['half of a surrogate pair', { prompt: 'Why \ud800?' }, 'input.prompt']
  ]
  test.each(cases)('for %s', async (_name, changes, argument) => {
    const before = await db.change.count()
    await expect(desk.quote(hopefulQuote(changes))).rejects.toMatchObject({ name: 'Refusal', argument })
    expect(await db.change.count()).toBe(before)
  })

  test('for an article that no reader can see', async () => {
    await desk.article({ slug: 'unseen', headline: 'Unseen', publish: false })
    const quote = hopefulQuote({ parts: [{ text: 'Hidden.' }], citations: [{ article: 'unseen' }] })
    await expect(desk.quote(quote)).rejects.toMatchObject({ code: 'EVIDENCE_REQUIRED' })
  })
})
