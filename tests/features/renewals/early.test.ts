import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { earlyWarning } from '../../../src/features/renewals/rules.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { mutationOf } from '../../support/mutations.ts'
import { openNewsroom } from '../../support/newsroom.ts'

let api: Api
beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
  await db.show.update({ where: { slug: 'the-tide-tables' }, data: { firstYear: 2021 } })
})
afterAll(() => api.close())

const record = async (changes: object) => {
  const input = { show: 'the-tide-tables', seasons: [3], state: 'CANCELLED', effective: { edtf: '2024-05-06' }, evidence: [{ article: 'times-may' }], ...changes }
  const query = mutationOf('recordRuling', 'ruling { installments { number } } change { warnings }')
  return (await api.ask(query, { input }, { authorization: `Bearer ${TEST_KEY}` })).data.recordRuling
}

describe('a ruling dated before its show existed', () => {
  test('is recorded, with a warning', async () => {
    const { change } = await record({ effective: { edtf: '2012' } })
    expect(change.warnings).toEqual(['The ruling is dated 2012, before the show began in 2021: check the date, and that it is about this show.'])
  })

  test.each([
    ['the usual course of a first season', 'ORDERED', 2019, false],
    ['a renewal of what was not there', 'RENEWED', 2020, true],
    ['an order long before', 'ORDERED', 2001, true],
    ['the year it began', 'CANCELLED', 2021, false]
  ] as const)('%s', (_name, state, year, expected) => {
    expect(earlyWarning(state, year, 2021) !== null).toBe(expected)
  })
})

test('one announcement renews two seasons', async () => {
  const { ruling } = await record({ seasons: [2, 3], state: 'RENEWED' })
  expect(ruling.installments).toEqual([{ number: 2 }, { number: 3 }])
})
