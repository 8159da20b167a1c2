import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { OPEN_TIME } from '../../../src/database/open.ts'
import { mergeQuotes } from '../../../src/features/quotes/merge.ts'
import { publicId } from '../../../src/graphql/ids.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { desk, edit, headTime, hopefulQuote, idOf, logAfter, openNewsroom, quoteNow, statusOf, THIRD } from '../../support/newsroom.ts'

const LONG = 'We would love to come back, and every morning we look at the harbour and wonder.'
const CUT = 'We would love to come back'

let api: Api
let long: string
let cut: string
let ruling: string
let before: Date
const merge = (from: string, into: string) => edit((c) => mergeQuotes(c, { from, into, reason: 'One evening, printed twice.' }), 'One evening, printed twice.')
const quoteAt = async (id: string, knownAt?: Date) =>
  (await api.ask('query ($id: ID!, $knownAt: DateTime) { show(by: { slug: "the-tide-tables" }) { quoteTimeline(knownAt: $knownAt, first: 20) { nodes { text } } } node(id: $id) { id ... on Quote { text version } } }', { id: publicId('Quote', id), knownAt })).data

beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
  cut = await desk.quote(hopefulQuote({ parts: [{ text: CUT }], said: '2024-05' }))
  long = await desk.quote(hopefulQuote({ parts: [{ text: LONG }], event: null, stances: [{ ...THIRD, subject: 'DATE', value: 'CAUTIOUS' }], citations: [{ article: 'invention-may' }], allowDuplicate: true }))
  ruling = await desk.ruling({ show: 'the-tide-tables', seasons: [3], state: 'AWAITING_DECISION', effective: '2024-05-04', evidence: [{ quote: long }] })
  before = await headTime()
})
afterAll(() => api.close())

describe('two records of one utterance', () => {
  test('are one, in the longer form, each variant staying on its citation', async () => {
    const { position } = await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })
    const { result, changeId } = await merge(long, cut)
    expect(result).toBe(cut)
    const quote = await quoteNow(cut)
    expect(quote).toMatchObject({ text: LONG, number: 2, said: { edtf: '2024-05' } })
    expect(quote.citations).toMatchObject([
      { articleId: await idOf('article', 'times-may'), wording: CUT },
      { articleId: await idOf('article', 'invention-may'), wording: null }
    ])
    expect(quote.stances.map(({ subject, value }) => `${subject} ${value}`).sort()).toEqual(['DATE CAUTIOUS', 'RENEWAL HOPEFUL'])
    expect(await logAfter(position)).toMatchObject([{ kind: 'MERGE', reason: 'One evening, printed twice.' }])
    expect(await db.updateEntry.count({ where: { changeId } })).toBe(1)
  })

  test('take the rulings along, and their statuses are derived anew', async () => {
    const version = await db.rulingVersion.findFirstOrThrow({ where: { rulingId: ruling, knownTo: OPEN_TIME }, include: { evidence: true } })
    expect(version).toMatchObject({ number: 2, visibility: 'PUBLISHED', evidence: [{ quoteId: cut }] })
    const now = await quoteNow(cut)
    expect((await statusOf('2024-06-30'))?.evidence).toMatchObject([{ quoteVersionId: now.id }])
  })

  test('resolve by either id, and stand in timelines once', async () => {
    const { node, show } = await quoteAt(long)
    expect(node).toMatchObject({ id: publicId('Quote', cut), text: LONG })
    expect(show.quoteTimeline.nodes).toEqual([{ text: LONG }])
  })

  test('were two before, and every answer for then says so still', async () => {
    expect((await quoteAt(long, before)).show.quoteTimeline.nodes.map(({ text }: { text: string }) => text).sort()).toEqual([CUT, LONG].sort())
    const old = await db.quoteVersion.findFirstOrThrow({ where: { quoteId: long, number: 1 } })
    expect((await statusOf('2024-06-30', before))?.evidence).toMatchObject([{ quoteVersionId: old.id }])
  })

  test('cannot be merged again, nor the other way round, nor a quote with itself', async () => {
    for (const [from, into] of [[long, cut], [cut, long], [cut, cut]] as const) {
      await expect(merge(from, into)).rejects.toMatchObject({ code: 'CONFLICT', argument: 'input.into' })
    }
  })

  test('lead on when the one they are is merged again: no chain, no circle', async () => {
    const third = await desk.quote(hopefulQuote({ parts: [{ text: 'We look at the harbour and wonder' }], allowDuplicate: true }))
    await merge(cut, third)
    expect((await quoteAt(long)).node.id).toBe(publicId('Quote', third))
    await expect(merge(third, long)).rejects.toMatchObject({ argument: 'input.into' })
    expect((await quoteNow(third)).citations).toMatchObject([{ wording: 'We look at the harbour and wonder' }, { wording: CUT }, { wording: null }])
  })
})

