import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, db, useDatabase } from '../../../src/database/client.ts'
import { isUniqueViolation } from '../../../src/database/failures.ts'
import { recordQuote } from '../../../src/features/quotes/actions.ts'
import { testDatabase } from '../../support/database.ts'
import { desk, edit, hopefulQuote, idOf, logAfter, openNewsroom, quoteNow } from '../../support/newsroom.ts'

let database: Database
let spoken = 0

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openNewsroom()
})
afterAll(() => database.close())

/** Words that nobody has said yet. */
const unsaid = (changes: object = {}) => hopefulQuote({ parts: [{ text: `Tide number ${++spoken} is coming in.` }], stances: [], ...changes })
const named = (name: string, more: object = {}) => ({ speaker: null, speakerNamed: { name, ...more } })
const printedIn = (articleNamed: object) => ({ citations: [{ articleNamed }] })
const counts = async () => [await db.speaker.count(), await db.event.count(), await db.organisation.count(), await db.article.count()]
const position = async () => (await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })).position

describe('a quote recorded by names', () => {
  test('makes what is not on record yet, in one change whose entries stand together', async () => {
    const before = await position()
    const { result, changeId } = await edit((c) =>
      recordQuote(
        c,
        unsaid({
          ...named('Ottoline Marsh', { description: 'Composer of the show' }),
          event: null,
          eventNamed: { name: 'Evening on the Quay', held: '2024-05-05', kind: 'RADIO' },
          ...printedIn({
            headline: 'The Music of the Tide',
            canonicalUrl: 'https://estuary-post.example/music/?utm_source=letter',
            published: '2024-05-07',
            outletNamed: { name: 'Estuary Post', domain: 'estuary-post.example' }
          })
        })
      )
    )
    expect((await logAfter(before)).map(({ kind }) => kind)).toEqual(['RECORD', 'EVENT', 'RECORD', 'ARTICLE', 'QUOTE'])
    expect(await db.updateEntry.count({ where: { changeId } })).toBe(5)
    const quote = await quoteNow(result)
    expect(quote.speaker).toMatchObject({ name: 'Ottoline Marsh', kind: 'PERSON', description: 'Composer of the show' })
    const article = await db.article.findUniqueOrThrow({ where: { slug: 'the-music-of-the-tide' }, include: { outlet: true, shows: true } })
    expect(article).toMatchObject({ canonicalUrl: 'https://estuary-post.example/music', outlet: { name: 'Estuary Post', roles: ['OUTLET'] } })
    expect(article.shows).toMatchObject([{ showId: await idOf('show', 'the-tide-tables') }])
  })

  test('makes nothing where all of it is on record already', async () => {
    const before = await counts()
    const id = await desk.quote(
      unsaid({
        ...named('OTTOLINE  MÄRSH'),
        event: null,
        eventNamed: { name: 'evening on the quay', held: '2024-05' },
        ...printedIn({ headline: 'Another headline, the same page', canonicalUrl: 'https://Estuary-Post.example/music?fbclid=IwAR1#top' })
      })
    )
    expect(await counts()).toEqual(before)
    expect((await quoteNow(id)).citations[0]?.articleId).toBe(await idOf('article', 'the-music-of-the-tide'))
  })

  test('finds a speaker by slug, alias, other case, accents, full-width letters and curly quotes', async () => {
    await desk.speaker({ slug: 'nils-oe', name: "Nils O'Érable", aliases: ['N. O.', '„Nisse“'] })
    const id = await idOf('speaker', 'nils-oe')
    for (const name of ['nils-oe', 'Nils O’Erable', 'NILS O`ÉRABLE', 'Ｎｉｌｓ O’Érable', 'N O', '"nisse"', "Nils O'E\u0301rable"]) {
      expect((await quoteNow(await desk.quote(unsaid(named(name))))).speakerId).toBe(id)
    }
  })

  test('finds the merged record by the name of the one that was given up', async () => {
    await desk.speaker({ slug: 'quill-m', name: 'M. R. Quill' })
    await desk.merge('quill-m', 'mara-quill')
    expect((await quoteNow(await desk.quote(unsaid(named('M. R. Quill'))))).speakerId).toBe(await idOf('speaker', 'mara-quill'))
  })

  test('never guesses between two people of one name: the refusal lists them', async () => {
    await desk.speaker({ slug: 'ada-pen', name: 'Ada Pen', description: 'Actor' })
    await desk.speaker({ slug: 'ada-pen-editor', name: 'Ada Pen', description: 'Editor' })
    const before = await counts()
    await expect(desk.quote(unsaid({ ...named('ada pen'), ...printedIn({ headline: 'Undecided' }) }))).rejects.toMatchObject({
      argument: 'input.speakerNamed.name',
      message: expect.stringContaining('ada-pen (Actor), ada-pen-editor (Editor)')
    })
    expect(await counts()).toEqual(before)
  })

  test('keeps two names apart that are made of signs only', async () => {
    const exclaiming = await quoteNow(await desk.quote(unsaid(named('!!!'))))
    const asking = await quoteNow(await desk.quote(unsaid(named('???'))))
    expect(asking.speakerId).not.toBe(exclaiming.speakerId)
    expect((await quoteNow(await desk.quote(unsaid(named('!!!'))))).speakerId).toBe(exclaiming.speakerId)
  })

  test('tells the festival of one year from that of the next', async () => {
    const held = async (date: string) => (await quoteNow(await desk.quote(unsaid({ event: null, eventNamed: { name: 'Harbour Festival', held: date } })))).eventId
    const first = await held('2024')
    expect(first).toBe((await db.event.findUniqueOrThrow({ where: { slug: 'harbour-festival' } })).id)
    const next = await held('2025-05-03')
    expect(next).not.toBe(first)
    expect(await held('2025-05')).toBe(next)
  })

  test('knows an outlet by its domain, whatever it is called there, and two of one name by theirs', async () => {
    const article = async (n: number, outletNamed: object) => {
      const id = await desk.quote(unsaid(printedIn({ headline: `Tide report ${n}`, outletNamed })))
      return (await db.article.findUniqueOrThrow({ where: { id: (await quoteNow(id)).citations[0]?.articleId ?? '' } })).outletId
    }
    const post = await article(1, { name: 'Estuary Post', domain: 'estuary-post.example' })
    expect(await article(2, { name: 'The Estuary Post Online', domain: 'www.estuary-post.example' })).toBe(post)
    expect(await article(3, { name: 'Estuary Post' })).toBe(post)
    expect(await article(4, { name: 'Estuary Post', domain: 'estuary-post.invalid' })).not.toBe(post)
  })

  test('knows an article without an address by headline, outlet and date, and says that it has none', async () => {
    const { warnings } = await edit((c) =>
      recordQuote(c, unsaid(printedIn({ headline: 'QUILL SPEAKS', outlet: 'the-fictional-times', published: '2024-05', canonicalUrl: 'https://t.example/q' })))
    )
    expect(warnings).toEqual(['"times-may" is on record without an address: correct it to give it https://t.example/q.'])
    const before = await db.article.count()
    await desk.quote(unsaid(printedIn({ headline: 'Quill speaks', outlet: 'daily-invention', published: '2024-05' })))
    await desk.quote(unsaid(printedIn({ headline: 'Quill speaks', outlet: 'the-fictional-times', published: '2024-06' })))
    expect(await db.article.count()).toBe(before + 2)
  })

  test('makes an article and its outlet once, where they print the quote in several places', async () => {
    const articleNamed = { headline: 'Once', outletNamed: { name: 'Only Outlet' } }
    const other = { headline: 'Twice', outletNamed: { name: 'Only Outlet' } }
    const before = await counts()
    const id = await desk.quote(unsaid({ citations: [{ articleNamed, place: 'HEADLINE' }, { articleNamed }, { articleNamed: other }] }))
    expect(await counts()).toEqual([before[0], before[1], Number(before[2]) + 1, Number(before[3]) + 2])
    expect(new Set((await quoteNow(id)).citations.map(({ articleId }) => articleId)).size).toBe(2)
  })

  test('as a draft makes drafts only, which no reader is told of', async () => {
    const before = await position()
    const id = await desk.quote(
      unsaid({ ...named('Quiet Newcomer'), event: null, eventNamed: { name: 'Quiet Evening' }, publish: false, ...printedIn({ headline: 'Quiet News', outletNamed: { name: 'Quiet Post' } }) })
    )
    const { speaker, eventId, citations } = await quoteNow(id)
    const article = await db.article.findUniqueOrThrow({ where: { id: citations[0]?.articleId ?? '' }, include: { outlet: true } })
    const event = await db.event.findUniqueOrThrow({ where: { id: eventId ?? '' } })
    expect([speaker, event, article, article.outlet].map((made) => made?.visibility)).toEqual(['DRAFT', 'DRAFT', 'DRAFT', 'DRAFT'])
    expect(await position()).toBe(before)
  })

  test('by ten at once makes the speaker and the article once', async () => {
    const before = await counts()
    const address = 'https://estuary-post.example/rush'
    await Promise.all(
      Array.from({ length: 10 }, () => edit((c) => recordQuote(c, unsaid({ ...named('Sudden Star'), ...printedIn({ headline: 'Rush', canonicalUrl: address }) }))))
    )
    expect(await counts()).toEqual([Number(before[0]) + 1, before[1], before[2], Number(before[3]) + 1])
  })
})

