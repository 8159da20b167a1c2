import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { OPEN_TIME } from '../../../src/database/open.ts'
import { publicId } from '../../../src/graphql/ids.ts'
import { testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'
import {
  aQuote,
  aRuling,
  aShow,
  aSpeaker,
  aStatus,
  anArticle,
  anEvent,
  anInstallment,
  anOrganisation,
  anUpdate
} from '../../support/record.ts'

let api: Api
let netflix: { id: string }
const [day, moment] = [(text: string) => new Date(`${text}T00:00:00Z`), (text: string) => new Date(text)]
const CORRECTED = moment('2025-02-18T09:00:00Z')

beforeAll(async () => {
  api = await testApi('2025-03-01T12:00:00.000Z')
  const show = await aShow('heartstopper')
  const [three, four] = [await anInstallment(show, 3), await anInstallment(show, 4)]
  const speaker = await aSpeaker('alice')
  const event = await anEvent('festival', '2025-02-15/2025-02-16')
  const article = await anArticle('article', '2025-02-17', [show])
  netflix = await anOrganisation('netflix')
  const quotes = []
  for (let index = 0; index < 25; index += 1)
    quotes.push(
      await aQuote(`quote ${index}`, {
        show,
        speaker,
        event,
        articles: [article],
        said: `2024-${String((index % 12) + 1).padStart(2, '0')}`
      })
    )
  const first = quotes[0] as { id: string; quoteId: string }
  const ruling = await aRuling(show, first, {}, [four])
  const rulings = { create: [{ position: 0, rulingVersionId: ruling.id }] }
  const common = {
    installment: four,
    evidence: [first],
    platforms: [netflix],
    rulings,
    saidById: speaker.id,
    saidByName: 'alice'
  }
  // Two days of the world, and of the later one two states of the record.
  await aStatus(show, { ...common, validTo: day('2025-02-16'), explanation: 'before', lastHeard: '2024-23' })
  await aStatus(show, { ...common, validFrom: day('2025-02-16'), knownTo: CORRECTED, explanation: 'as misread' })
  await aStatus(show, { ...common, validFrom: day('2025-02-16'), knownFrom: CORRECTED, explanation: 'as corrected' })
  await aStatus(show, { ...common, headline: false, openInstallments: [], explanation: 'season 4' })
  await aStatus(show, {
    installment: three,
    headline: false,
    comingBack: 'YES',
    state: 'RELEASED',
    authority: 'OFFICIAL',
    lastHeard: '2024-10-03',
    openInstallments: []
  })
  const quiet = await aShow('quiet')
  await aStatus(quiet, {
    installment: await anInstallment(quiet, 1),
    headline: false,
    state: null,
    lastHeard: null,
    finality: 'UNKNOWN',
    openInstallments: []
  })
  for (let index = 0; index < 60; index += 1) {
    const other = await aShow(`show-${index + 100}`)
    await aStatus(other, {
      installment: await anInstallment(other, 1),
      headline: false,
      openInstallments: [],
      platforms: [netflix]
    })
  }
  await anUpdate('RULING', '2025-02-20T10:00:00Z')
}, 60_000)

afterAll(() => api.close())

const status = (args: string) => `renewalStatus${args} { explanation asOf knownAt silentDays }`

describe('The status of a show', () => {
  test('is read for today and for what is on record now', async () => {
    const { data } = await api.ask(`{ show(by: { slug: "heartstopper" }) { ${status('')} } }`)
    expect(data.show.renewalStatus).toEqual({
      explanation: 'as corrected',
      asOf: '2025-03-01',
      knownAt: '2025-02-20T10:00:00.000Z',
      silentDays: 13
    })
  })

  test.each([
    ['the day before', '(asOf: "2025-02-15")', { explanation: 'before', silentDays: 77 }],
    ['the first day', '(asOf: "2025-02-16")', { explanation: 'as corrected', silentDays: 0 }],
    [
      'the record before the correction',
      '(knownAt: "2025-02-18T08:59:59.999Z")',
      { explanation: 'as misread', knownAt: '2025-02-18T08:59:59.999Z' }
    ],
    [
      'the record at the moment of the correction',
      '(knownAt: "2025-02-18T09:00:00Z")',
      { explanation: 'as corrected' }
    ],
    [
      'a record that is yet to come',
      '(knownAt: "2199-01-01T00:00:00Z")',
      { explanation: 'as corrected', knownAt: '2025-02-20T10:00:00.000Z' }
    ]
  ])('is read for %s', async (_when, args, expected) => {
    const { data } = await api.ask(`{ show(by: { slug: "heartstopper" }) { ${status(args)} } }`)
    expect(data.show.renewalStatus).toMatchObject(expected)
  })

  test('is null where the record did not know the show', async () => {
    const { data, errors } = await api.ask(
      `{ show(by: { slug: "heartstopper" }) { title ${status('(knownAt: "2023-01-01T00:00:00Z")')} } }`
    )
    expect(errors).toBeUndefined()
    expect(data.show).toEqual({ title: 'heartstopper', renewalStatus: null })
  })

  test('is asked for at several clocks at once without mixing them', async () => {
    const { data } = await api.ask(
      `{ show(by: { slug: "heartstopper" }) { a: ${status('(asOf: "2025-02-15")')} b: ${status('(knownAt: "2025-02-01T00:00:00Z")')} c: ${status('')} } }`
    )
    expect(data.show).toMatchObject({
      a: { explanation: 'before', asOf: '2025-02-15', silentDays: 77 },
      b: { explanation: 'as misread', knownAt: '2025-02-01T00:00:00.000Z', asOf: '2025-03-01' },
      c: { explanation: 'as corrected', asOf: '2025-03-01' }
    })
  })

  test('names its installment, every open one, its platforms, rulings and evidence', async () => {
    const { data } =
      await api.ask(`{ show(by: { slug: "heartstopper" }) { renewalStatus { comingBack state finality outlook contested since { label }
      lastHeard { edtf label } saidBy { name } installment { title } openInstallments { title } platforms { platform { name } territory }
      rulings { state evidence { ... on Quote { text } } } evidence { __typename ... on Quote { text } ... on Article { headline } } signals { kind } previous { state } rulesVersion } } }`)
    expect(data.show.renewalStatus).toEqual({
      comingBack: 'UNDECIDED',
      state: 'AWAITING_DECISION',
      finality: 'PLANNED',
      outlook: null,
      contested: false,
      since: null,
      lastHeard: { edtf: '2025-02-15/2025-02-16', label: '15–16 Feb 2025' },
      saidBy: { name: 'alice' },
      installment: { title: 'Season 4' },
      openInstallments: [{ title: 'Season 4' }],
      platforms: [{ platform: { name: 'netflix' }, territory: null }],
      rulings: [{ state: 'AWAITING_DECISION', evidence: [{ text: 'quote 0' }] }],
      evidence: [{ __typename: 'Quote', text: 'quote 0' }],
      signals: [],
      previous: null,
      rulesVersion: 1
    })
  })

  test('with 20 quotes, their speakers, events, citations and articles costs eight statements at most', async () => {
    const { data, statements } = await api.ask(`{ show(by: { slug: "heartstopper" }) { title
      renewalStatus { explanation knownAt evidence { ... on Quote { text citations { article { headline } } } ... on Article { headline } } }
      quoteTimeline(first: 20) { totalCount nodes { text speaker { name } event { name } citations { article { headline } } } } } }`)
    expect(data.show.quoteTimeline).toMatchObject({ totalCount: 25, nodes: { length: 20 } })
    expect(statements.length).toBeLessThanOrEqual(2)
  })
})

describe('An installment', () => {
  test('has a status of its own', async () => {
    const { data } = await api.ask(
      '{ installment(by: { season: { show: "heartstopper", number: 4 } }) { renewalStatus { explanation } rulings { ' +
        'totalCount nodes { state installments { title } } } } }'
    )
    expect(data.installment).toEqual({
      renewalStatus: { explanation: 'season 4' },
      rulings: { totalCount: 1, nodes: [{ state: 'AWAITING_DECISION', installments: [{ title: 'Season 4' }] }] }
    })
  })
})

describe('The board', () => {
  const BOARD = `query ($filter: RenewalBoardFilter, $asOf: Date, $first: Int) { renewalBoard(filter: $filter, asOf: $asOf, first: $first) {
    totalCount nodes { installment { title show { title } } status { comingBack silentDays asOf knownAt explanation platforms { platform { name } } } } } }`

  test('of 50 installments with their shows and platforms costs one statement, or three by the reference path', async () => {
    const { data, statements } = await api.ask(BOARD, { first: 50 })
    expect(data.renewalBoard).toMatchObject({ totalCount: 63, nodes: { length: 50 } })
    expect(data.renewalBoard.nodes[0]).toMatchObject({
      installment: { title: 'Season 3', show: { title: 'heartstopper' } },
      status: { asOf: '2025-03-01', knownAt: '2025-02-20T10:00:00.000Z' }
    })
    expect(statements).toHaveLength(1)
    expect((await api.askReference(BOARD, { first: 50 })).statements).toHaveLength(3)
  })

  test.each<[string, () => object, string[]]>([
    ['answer', () => ({ comingBack: ['YES'] }), ['heartstopper Season 3']],
    ['state', () => ({ states: ['RELEASED'] }), ['heartstopper Season 3']],
    ['authority', () => ({ authorities: ['OFFICIAL'] }), ['heartstopper Season 3']],
    [
      'silence, of which never heard of is the longest',
      () => ({ silentForMoreThan: 60 }),
      ['heartstopper Season 3', 'quiet Season 1']
    ],
    ['exactly as many days, which is not more', () => ({ silentForMoreThan: 149 }), ['quiet Season 1']]
  ])('is narrowed by %s', async (_what, filter, expected) => {
    const { data } = await api.ask(BOARD, { filter: filter() })
    expect(
      data.renewalBoard.nodes.map((node: typeof data) => `${node.installment.show.title} ${node.installment.title}`)
    ).toEqual(expected)
  })

  test('is narrowed by platform', async () => {
    const { data } = await api.ask(BOARD, { filter: { platforms: [publicId('Organisation', netflix.id)] }, first: 1 })
    expect(data.renewalBoard).toMatchObject({ totalCount: 61, nodes: [{ installment: { title: 'Season 4' } }] })
  })
})

describe('A ruling', () => {
  test('keeps the evidence that it had when it was replaced', async () => {
    const show = await aShow('elsewhere')
    const quote = await aQuote('as first recorded', { show, knownTo: CORRECTED })
    await aQuote('as corrected', { show, quoteId: quote.quoteId, number: 2, knownFrom: CORRECTED })
    const old = await aRuling(show, quote, { knownTo: CORRECTED })
    const evidence = { create: [{ id: randomUUID(), quoteId: quote.quoteId, position: 0 }] }
    await db.rulingVersion.create({
      data: {
        ...old,
        id: randomUUID(),
        number: 2,
        version: 2,
        knownFrom: CORRECTED,
        knownTo: OPEN_TIME,
        release: undefined,
        effective: old.effective ?? {},
        evidence
      } as never
    })
    const query = 'query ($id: ID!) { ruling(id: $id) { version evidence { ... on Quote { text version } } } }'
    const [now, then] = [
      await api.ask(query, { id: publicId('Ruling', old.rulingId) }),
      await api.ask(query, { id: publicId('Ruling', old.rulingId, 1) })
    ]
    expect(now.data.ruling).toEqual({ version: 2, evidence: [{ text: 'as corrected', version: 2 }] })
    expect(then.data.ruling).toEqual({ version: 1, evidence: [{ text: 'as first recorded', version: 1 }] })
  })
})
