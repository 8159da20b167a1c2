import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { headersOf } from '../../support/keys.ts'
import { PROBLEM } from '../../support/mutations.ts'
import { hopefulQuote, openNewsroom } from '../../support/newsroom.ts'

let api: Api
beforeAll(async () => {
  api = await testApi()
  await openNewsroom()
})
afterAll(() => api.close())

const ITEMS = `... on Problem { code message path }`
const RECORD = `mutation ($inputs: [RecordQuoteInput!]!, $key: String) {
  recordQuotes(inputs: $inputs, idempotencyKey: $key) {
    __typename
    ... on RecordQuotesPayload { made results { ... on RecordQuotePayload { quote { id text } change { position replayed } } ${ITEMS} } }
    ${PROBLEM}
  }
}`
const admin = (query: string, variables: object) => api.ask(query, variables, { authorization: `Bearer ${TEST_KEY}` })
const record = async (inputs: object[], key: string | null = null) => {
  const { data, errors } = await admin(RECORD, { inputs, key })
  expect(errors).toBeUndefined()
  return data.recordQuotes
}
const saying = (text: string, changes: object = {}) => {
  const { said, ...quote } = hopefulQuote({ parts: [{ text }], ...changes })
  return { ...quote, said: { edtf: said } }
}
/** How many rows of each table that a quote is written to. */
const rows = async () =>
  await Promise.all([db.quote.count(), db.quoteVersion.count(), db.stance.count(), db.citation.count(), db.timelineEntry.count(), db.revision.count(), db.updateEntry.count(), db.change.count()])

