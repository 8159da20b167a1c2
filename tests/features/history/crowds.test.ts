import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
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
