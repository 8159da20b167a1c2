import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { isNonNullType, isScalarType } from 'graphql'
import { schema } from '../../../src/graphql/schema.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
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

const RECORD_RULING = `mutation ($input: RecordRulingInput!) {
  recordRuling(input: $input) { id ruling { state authority saidByName } change { position warnings } }
}`
const CORRECT = 'mutation ($input: CorrectInput!) { correct(input: $input) { position recordedAt } }'
const RECORD_QUOTE = 'mutation ($input: RecordQuoteInput!) { recordQuote(input: $input) { id quote { id text } change { position } } }'
const input = (changes: object = {}) => {
  const { said, ...quote } = hopefulQuote(changes)
  return { ...quote, said: { edtf: said } }
}

describe('without the admin key', () => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {})
  test.each(fields.map(({ name }) => name))('%s is forbidden, and says what it needs', async (name) => {
    const field = fields.find((one) => one.name === name)
    const given = field?.args.filter(({ type }) => isNonNullType(type)) ?? []
    const declared = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
    const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
    const leaf = isScalarType(field?.type) ? '' : '{ __typename }'
    const values: Record<string, object | string> = { id: btoa('Quote:0195162e-7a00-7000-8000-000000000001'), reason: 'Why.', input: INPUTS[name] ?? {} }
    const { errors } = await api.ask(`mutation (${declared}) { ${name}(${passed}) ${leaf} }`, values)
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  test('a wrong key is no reader’s: it is refused', async () => {
    const { errors } = await api.ask('{ record { position } }', {}, { authorization: 'Bearer wrong' })
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  })
})

const INPUTS: Record<string, object> = {
  recordArticle: { headline: 'x' },
  recordQuote: { kind: 'DIRECT', about: [{ show: 'x' }], citations: [{ article: 'x' }] },
  recordRuling: { show: 'x', effective: { edtf: '2024' }, evidence: [] },
  mergeSpeakers: { from: 'a', into: 'b', reason: 'c' },
  correct: { id: btoa('Quote:0195162e-7a00-7000-8000-000000000001'), reason: 'c' }
}

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
    await admin('mutation ($id: ID!) { retract(id: $id, reason: "A test.") { position } }', { id: data.recordRuling.id })
    expect(await status()).toMatchObject({ state: null })
  })

  test('may name its references by public ids, and refuses an id of another type', async () => {
    const show = (await api.ask('{ show(by: { slug: "the-tide-tables" }) { id } }')).data.show.id
    const ruling = { seasons: [1], state: 'RELEASED', effective: { edtf: '2020' }, saidBy: 'lantern', evidence: [{ article: 'times-may' }] }
    const { errors } = await admin(RECORD_RULING, { input: { ...ruling, show, saidBy: show } })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_ID', argument: 'input.saidBy' } }])
    expect((await admin(RECORD_RULING, { input: { ...ruling, show } })).errors).toBeUndefined()
  })

  test('that claims nothing is refused with the argument at fault', async () => {
    const { errors } = await admin(RECORD_RULING, {
      input: { show: 'the-tide-tables', seasons: [3], effective: { edtf: '2024' }, evidence: [{ article: 'times-may' }] }
    })
    expect(errors).toMatchObject([{ message: expect.stringContaining('claims something'), extensions: { code: 'BAD_ARGUMENT', argument: 'input' } }])
  })
})

describe('a draft', () => {
  test('is null to read until it is published by its id', async () => {
    const { data } = await admin(RECORD_QUOTE, { input: input({ parts: [{ text: 'A draft at first.' }], publish: false, stances: [] }) })
    expect(data.recordQuote).toMatchObject({ quote: null, change: { position: null } })
    const { id } = data.recordQuote
    expect((await api.ask('query ($id: ID!) { quote(id: $id) { text } }', { id })).data.quote).toBeNull()
    await admin('mutation ($id: ID!) { publish(id: $id) { position } }', { id })
    expect((await api.ask('query ($id: ID!) { quote(id: $id) { text } }', { id })).data.quote).toEqual({ text: 'A draft at first.' })
  })
})

describe('one correction seen at two clocks', () => {
  test('shows each answer with the quote as it was on record then, by an id that leads to that very version', async () => {
    const { data } = await admin(RECORD_QUOTE, { input: input() })
    const { id } = data.recordQuote
    await admin(RECORD_RULING, {
      input: { show: 'the-tide-tables', seasons: [3], state: 'AWAITING_DECISION', effective: { edtf: '2024-05-04' }, evidence: [{ quote: id }] }
    })
    const before = await now()
    const stances = [{ show: 'the-tide-tables', season: 3, subject: 'RENEWAL', value: 'CAUTIOUS' }]
    const corrected = await admin(CORRECT, { input: { id, reason: 'We misheard.', quote: { stances } } })
    expect(corrected.errors).toBeUndefined()
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
    const { errors } = await admin(CORRECT, { input: { id: article, reason: 'Why.', quote: { language: 'de' } } })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_ARGUMENT', argument: 'input' } }])
  })
})

describe('a change that cannot be made', () => {
  const cases: Array<[string, string, object, object]> = [
    ['a withdrawal without a reason', 'mutation ($id: ID!) { withdraw(id: $id, reason: " ") { position } }', {}, { code: 'BAD_ARGUMENT', argument: 'reason' }],
    ['a withdrawal of what is not on record', 'mutation ($id: ID!) { withdraw(id: $id, reason: "Why.") { position } }', {}, { code: 'NOT_FOUND', argument: 'id' }],
    ['a withdrawal of an article that is not on record', 'mutation { withdraw(id: "QXJ0aWNsZTowMTk1MTYyZS03YTAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE=", reason: "Why.") { position } }', {}, { code: 'NOT_FOUND', argument: 'id' }],
    ['an article retracted on no day', 'mutation ($id: ID!) { retract(id: $id, reason: "Why.") { position } }', {}, { code: 'BAD_ARGUMENT' }],
    [
      'two articles of one address',
      'mutation ($input: RecordArticleInput!) { a: recordArticle(input: $input) { id } b: recordArticle(input: $input) { id } }',
      { input: { headline: 'Twice', canonicalUrl: 'https://times.example/twice' } },
      { code: 'CONFLICT' }
    ]
  ]
  test.each(cases)('%s says why', async (_name, query, variables, extensions) => {
    const { errors } = await admin(query, { id: btoa('Quote:0195162e-7a00-7000-8000-000000000001'), ...variables })
    expect(errors).toMatchObject([{ extensions }])
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
    const merge = 'mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { speaker { slug aliases } } }'
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
