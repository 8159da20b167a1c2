import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, useDatabase } from '../../../src/database/client.ts'
import { recordArticle } from '../../../src/features/articles/actions.ts'
import { type Change, change } from '../../../src/features/history/actions.ts'
import { createOrganisation } from '../../../src/features/outlets/actions.ts'
import { type Subject, withdraw } from '../../../src/features/publication/actions.ts'
import { recordQuote } from '../../../src/features/quotes/actions.ts'
import { recordRuling } from '../../../src/features/renewals/actions.ts'
import { createShow } from '../../../src/features/shows/actions.ts'
import { createSpeaker } from '../../../src/features/speakers/actions.ts'
import { mergeSpeakers } from '../../../src/features/speakers/merge.ts'
import { testDatabase } from '../../support/database.ts'

let database: Database
const SHOW = { show: 'the-lighthouse', season: 1 }

async function made<T>(work: (change: Change) => Promise<T>): Promise<T> {
  return (await change({ actor: 'editor', action: 'test', wide: true }, work)).result
}

const article = (headline: string) => made((one) => recordArticle(one, { headline, outlet: 'the-gazette', published: '2024-03-02' }))

const quote = (text: string, articles: string[], speaker = 'vera') =>
  made((one) =>
    recordQuote(one, {
      ...{ kind: 'DIRECT', parts: [{ text }], speaker, about: [SHOW], stances: [{ ...SHOW, subject: 'RENEWAL', value: 'HOPEFUL' }] },
      citations: articles.map((id) => ({ article: id }))
    })
  )

const ruling = (evidence: Array<{ quote: string } | { article: string }>) =>
  made((one) => recordRuling(one, { show: 'the-lighthouse', seasons: [1], state: 'RENEWED', effective: '2024-02', saidBy: 'vera', evidence }))

const withdrawn = (subject: Subject) => made((one) => withdraw(one, subject, 'a mistake'))

async function visibilityOf(table: 'quote' | 'ruling', id: string): Promise<unknown> {
  const [row] = await database.sql(`SELECT visibility FROM ${table}_versions WHERE ${table}_id = $1 ORDER BY number DESC LIMIT 1`, [id])
  return row?.['visibility']
}

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await made((one) => createOrganisation(one, { name: 'The Gazette', roles: ['OUTLET'] }))
  for (const [slug, name] of [['vera', 'Vera Stone'], ['v-stone', 'V. Stone']]) await made((one) => createSpeaker(one, { slug, name }))
  const credits = [{ speaker: 'v-stone', role: 'CREATOR' }]
  await made((one) => createShow(one, { title: 'The Lighthouse', credits, installments: [{ kind: 'SEASON', number: 1 }] }))
})

afterAll(() => database.close())

describe('what falls when evidence is withdrawn', () => {
  test('a ruling that rests on a quote alone falls with it', async () => {
    const said = await quote('We will see', [await article('One')])
    const id = await ruling([{ quote: said }])
    await withdrawn({ type: 'Quote', id: said })
    expect(await visibilityOf('ruling', id)).toBe('WITHDRAWN')
  })

  test('a ruling that rests on a published article too stands when the quote is withdrawn', async () => {
    const said = await quote('It is over', [await article('Two')])
    const id = await ruling([{ quote: said }, { article: await article('Three') }])
    await withdrawn({ type: 'Quote', id: said })
    expect(await visibilityOf('ruling', id)).toBe('PUBLISHED')
  })

  test('a ruling that rests on a published quote too stands when the article is withdrawn', async () => {
    const said = await quote('Cameras roll', [await article('Four')])
    const other = await article('Five')
    const id = await ruling([{ article: other }, { quote: said }])
    await withdrawn({ type: 'Article', id: other })
    expect(await visibilityOf('ruling', id)).toBe('PUBLISHED')
  })

  test('a quote falls with the only article that prints it, and the ruling with the quote', async () => {
    const only = await article('Six')
    const said = await quote('Fingers crossed', [only])
    const id = await ruling([{ quote: said }])
    await withdrawn({ type: 'Article', id: only })
    expect([await visibilityOf('quote', said), await visibilityOf('ruling', id)]).toEqual(['WITHDRAWN', 'WITHDRAWN'])
  })

  test('a quote that another published article prints stands', async () => {
    const [one, other] = [await article('Seven'), await article('Eight')]
    const said = await quote('No news', [one, other])
    await withdrawn({ type: 'Article', id: one })
    expect(await visibilityOf('quote', said)).toBe('PUBLISHED')
  })
})

describe('what a merge of speakers changes', () => {
  test('what the remaining speaker had said is in the voice that the joined credits give', async () => {
    const said = await quote('There is more to tell', [await article('Nine')], 'vera')
    const id = await ruling([{ quote: said }])
    await made((one) => mergeSpeakers(one, { from: 'v-stone', into: 'vera', reason: 'one and the same' }))
    const [stance] = await database.sql(
      `SELECT s.voice FROM stances s JOIN quote_versions v ON v.id = s.version_id WHERE v.quote_id = $1 ORDER BY v.number DESC LIMIT 1`,
      [said]
    )
    const [claim] = await database.sql('SELECT voice, authority FROM ruling_versions WHERE ruling_id = $1 ORDER BY number DESC LIMIT 1', [id])
    expect({ stance, claim }).toEqual({ stance: { voice: 'CREATOR' }, claim: { voice: 'CREATOR', authority: 'REPORTED' } })
  })
})
