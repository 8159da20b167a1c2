import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { schema } from '../../../src/graphql/schema.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { leastInput, mutationOf } from '../../support/mutations.ts'
import { db } from '../../../src/database/client.ts'
import { desk, hopefulQuote, idOf, openNewsroom, openShow } from '../../support/newsroom.ts'

let api: Api
beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
})
afterAll(() => api.close())

const KEY = { authorization: `Bearer ${TEST_KEY}` }
const admin = (query: string, variables: object = {}) => api.ask(query, variables, KEY)

const STATUS = `query ($knownAt: DateTime) {
  installment(by: { season: { show: "the-tide-tables", number: 3 } }) {
    renewalStatus(asOf: "2024-06-30", knownAt: $knownAt) {
      comingBack state authority explanation outlook
      evidence { __typename ... on Article { headline } ... on Quote { id text stances { value } } }
    }
  }
}`
const status = async (knownAt?: string) => (await api.ask(STATUS, { knownAt })).data.installment.renewalStatus
const now = async () => (await api.ask('{ record { recordedAt } }')).data.record.recordedAt as string

const RECORD_RULING = mutationOf('recordRuling', 'ruling { id state authority saidByName } change { position warnings }')
const CORRECT = mutationOf('correct', 'record { id } change { position recordedAt }')
const RECORD_QUOTE = mutationOf('recordQuote', 'quote { id text } change { position }')
const input = (changes: object = {}) => {
  const { said, ...quote } = hopefulQuote(changes)
  return { ...quote, said: { edtf: said } }
}

describe('without a key', () => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {})
  test.each(fields.map(({ name }) => name))('%s is forbidden whatever the input, and says what it needs', async (name) => {
    const { status, data, errors } = await api.ask(mutationOf(name), { input: leastInput(name) })
    expect([status, data, errors]).toMatchObject([403, null, [{ extensions: { code: 'FORBIDDEN' } }]])
  })

  test('a wrong key is no reader’s: it is refused', async () => {
    const { errors } = await api.ask('{ record { position } }', {}, { authorization: 'Bearer wrong' })
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  })
})

const QUOTE_ID = btoa('Quote:0195162e-7a00-7000-8000-000000000001')

describe('a ruling recorded by the admin', () => {
  test('changes the answer, and not the one we gave before', async () => {
    const before = await now()
    const { data, errors } = await admin(RECORD_RULING, {
      input: {
        ...{ show: 'the-tide-tables', seasons: [3], state: 'RENEWED', effective: { edtf: '2024-05-06' } },
        ...{ saidBy: 'lantern', evidence: [{ article: 'times-may' }] }
      }
    })
    expect(errors).toBeUndefined()
    expect(data.recordRuling).toMatchObject({
      ruling: { state: 'RENEWED', authority: 'OFFICIAL', saidByName: 'Lantern+' },
      change: { warnings: [] }
    })
    expect(await status()).toMatchObject({ comingBack: 'YES', state: 'RENEWED', evidence: [{ headline: 'Quill speaks' }] })
    expect(await status(before)).toMatchObject({ comingBack: 'UNDECIDED', state: null, evidence: [] })
    await admin(mutationOf('retract'), { input: { id: data.recordRuling.ruling.id, reason: 'A test.' } })
    expect(await status()).toMatchObject({ state: null })
  })

  test('may name its references by public ids, and refuses an id of another type', async () => {
    const show = (await api.ask('{ show(by: { slug: "the-tide-tables" }) { id } }')).data.show.id
    const ruling = { seasons: [1], state: 'RELEASED', effective: { edtf: '2020' }, saidBy: 'lantern', evidence: [{ article: 'times-may' }] }
    const { data } = await admin(RECORD_RULING, { input: { ...ruling, show, saidBy: show } })
    expect(data.recordRuling).toMatchObject({ __typename: 'ValidationError', path: ['input', 'saidBy'], message: expect.stringContaining('id of a Show') })
    expect((await admin(RECORD_RULING, { input: { ...ruling, show } })).data.recordRuling).toMatchObject({ ruling: { state: 'RELEASED' } })
  })

  test('that claims nothing is refused', async () => {
    const { data } = await admin(RECORD_RULING, {
      input: { show: 'the-tide-tables', seasons: [3], effective: { edtf: '2024' }, evidence: [{ article: 'times-may' }] }
    })
    expect(data.recordRuling).toMatchObject({ message: expect.stringContaining('claims something'), code: 'VALIDATION_ERROR', path: ['input'] })
  })
})

