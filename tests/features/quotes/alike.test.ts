import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, db, useDatabase } from '../../../src/database/client.ts'
import { addCitation } from '../../../src/features/quotes/cite.ts'
import { testDatabase } from '../../support/database.ts'
import { desk, edit, hopefulQuote, logAfter, openNewsroom, quoteNow } from '../../support/newsroom.ts'

const WHOLE = 'The tide comes in twice a day, and twice a day we ask them, and nobody has an answer.'

let database: Database
let whole: string
const says = (text: string, changes: object = {}) => hopefulQuote({ parts: [{ text }], stances: [], ...changes })

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openNewsroom()
  whole = await desk.quote(says(WHOLE))
})
afterAll(() => database.close())

describe('words that are nearly on record already', () => {
  test.each([
    ['a shorter cut', 'Twice a day we ask them'],
    ['a cut with an ellipsis', '“The tide comes in … and nobody has an answer”'],
    ['other spelling', 'The tide comes in twice a day; and twice a day we asked them, and no body has an answer'],
    ['more of the same', `${WHOLE} Not even the gulls.`]
  ])('are offered instead of recorded: %s', async (_name, text) => {
    const before = await db.quote.count()
    await expect(desk.quote(says(text))).rejects.toMatchObject({
      name: 'DuplicateQuote',
      candidates: [{ quoteId: whole, similarity: expect.any(Number) }]
    })
    expect(await db.quote.count()).toBe(before)
  })

  test.each([
    ['of another day', { said: '2023-01-01' }],
    ['of another speaker', { speaker: 'tobias-fenn' }],
    ['of nobody named', { speaker: null, attribution: 'a source' }],
    ['where the editor says that they are another utterance', { allowDuplicate: true }]
  ])('are recorded as another quote %s', async (_name, changes) => {
    expect(await desk.quote(says('Twice a day we ask them', changes))).not.toBe(whole)
  })

  test('are found in drafts too, and never in what was withdrawn', async () => {
    const draft = await desk.quote(says('Something that only the desk knows about yet.', { publish: false }))
    await expect(desk.quote(says('Something that only the desk knows about'))).rejects.toMatchObject({ candidates: [{ quoteId: draft }] })
    const gone = await desk.quote(says('Nobody should ever have printed this sentence.'))
    await desk.withdraw('Quote', gone)
    expect(await desk.quote(says('Nobody should ever have printed this'))).not.toBe(gone)
  })

  test('of two at once are recorded once', async () => {
    const outcomes = await Promise.allSettled(['at once', 'quickly', 'in haste', 'today'].map((how) => desk.quote(says(`All of us wrote this very sentence down ${how}`))))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('a citation added', () => {
  test('leaves the words, and is a version and an entry of its own', async () => {
    const { position } = await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })
    await edit((c) => addCitation(c, { quote: whole, citation: { article: 'invention-may', wording: 'Twice a day …' } }))
    const quote = await quoteNow(whole)
    expect(quote.text).toBe(WHOLE)
    expect(quote.citations).toMatchObject([{ wording: null }, { wording: 'Twice a day …' }])
    expect(await logAfter(position)).toMatchObject([{ kind: 'QUOTE', summary: expect.stringMatching(/^Printed again: Mara Quill/) }])
  })

  test('a second time changes nothing, and says so', async () => {
    const { result, head, warnings } = await edit((c) => addCitation(c, { quote: whole, citation: { article: 'invention-may', wording: 'Twice a day …' } }))
    expect([result, head, warnings.length]).toEqual([whole, null, 1])
  })

  test('can describe an article that is not on record yet', async () => {
    await edit((c) => addCitation(c, { quote: whole, citation: { articleNamed: { headline: 'Gulls', outletNamed: { name: 'Gull Gazette' } } } }))
    expect((await quoteNow(whole)).citations).toHaveLength(3)
    await expect(edit((c) => addCitation(c, { quote: whole, citation: { article: 'no-such' } }))).rejects.toMatchObject({ argument: 'input.citation.article' })
  })

  test('to a draft leaves it one, without a trace in the log', async () => {
    const draft = await desk.quote(says('A draft that two articles print, or so it seems.', { publish: false }))
    const { head } = await edit((c) => addCitation(c, { quote: draft, citation: { article: 'invention-may' } }))
    expect(head).toBeNull()
    expect(await quoteNow(draft)).toMatchObject({ visibility: 'DRAFT', citations: [{}, {}] })
  })
})