test('an article recorded with tracking parameters is the article without', async () => {
  await desk.article({ headline: 'Tracked', canonicalUrl: 'https://a.example/t/?utm_medium=x&id=7#part' })
  expect(await db.article.findUniqueOrThrow({ where: { slug: 'tracked' } })).toMatchObject({ canonicalUrl: 'https://a.example/t?id=7' })
  const again = await desk.article({ headline: 'Again', canonicalUrl: 'https://a.example/t?gclid=1&id=7' }).catch((error: unknown) => error)
  expect(isUniqueViolation(again)).toBe(true)
})

describe('a refusal names the argument', () => {
  const cases: Array<[string, object, string]> = [
    ['that is given twice over', { speakerNamed: { name: 'Mara Quill' } }, 'input.speaker'],
    ['of an event given twice over', { eventNamed: { name: 'Harbour Festival' } }, 'input.event'],
    ['of a citation without an article', { citations: [{ place: 'BODY' }] }, 'input.citations.0'],
    ['of a name that turns the direction of writing', { ...named('Mara \u202elliuQ') }, 'input.speakerNamed.name'],
    ['of an address with a password', printedIn({ headline: 'x', canonicalUrl: 'https://u:p@a.example' }), 'input.citations.0.articleNamed.canonicalUrl'],
    ['of an outlet that is not on record', printedIn({ headline: 'x', outlet: 'no-such' }), 'input.citations.0.articleNamed.outlet']
  ]
  test.each(cases)('%s', async (_name, changes, argument) => {
    await expect(desk.quote(unsaid(changes))).rejects.toMatchObject({ name: 'Refusal', argument })
  })
})