describe('a draft', () => {
  test('is shown to who made it, and null to read until it is published by its id', async () => {
    const { data } = await admin(RECORD_QUOTE, { input: input({ parts: [{ text: 'A draft at first.' }], publish: false, stances: [] }) })
    expect(data.recordQuote).toMatchObject({ quote: { text: 'A draft at first.' }, change: { position: null } })
    const { id } = data.recordQuote.quote
    expect((await api.ask('query ($id: ID!) { quote(id: $id) { text } }', { id })).data.quote).toBeNull()
    const published = await admin(mutationOf('publish', 'record { ... on Quote { text } }'), { input: { id } })
    expect(published.data.publish).toMatchObject({ record: { text: 'A draft at first.' } })
    expect((await api.ask('query ($id: ID!) { quote(id: $id) { text } }', { id })).data.quote).toEqual({ text: 'A draft at first.' })
  })
})

describe('one correction seen at two clocks', () => {
  test('shows each answer with the quote as it was on record then, by an id that leads to that very version', async () => {
    const { data } = await admin(RECORD_QUOTE, { input: input() })
    const { id } = data.recordQuote.quote
    await admin(RECORD_RULING, {
      input: { show: 'the-tide-tables', seasons: [3], state: 'AWAITING_DECISION', effective: { edtf: '2024-05-04' }, evidence: [{ quote: id }] }
    })
    const before = await now()
    const stances = [{ show: 'the-tide-tables', season: 3, subject: 'RENEWAL', value: 'CAUTIOUS' }]
    const corrected = await admin(CORRECT, { input: { id, reason: 'We misheard.', quote: { stances } } })
    expect(corrected.data.correct).toMatchObject({ record: { id } })
    expect(await status()).toMatchObject({ outlook: 'CAUTIOUS', evidence: [{ id, stances: [{ value: 'CAUTIOUS' }] }] })
    const past = await status(before)
    expect(past).toMatchObject({ outlook: 'HOPEFUL', evidence: [{ stances: [{ value: 'HOPEFUL' }] }] })
    expect(past.evidence[0].id).not.toBe(id)
    const again = await api.ask('query ($id: ID!) { node(id: $id) { id ... on Quote { version stances { value } } } }', { id: past.evidence[0].id })
    expect(again.data.node).toEqual({ id: past.evidence[0].id, version: 1, stances: [{ value: 'HOPEFUL' }] })
  })

  test('is an entry of the feed, with its reason', async () => {
    const { data } = await api.ask('{ showUpdates(last: 1, types: [CORRECTION]) { nodes { __typename reason ... on CorrectionUpdate { quote { text } } } } }')
    expect(data.showUpdates.nodes).toEqual([
      { __typename: 'CorrectionUpdate', reason: 'We misheard.', quote: { text: 'We would love to come back.' } }
    ])
  })

  test('must name one record, and correct it under its own name', async () => {
    const article = btoa(`Article:${await idOf('article', 'times-may')}`)
    const { data } = await admin(CORRECT, { input: { id: article, reason: 'Why.', quote: { language: 'de' } } })
    expect(data.correct).toMatchObject({ __typename: 'ValidationError', path: ['input', 'id'] })
  })
})

describe('a change that cannot be made', () => {
  const ARTICLE_ID = btoa('Article:0195162e-7a00-7000-8000-000000000001')
  const cases: Array<[string, string, object, object]> = [
    ['a withdrawal without a reason', 'withdraw', { id: QUOTE_ID, reason: ' ' }, { __typename: 'ValidationError', path: ['input', 'reason'] }],
    ['a withdrawal of what is not on record', 'withdraw', { id: QUOTE_ID, reason: 'Why.' }, { __typename: 'NotFound', path: ['input', 'id'] }],
    ['a withdrawal of an article that is not on record', 'withdraw', { id: ARTICLE_ID, reason: 'Why.' }, { __typename: 'NotFound', path: ['input', 'id'] }],
    ['a withdrawal of what is no id', 'withdraw', { id: 'heartstopper', reason: 'Why.' }, { __typename: 'ValidationError', path: ['input', 'id'] }],
    ['an article retracted on no day', 'retract', { id: ARTICLE_ID, reason: 'Why.' }, { __typename: 'ValidationError', path: ['input', 'on'] }],
    ['a quote retracted', 'retract', { id: QUOTE_ID, reason: 'Why.' }, { __typename: 'ValidationError', path: ['input', 'id'] }]
  ]
  test.each(cases)('%s says why', async (_name, verb, given, problem) => {
    const { data, errors } = await admin(mutationOf(verb), { input: given })
    expect([errors, data[verb]]).toMatchObject([undefined, problem])
  })

  test('two articles of one address: the first is made, the second says why not', async () => {
    const { data } = await admin(
      `mutation ($input: RecordArticleInput!) {
        a: recordArticle(input: $input) { __typename }
        b: recordArticle(input: $input) { __typename ... on Problem { code } }
      }`,
      { input: { headline: 'Twice', canonicalUrl: 'https://times.example/twice' } }
    )
    expect(data).toEqual({ a: { __typename: 'RecordArticlePayload' }, b: { __typename: 'Conflict', code: 'CONFLICT' } })
  })

  test('names all that is wrong with its input at once', async () => {
    const show = btoa('Show:0195162e-7a00-7000-8000-000000000001')
    const parts = [{ text: 'Fine.' }, { text: ' ' }]
    const { data } = await admin(RECORD_QUOTE, { input: input({ parts, language: 'English', citations: [], onBehalfOf: show }) })
    expect(data.recordQuote.issues.map(({ path }: { path: string[] }) => path.join('.')).toSorted()).toEqual([
      ...['input.citations', 'input.language', 'input.onBehalfOf', 'input.parts.1.text']
    ])
    expect(data.recordQuote.message).toContain('(and 3 more)')
  })

  test('names the field of a correction where it stands in the input', async () => {
    const id = (await admin(RECORD_QUOTE, { input: input({ parts: [{ text: 'To be corrected.' }] }) })).data.recordQuote.quote.id
    const nobody = await admin(CORRECT, { input: { id, reason: 'Why.', quote: { event: 'nowhere' } } })
    expect(nobody.data.correct).toMatchObject({
      ...{ __typename: 'NotFound', path: ['input', 'quote', 'event'] },
      message: 'input.quote.event: no event has the id or slug "nowhere": record it first.'
    })
  })
})

