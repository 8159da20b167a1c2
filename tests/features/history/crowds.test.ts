import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { OPEN_TIME } from '../../../src/database/open.ts'
import { type Crowd, gather } from '../../support/crowd.ts'
import { type Api, testApi } from '../../support/graphql.ts'
import { hopefulQuote, openNewsroom } from '../../support/newsroom.ts'

let api: Api
let crowd: Crowd
beforeAll(async () => {
  api = await testApi()
  await openNewsroom()
  crowd = await gather(api)
})
afterAll(async () => {
  await crowd.close()
  await api.close()
})

const position = async () => (await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })).position

describe('A thousand retries of one change at once', () => {
  test('have one effect, and all are answered as the first', async () => {
    const { said, ...quote } = hopefulQuote()
    const variables = { input: { ...quote, said: { edtf: said } } }
    const before = await position()
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () =>
        crowd.ask(
          `mutation ($input: RecordQuoteInput!) {
            recordQuote(input: $input, idempotencyKey: "a thousand times") {
              ... on RecordQuotePayload { quote { id } change { id position replayed } } ... on Problem { code message }
            }
          }`,
          variables
        )
      )
    )
    const different = new Set(answers.map(({ recordQuote: { quote: one, change } }) => `${one.id} ${change.id} ${change.position}`))
    expect(different.size).toBe(1)
    expect(await db.quote.count()).toBe(1)
    expect(await db.change.count({ where: { action: 'recordQuote' } })).toBe(1)
    expect((await position()) - before).toBe(1n)
    // At most one answer was the first: it is lost where the server took too long to give it.
    expect(answers.filter(({ recordQuote }) => !recordQuote.change.replayed).length).toBeLessThanOrEqual(1)
    expect(crowd.refusals()).toBeGreaterThan(0)
  }, 300_000)
})

describe('Two hundred edits of one record at once', () => {
  const CORRECT = `mutation ($input: CorrectInput!, $key: String) {
    correct(input: $input, idempotencyKey: $key) {
      __typename ... on CorrectPayload { change { position } } ... on Conflict { expectedVersion currentVersion current { id ... on Quote { version } } changes { field before after } }
    }
  }`
  const aDraft = async (fields: object = {}) => {
    const { said: _said, ...input } = hopefulQuote({ parts: [{ text: 'Edited by many.' }], publish: false, ...fields })
    const { recordQuote } = await crowd.ask('mutation ($input: RecordQuoteInput!) { recordQuote(input: $input) { ... on RecordQuotePayload { quote { id version } } } }', { input })
    return recordQuote.quote as { id: string; version: number }
  }
  const now = async (id: string) => {
    const version = await db.quoteVersion.findFirstOrThrow({ where: { quoteId: atob(id).slice('Quote:'.length), knownTo: OPEN_TIME }, include: { citations: true } })
    return version
  }

  test('lose nothing: each field that was edited is as somebody left it, and each edit is a version', async () => {
    const { id } = await aDraft()
    const edits = [
      ...Array.from({ length: 50 }, (_, n) => ({ prompt: `Question ${n}` })),
      ...Array.from({ length: 50 }, (_, n) => ({ translation: `Translation ${n}` })),
      ...Array.from({ length: 50 }, (_, n) => ({ parts: [{ text: `Words ${n}` }] })),
      ...Array.from({ length: 50 }, (_, n) => ({ citations: [{ article: 'times-may', wording: `Wording ${n}` }] }))
    ]
    const answers = await Promise.all(edits.map((quote, n) => crowd.ask(CORRECT, { input: { id, reason: 'An edit.', quote }, key: `edit ${n}` })))
    expect(answers.filter(({ correct: { __typename: type } }) => type !== 'CorrectPayload')).toEqual([])
    const { prompt, translation, text, number, citations } = await now(id)
    expect([prompt, translation, text, citations[0]?.wording]).toEqual([
      ...[expect.stringMatching(/^Question \d+$/), expect.stringMatching(/^Translation \d+$/)],
      ...[expect.stringMatching(/^Words \d+$/), expect.stringMatching(/^Wording \d+$/)]
    ])
    expect(number).toBe(201)
    const revisions = await db.revision.findMany({ where: { subjectId: atob(id).slice('Quote:'.length) }, orderBy: { number: 'asc' } })
    const states = revisions.map(({ snapshot }) => snapshot as Record<string, unknown>)
    expect(states).toHaveLength(201)
    // Each was made on top of the one before: no two differ in more than the one field that was edited.
    const differing = states.slice(1).map((state, n) => Object.keys(state).filter((field) => !isDeepStrictEqual(state[field], states[n]?.[field])))
    expect(differing.filter((fields) => fields.length !== 1)).toEqual([])
  }, 300_000)

  test('of one version: exactly one is made, the others are told what stands now', async () => {
    const { id, version } = await aDraft({ parts: [{ text: 'Wanted by all.' }] })
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        crowd.ask(CORRECT, { input: { id, reason: 'An edit.', expectedVersion: version, quote: { prompt: `Mine, ${n}` } }, key: `mine ${n}` })
      )
    )
    const conflicts = answers.map(({ correct }) => correct).filter(({ __typename }) => __typename === 'Conflict')
    expect(conflicts).toHaveLength(199)
    expect(new Set(conflicts.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(conflicts[0]).toMatchObject({ expectedVersion: -1, currentVersion: -2, current: { id, version: -2 } })
    expect(conflicts[0].changes).toEqual([{ field: 'prompt', before: null, after: (await now(id)).prompt }])
    expect((await now(id)).number).toBe(2)
  }, 300_000)
})