describe('a merge is refused', () => {
  test('of quotes by two speakers, of an unnamed source, of a draft and of what is not on record', async () => {
    const one = await desk.quote(hopefulQuote({ parts: [{ text: 'Something of its own.' }] }))
    const quote = (changes: object) => desk.quote(hopefulQuote({ parts: [{ text: 'Quite another thing.' }], stances: [], ...changes }))
    const others: [string, string][] = [
      [await quote({ speaker: 'tobias-fenn' }), 'CONFLICT'],
      [await quote({ speaker: null, attribution: 'a source' }), 'CONFLICT'],
      [await quote({ publish: false }), 'CONFLICT'],
      ['0195162e-7a00-7000-8000-000000000001', 'NOT_FOUND']
    ]
    for (const [other, code] of others) await expect(merge(other, one)).rejects.toMatchObject({ code, argument: 'input.from' })
  })
})

describe('through the API', () => {
  const CANDIDATES = 'query ($of: DuplicatesOf!) { duplicateCandidates(of: $of) { similarity quote { text } } }'
  const key = { authorization: `Bearer ${TEST_KEY}` }
  const input = { kind: 'DIRECT', parts: [{ text: 'every morning we look at the harbour' }], speaker: 'mara-quill', said: { edtf: '2024-05-04' }, about: [THIRD], citations: [{ article: 'times-may' }] }

  test('words nearly on record are answered with the quotes that they may be', async () => {
    const { data } = await api.ask(
      `mutation ($input: RecordQuoteInput!) { recordQuote(input: $input) { __typename ... on DuplicateQuote { code message path candidates { similarity quote { text } } } } }`,
      { input },
      key
    )
    expect(data.recordQuote).toMatchObject({ __typename: 'DuplicateQuote', code: 'DUPLICATE_QUOTE', path: ['input', 'parts'], candidates: [{ similarity: 99, quote: { text: LONG } }] })
  })

  test('candidates are found by words and by quote, and never tell of drafts', async () => {
    await desk.quote(hopefulQuote({ parts: [{ text: 'every morning we look at the harbour and despair' }], publish: false, allowDuplicate: true, stances: [] }))
    const words = (speaker: string) => ({ of: { words: { text: 'EVERY MORNING: we look at the harbour …', speaker } } })
    const { data } = await api.ask(CANDIDATES, words('mara-quill'))
    expect(data.duplicateCandidates).toMatchObject([{ quote: { text: LONG } }])
    expect((await api.ask(CANDIDATES, words('tobias-fenn'))).data.duplicateCandidates).toEqual([])
    expect((await api.ask(CANDIDATES, words('nobody'))).data.duplicateCandidates).toEqual([])
    const draft = await db.quoteVersion.findFirstOrThrow({ where: { visibility: 'DRAFT', text: { contains: 'despair' } } })
    expect((await api.ask(CANDIDATES, { of: { quote: publicId('Quote', draft.quoteId) } })).data.duplicateCandidates).toEqual([])
    expect((await api.ask(CANDIDATES, { of: { quote: publicId('Quote', long) } })).data.duplicateCandidates).toEqual([])
  })

  test('a citation is added, and a quote merged into itself is a conflict', async () => {
    const id = publicId('Quote', long)
    const added = await api.ask(
      'mutation ($input: AddCitationInput!) { addCitation(input: $input) { ... on AddCitationPayload { quote { citations { wording } } change { position } } ... on Problem { message } } }',
      { input: { quote: id, citation: { article: 'invention-may', place: 'HEADLINE', wording: '“Wonder”' } } },
      key
    )
    expect(added.data.addCitation.quote.citations.at(-1)).toEqual({ wording: '“Wonder”' })
    const { data } = await api.ask(
      'mutation ($input: MergeQuotesInput!) { mergeQuotes(input: $input) { __typename ... on Problem { code path } } }',
      { input: { from: id, into: id, reason: 'x' } },
      key
    )
    expect(data.mergeQuotes).toEqual({ __typename: 'Conflict', code: 'CONFLICT', path: ['input', 'into'] })
  })
})
