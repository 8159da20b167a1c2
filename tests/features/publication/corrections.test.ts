import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Database, db, useDatabase } from '../../../src/database/client.ts'
import { recordRuling } from '../../../src/features/renewals/actions.ts'
import { testDatabase } from '../../support/database.ts'
import {
  desk,
  edit,
  headTime,
  hopefulQuote as hopeful,
  idOf,
  logAfter,
  openShow,
  openWorld,
  quoteNow,
  statusOf as statusOfShow,
  third
} from '../../support/newsroom.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openWorld()
})
afterAll(() => database.close())

// Each test has a show of its own, with articles of its own.
let count = 0
let mark = ''
beforeEach(async () => {
  mark = `-${++count}`
  await openShow(mark)
})

const hopefulQuote = (changes: object = {}) => hopeful(changes, mark)
const statusOf = (asOf: string, knownAt?: Date) => statusOfShow(asOf, knownAt, mark)
const times = () => `times-may${mark}`
const invention = () => `invention-may${mark}`

const renewal = (changes: object = {}) => ({
  show: `the-tide-tables${mark}`,
  seasons: [3],
  state: 'RENEWED',
  effective: '2024-05-06',
  saidBy: 'lantern',
  evidence: [{ article: times() }],
  ...changes
})

describe('a correction', () => {
  test('of a stance changes the answer for later record times only', async () => {
    const id = await desk.quote(hopefulQuote())
    const known = await headTime()
    await desk.correctQuote(id, { stances: [{ ...third(mark), subject: 'RENEWAL', value: 'CAUTIOUS' }] })
    expect(await statusOf('2024-06-01')).toMatchObject({ outlook: 'CAUTIOUS' })
    expect(await statusOf('2024-06-01', known)).toMatchObject({ outlook: 'HOPEFUL' })
  })

  test('of a date moves a ruling in the world, not in the record', async () => {
    const id = await desk.ruling(renewal())
    const known = await headTime()
    await desk.correctRuling(id, { effective: '2024-06-10' })
    expect(await statusOf('2024-05-20')).toMatchObject({ state: null })
    expect(await statusOf('2024-05-20', known)).toMatchObject({ state: 'RENEWED', authority: 'OFFICIAL' })
    expect(await statusOf('2024-06-10')).toMatchObject({ state: 'RENEWED' })
  })

  test('of an article’s date moves the quotes it prints first', async () => {
    const id = await desk.quote(hopefulQuote({ said: '2024' }))
    expect((await quoteNow(id)).sortKey).toMatch(/^2024-05-06/)
    await desk.correctArticle(await idOf('article', times()), { published: '2024-04-01' })
    expect(await quoteNow(id)).toMatchObject({ number: 2, sortKey: `2024-04-012024-01-01${id}` })
  })

  test('of who said it takes the voice from the right speaker', async () => {
    const id = await desk.quote(hopefulQuote())
    await desk.correctQuote(id, { speaker: 'tobias-fenn' })
    expect((await quoteNow(id)).stances).toMatchObject([{ voice: 'CAST' }])
    expect((await statusOf('2024-06-01'))?.signals).toMatchObject([{ kind: 'CAST' }])
  })

  test('is one entry in the log, with its reason', async () => {
    const id = await desk.quote(hopefulQuote())
    const { position } = await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })
    await desk.correctQuote(id, { said: '2024-05-05' })
    expect(await logAfter(position)).toMatchObject([{ kind: 'CORRECTION', reason: 'A test.' }])
  })
})

describe('withdrawing an article', () => {
  test('takes along the quotes printed nowhere else, and the rulings that rest on nothing else', async () => {
    const quote = await desk.quote(hopefulQuote())
    await desk.ruling(renewal({ state: 'AWAITING_DECISION', saidBy: 'mara-quill', evidence: [{ quote }] }))
    const known = await headTime()
    const { position } = await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })
    await desk.withdraw('Article', await idOf('article', times()))
    expect(await quoteNow(quote)).toMatchObject({ visibility: 'WITHDRAWN', number: 2 })
    expect(await statusOf('2024-06-01')).toMatchObject({ state: null, outlook: null })
    expect(await statusOf('2024-06-01', known)).toMatchObject({ state: 'AWAITING_DECISION', outlook: 'HOPEFUL' })
    expect((await logAfter(position)).map(({ kind }) => kind)).toEqual(['WITHDRAWAL', 'WITHDRAWAL', 'RETRACTION'])
  })

  test('leaves a quote that another article prints', async () => {
    const quote = await desk.quote(hopefulQuote({ citations: [{ article: times() }, { article: invention() }] }))
    await desk.withdraw('Article', await idOf('article', times()))
    expect(await quoteNow(quote)).toMatchObject({ visibility: 'PUBLISHED' })
  })

  test('leaves a ruling that rests on something else too', async () => {
    await desk.ruling(renewal({ evidence: [{ article: times() }, { article: invention() }] }))
    await desk.withdraw('Article', await idOf('article', times()))
    expect(await statusOf('2024-06-01')).toMatchObject({ state: 'RENEWED' })
    expect((await statusOf('2024-06-01'))?.evidence).toHaveLength(1)
  })
})