describe('the log', () => {
  test('is read on from the cursor of its end', async () => {
    const { cursor } = (await api.ask('{ record { cursor } }')).data.record
    await desk.article({ headline: 'Something new' })
    const next = 'query ($after: String) { showUpdates(after: $after) { nodes { summary } } }'
    expect((await api.ask(next, { after: cursor })).data.showUpdates.nodes).toEqual([
      { summary: '“Something new” is now on record.' }
    ])
  })
})

describe('a withdrawn installment', () => {
  test('takes along the stances about it, and is named no more', async () => {
    await openShow('-gone')
    const id = await desk.quote(hopefulQuote({}, '-gone'))
    const { id: installment } = await db.installment.findFirstOrThrow({ where: { number: 3, show: { slug: 'the-tide-tables-gone' } } })
    await desk.withdraw('Installment', installment)
    const query = 'query ($id: ID!) { quote(id: $id) { stances { value } about { show { slug } installment { title } } } }'
    expect((await api.ask(query, { id: btoa(`Quote:${id}`) })).data.quote).toEqual({
      stances: [],
      about: [{ show: { slug: 'the-tide-tables-gone' }, installment: null }]
    })
  })
})

describe('what is gone stays in past answers', () => {
  test('a merged speaker is named as it was known then', async () => {
    await desk.speaker({ slug: 'm-quill', name: 'M. Quill' })
    await desk.quote(hopefulQuote({ speaker: 'm-quill', parts: [{ text: 'Under another name.' }], stances: [] }))
    const before = await now()
    const merge = mutationOf('mergeSpeakers', 'speaker { slug aliases }')
    const { data } = await admin(merge, { input: { from: 'm-quill', into: 'mara-quill', reason: 'One person.' } })
    expect(data.mergeSpeakers.speaker).toEqual({ slug: 'mara-quill', aliases: ['M. Quill'] })
    const timeline = (knownAt: string | null) =>
      api.ask('query ($knownAt: DateTime) { quoteTimeline(first: 50, knownAt: $knownAt) { nodes { text speaker { name } } } }', { knownAt })
    const named = { text: 'Under another name.', speaker: { name: 'M. Quill' } }
    expect((await timeline(before)).data.quoteTimeline.nodes).toContainEqual(named)
    expect((await timeline(null)).data.quoteTimeline.nodes).toContainEqual({ ...named, speaker: { name: 'Mara Quill' } })
    expect((await api.ask('{ speaker(by: { slug: "m-quill" }) { slug } speakers { nodes { slug } } }')).data).toMatchObject({
      speaker: { slug: 'mara-quill' },
      speakers: { nodes: expect.not.arrayContaining([{ slug: 'm-quill' }]) }
    })
  })

  test('a withdrawn article is still the evidence of an answer given while it was published', async () => {
    await desk.ruling({
      ...{ show: 'the-tide-tables', seasons: [3], state: 'RENEWED', effective: '2024-06-01', saidBy: 'lantern' },
      evidence: [{ article: 'invention-may' }]
    })
    const before = await now()
    await desk.withdraw('Article', await idOf('article', 'invention-may'))
    expect(await status()).toMatchObject({ state: 'AWAITING_DECISION' })
    expect(await status(before)).toMatchObject({ state: 'RENEWED', evidence: [{ __typename: 'Article', headline: 'What Quill said' }] })
  })
})