describe('Many changes sent at once', () => {
  test('are answered one by one, in their order; what is refused stops no other', async () => {
    const { made, results } = await record([
      saying('The first of many.'),
      saying('Of nobody we know.', { speaker: 'nobody' }),
      saying('The third of many.'),
      saying(' ', { language: 'English' }),
      saying('The fifth of many.')
    ])
    expect(made).toBe(3)
    expect(results).toMatchObject([
      { quote: { text: 'The first of many.' } },
      { code: 'NOT_FOUND', path: ['inputs', '1', 'speaker'], message: expect.stringMatching(/^inputs\.1\.speaker: no speaker/) },
      { quote: { text: 'The third of many.' } },
      { code: 'VALIDATION_ERROR', path: ['inputs', '3', 'parts', '0', 'text'] },
      { quote: { text: 'The fifth of many.' } }
    ])
    const [first, third, fifth] = [results[0], results[2], results[4]].map(({ change }) => Number(change.position))
    expect([third, fifth]).toEqual([Number(first) + 1, Number(first) + 2])
  })

  test('write nothing of those that are refused, however late', async () => {
    const unpublished = (await admin('mutation { recordArticle(input: { slug: "unpublished", headline: "Unpublished", publish: false }) { __typename } }', {})).data
    expect(unpublished).toEqual({ recordArticle: { __typename: 'RecordArticlePayload' } })
    const before = await rows()
    const { made, results } = await record([
      saying('Nobody printed it.', { citations: [{ article: 'unpublished' }] }),
      saying('About something else.', { stances: [{ show: 'nowhere', subject: 'RENEWAL', value: 'HOPEFUL' }] })
    ])
    expect([made, results.map(({ code }: { code: string }) => code)]).toEqual([0, ['EVIDENCE_REQUIRED', 'NOT_FOUND']])
    expect(await rows()).toEqual(before)
  })

  test('see each other: the same words twice are one quote', async () => {
    const { made, results } = await record([saying('Twice in one.'), saying('Twice in one!', { citations: [{ article: 'invention-may' }] })])
    expect(made).toBe(2)
    expect(results[1].quote.id).toBe(results[0].quote.id)
  })

  test('can be sent again under their key: what was made is answered as it was, what was refused is tried again', async () => {
    const inputs = [saying('Sent twice.'), saying('Too early.', { event: 'the-late-show' })]
    const first = await record(inputs, 'many')
    expect(first).toMatchObject({ made: 1, results: [{ change: { replayed: false } }, { code: 'NOT_FOUND' }] })
    await admin('mutation { createEvent(input: { slug: "the-late-show", kind: TELEVISION, name: "The Late Show" }) { __typename } }', {})
    const second = await record(inputs, 'many')
    expect(second).toMatchObject({ made: 2, results: [{ change: { replayed: true } }, { change: { replayed: false } }] })
    expect(second.results[0].quote).toEqual(first.results[0].quote)
    expect(await record([saying('Another.')], 'many')).toMatchObject({ results: [{ code: 'IDEMPOTENCY_MISMATCH', path: ['idempotencyKey'] }] })
  })

  test('are judged one by one by who sends them: a contributor’s drafts are made, the rest is not', async () => {
    const inputs = [saying('To be read by editors.', { publish: false }), saying('To be read by all.')]
    const { data } = await api.ask(RECORD, { inputs }, await headersOf('contributor'))
    expect(data.recordQuotes).toMatchObject({ made: 1, results: [{ change: { position: null } }, { code: 'NOT_ALLOWED' }] })
  })

  test('are published and withdrawn in the order given', async () => {
    const draft = 'publish: false'
    const { data } = await admin(`mutation {
      a: recordArticle(input: { slug: "to-come", headline: "To Come", ${draft} }) { ... on RecordArticlePayload { article { id } } }
      q: recordQuote(input: { kind: DIRECT, parts: [{ text: "Soon." }], speaker: "mara-quill", about: [{ show: "the-tide-tables" }], citations: [{ article: "to-come" }], ${draft} }) { ... on RecordQuotePayload { quote { id } } }
    }`, {})
    const ids = [data.q.quote.id, data.a.article.id]
    const publish = (inputs: string[]) =>
      admin(`mutation ($inputs: [PublishInput!]!) { publishAll(inputs: $inputs) { ... on PublishAllPayload { made results { ${ITEMS} } } } }`, { inputs: inputs.map((id) => ({ id })) })
    const hasty = (await publish(ids)).data.publishAll
    expect(hasty).toMatchObject({ made: 1, results: [{ code: 'EVIDENCE_REQUIRED' }, {}] })
    expect((await publish(ids)).data.publishAll).toMatchObject({ made: 1, results: [{}, { code: 'CONFLICT', path: ['inputs', '1', 'id'] }] })
    const withdrawn = await admin(
      `mutation ($inputs: [WithdrawInput!]!) { withdrawAll(inputs: $inputs) { ... on WithdrawAllPayload { made results { ... on WithdrawPayload { record { id } } ${ITEMS} } } } }`,
      { inputs: ids.map((id) => ({ id, reason: 'It never ran.' })) }
    )
    expect(withdrawn.data.withdrawAll).toMatchObject({ made: 2, results: ids.map((id) => ({ record: { id } })) })
  })
})

describe('Too many changes at once', () => {
  test.each([0, 101])('%i: none is looked at, and the limit is named', async (count) => {
    const before = await rows()
    const answer = await record(Array.from({ length: count }, (_, n) => saying(`One of too many, ${n}.`)))
    expect(answer).toMatchObject({ __typename: 'ValidationError', path: ['inputs'], message: `inputs: has ${count} items: give 1 to 100, and the others in further requests` })
    expect(await rows()).toEqual(before)
  })

  test('10,000: the request is refused before anything is read, by the limit of lists', async () => {
    const document = 'mutation ($inputs: [PublishInput!]!) { publishAll(inputs: $inputs) { __typename } }'
    const { data, errors } = await admin(document, { inputs: Array.from({ length: 10_000 }, () => ({ id: 'x' })) })
    expect([data, errors]).toMatchObject([undefined, [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'list', maximum: 250 } }]])
  })
})