describe('an outlet that retracts its article', () => {
  test('is an event in the world: the report counts until that day', async () => {
    const article = await idOf('article', times())
    await desk.ruling(renewal({ saidBy: null }))
    expect(await statusOf('2024-06-01')).toMatchObject({ state: 'RENEWED', authority: 'REPORTED', saidByName: 'The Fictional Times' })
    await desk.retractArticle(article, '2024-05-20')
    expect(await statusOf('2024-05-19')).toMatchObject({ state: 'RENEWED' })
    expect(await statusOf('2024-05-20')).toMatchObject({ state: null })
  })
})

describe('a retracted ruling', () => {
  test('is gone at every day for later record times, and cannot be retracted twice', async () => {
    const id = await desk.ruling(renewal())
    const known = await headTime()
    await desk.retractRuling(id)
    expect(await statusOf('2024-06-01')).toMatchObject({ state: null })
    expect(await statusOf('2024-06-01', known)).toMatchObject({ state: 'RENEWED' })
    await expect(desk.retractRuling(id)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a ruling', () => {
  test('without published evidence is refused', async () => {
    const quote = await desk.quote(hopefulQuote({ publish: false }))
    await expect(desk.ruling(renewal({ evidence: [{ quote }] }))).rejects.toMatchObject({ code: 'EVIDENCE_REQUIRED' })
  })

  test('may renew two seasons at once', async () => {
    const id = await desk.ruling(renewal({ seasons: [2, 3] }))
    const { versions } = await db.ruling.findUniqueOrThrow({ where: { id }, include: { versions: { include: { installments: true } } } })
    expect(versions[0]?.installments).toHaveLength(2)
  })

  test('of a platform that a person speaks for is official', async () => {
    await desk.ruling(renewal({ saidBy: 'tobias-fenn', onBehalfOf: 'lantern' }))
    expect(await statusOf('2024-06-01')).toMatchObject({ authority: 'OFFICIAL', saidByName: 'Tobias Fenn' })
  })

  test('of a platform that does not show it is a rumour, and says so', async () => {
    const { result, warnings } = await edit((c) => recordRuling(c, renewal({ saidBy: 'quillstream' })))
    expect(warnings).toEqual([expect.stringContaining('Quillstream is no platform of this show on record')])
    expect(await statusOf('2024-06-01')).toMatchObject({ state: null, signals: [{ kind: 'RUMOUR' }] })
    await desk.correctRuling(result, { platforms: [{ platform: 'quillstream' }] })
    expect(await statusOf('2024-06-01')).toMatchObject({ state: 'RENEWED', authority: 'OFFICIAL' })
  })

  test('about the whole show can only end or cancel it', async () => {
    await expect(desk.ruling(renewal({ seasons: [] }))).rejects.toMatchObject({ argument: 'input.installments' })
    await desk.ruling(renewal({ seasons: [], state: 'CANCELLED' }))
    expect(await statusOf('2024-06-01')).toMatchObject({ state: 'CANCELLED', comingBack: 'NO' })
  })
})

describe('merging two records of one speaker', () => {
  test('moves what was said, keeps the past, and lets the old slug lead on', async () => {
    const double = await desk.speaker({ slug: 'm-quill', name: 'M. Quill' })
    const quote = await desk.quote(hopefulQuote({ speaker: 'm-quill' }))
    expect((await quoteNow(quote)).stances).toMatchObject([{ voice: 'OTHER' }])
    await desk.merge('m-quill', 'mara-quill')
    expect(await quoteNow(quote)).toMatchObject({ number: 2, speaker: { slug: 'mara-quill', aliases: ['M. Quill'] } })
    expect((await quoteNow(quote)).stances).toMatchObject([{ voice: 'CREATOR' }])
    expect(await statusOf('2024-06-01')).toMatchObject({ outlook: 'HOPEFUL' })
    const keys = await db.redirect.findMany({ where: { subjectType: 'Speaker' }, select: { key: true } })
    expect(keys.map(({ key }) => key).sort()).toEqual([double, 'm-quill'].sort())
    expect(await desk.quote(hopefulQuote({ speaker: 'm-quill', parts: [{ text: 'Again.' }] }))).toBeTruthy()
  })

  test('with itself, or of a person with a company, is refused', async () => {
    await expect(desk.merge('mara-quill', 'mara-quill')).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(desk.merge('lantern', 'mara-quill')).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
