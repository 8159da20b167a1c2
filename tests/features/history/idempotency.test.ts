import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { change } from '../../../src/features/history/actions.ts'
import { recordArticle } from '../../../src/features/articles/actions.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { PROBLEM } from '../../support/mutations.ts'
import { hopefulQuote, openNewsroom } from '../../support/newsroom.ts'

let api: Api
let now = new Date('2025-03-01T12:00:00.000Z')
beforeAll(async () => {
  api = await testApi(undefined, { now: () => now })
  await openNewsroom()
})
afterAll(() => api.close())

const RECORD = `mutation ($input: RecordArticleInput!, $key: String) {
  recordArticle(input: $input, idempotencyKey: $key) {
    __typename ... on RecordArticlePayload { article { id headline } change { id position recordedAt warnings replayed } } ${PROBLEM}
  }
}`
const record = async (key: string | null, input: object) => {
  const { data, errors } = await api.ask(RECORD, { key, input }, { authorization: `Bearer ${TEST_KEY}` })
  expect(errors).toBeUndefined()
  return data.recordArticle
}
const called = (headline: string) => db.article.count({ where: { headline } })

describe('A change sent again under its key', () => {
  test('is made once, and answered as it was the first time', async () => {
    const first = await record('once', { headline: 'Said once', tags: ['a'], language: 'en' })
    const again = await record('once', { language: 'en', tags: ['a'], headline: 'Said once' })
    expect(first).toMatchObject({ __typename: 'RecordArticlePayload', change: { replayed: false } })
    expect(again).toEqual({ ...first, change: { ...first.change, replayed: true } })
    expect(await called('Said once')).toBe(1)
  })

  test('is the same whichever of many comes first: one effect, one entry of the log', async () => {
    const { position: before } = await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })
    const answers = await Promise.all(Array.from({ length: 40 }, () => record('at once', { headline: 'All at once' })))
    expect(new Set(answers.map(({ article }) => article.id)).size).toBe(1)
    expect(answers.filter(({ change: { replayed } }) => !replayed)).toHaveLength(1)
    const { position: after } = await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })
    expect([await called('All at once'), after - before]).toEqual([1, 1n])
  })

  test('tells the warnings of the first time', async () => {
    const { said, ...quote } = hopefulQuote()
    const input = { ...quote, said: { edtf: said } }
    const document = `mutation ($input: RecordQuoteInput!, $key: String) {
      recordQuote(input: $input, idempotencyKey: $key) { ... on RecordQuotePayload { quote { id } change { warnings replayed } } }
    }`
    const quoted = async (key: string) => (await api.ask(document, { key, input }, { authorization: `Bearer ${TEST_KEY}` })).data.recordQuote
    const [first, second] = [await quoted('a'), await quoted('b')]
    expect(first).toMatchObject({ change: { warnings: [], replayed: false } })
    expect(second).toEqual({ quote: first.quote, change: { warnings: [expect.stringContaining('on record already')], replayed: false } })
    expect(await quoted('b')).toEqual({ ...second, change: { ...second.change, replayed: true } })
  })

  test('with another input is no retry: it is refused, and nothing is written', async () => {
    await record('mixed up', { headline: 'The first of two' })
    const other = await record('mixed up', { headline: 'The second of two' })
    expect(other).toMatchObject({ __typename: 'IdempotencyMismatch', code: 'IDEMPOTENCY_MISMATCH', path: ['idempotencyKey'] })
    expect(await called('The second of two')).toBe(0)
  })

  test('at another mutation is no retry either', async () => {
    const { article } = await record('crossed', { headline: 'To be withdrawn' })
    const document = `mutation ($id: ID!) { withdraw(input: { id: $id, reason: "Why." }, idempotencyKey: "crossed") { __typename } }`
    const { data } = await api.ask(document, { id: article.id }, { authorization: `Bearer ${TEST_KEY}` })
    expect(data.withdraw).toEqual({ __typename: 'IdempotencyMismatch' })
  })
})

describe('A key', () => {
  test('is free again where the change was refused', async () => {
    expect(await record('mended', { headline: 'Mended', outlet: 'nobody' })).toMatchObject({ __typename: 'NotFound' })
    expect(await record('mended', { headline: 'Mended' })).toMatchObject({ change: { replayed: false } })
  })

  test('belongs to who sent it: somebody else may use the same', async () => {
    const once = { key: 'the same for both', fingerprint: 'f', now }
    const by = (actor: string) =>
      change({ actor, action: 'test', once: { ...once, actor } }, (c) => recordArticle(c, { headline: `By ${actor}` }))
    const [ada, ben, adaAgain] = [await by('ada'), await by('ben'), await by('ada')]
    expect(ben.result).not.toBe(ada.result)
    expect(adaAgain).toEqual({ ...ada, replayed: true })
  })

  test.each([
    ['nothing', '', 'must have 1 to 255 characters, not 0'],
    ['256 characters', 'x'.repeat(256), 'must have 1 to 255 characters, not 256']
  ])('of %s is none', async (_what, key, message) => {
    const refused = await record(key, { headline: 'Never recorded', language: 'English' })
    expect(refused.issues).toEqual([
      { path: ['idempotencyKey'], message },
      { path: ['input', 'language'], message: expect.any(String) }
    ])
  })

  test('may have 255 characters, whatever they are', async () => {
    const key = '🗝'.repeat(255)
    expect(await record(key, { headline: 'Of many keys' })).toMatchObject({ change: { replayed: false } })
    expect(await record(key, { headline: 'Of many keys' })).toMatchObject({ change: { replayed: true } })
  })

  test('is kept for 24 hours: then it is taken away, and stands for a change of its own', async () => {
    const begun = now
    await record('of a day', { headline: 'Daily' })
    now = new Date(begun.getTime() + 24 * 3_600_000 - 1)
    expect(await record('of a day', { headline: 'Daily' })).toMatchObject({ change: { replayed: true } })
    now = new Date(begun.getTime() + 24 * 3_600_000)
    expect(await record('of a day', { headline: 'Another day' })).toMatchObject({ article: { headline: 'Another day' }, change: { replayed: false } })
    expect(await db.idempotencyKey.count({ where: { createdAt: { lte: begun } } })).toBe(0)
  })
})
