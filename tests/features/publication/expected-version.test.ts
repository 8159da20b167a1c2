import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { aRecord } from '../../access/records.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { mutationOf } from '../../support/mutations.ts'
import { openNewsroom } from '../../support/newsroom.ts'

let api: Api
beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
})
afterAll(() => api.close())

const KEY = { authorization: `Bearer ${TEST_KEY}` }
const reason = 'A test of versions.'
const CONFLICT = '... on Conflict { expectedVersion currentVersion changes { field before after } current { id ... on Quote { version } ... on Ruling { version } ... on Article { version } } }'

/** A correction of each kind that says one thing, and how a diff calls the field. */
const CORRECTIONS = {
  Quote: { field: 'prompt', say: (text: string) => ({ quote: { prompt: text } }) },
  Ruling: { field: 'note', say: (text: string) => ({ ruling: { note: text } }) },
  Article: { field: 'summary', say: (text: string) => ({ article: { summary: text } }) }
} as const

const cases = (['Quote', 'Ruling', 'Article'] as const).flatMap((type) => [[type, 'PUBLISHED', 1, 2] as const, [type, 'DRAFT', -1, -2] as const])

describe.each(cases)('A correction of a %s that is %s', (type, state, first, second) => {
  const { field, say } = CORRECTIONS[type]
  const correct = async (id: string, expectedVersion: number | null, text: string) => {
    const query = mutationOf('correct', `change { position } record { id ... on ${type} { version } }`).replace('... on Problem {', `${CONFLICT} ... on Problem {`)
    return (await api.ask(query, { input: { id, reason, expectedVersion, ...say(text) } }, KEY)).data.correct
  }

  test('is made from the version that stands, and from no other, which it is told with all that differs', async () => {
    const id = await aRecord(type, state, `${type} ${state}`)
    const made = await correct(id, first, 'One.')
    expect(made).toMatchObject({ record: { id, version: second } })
    expect(made.change.position === null).toBe(state === 'DRAFT')
    expect(await correct(id, first, 'Other.')).toMatchObject({
      ...{ __typename: 'Conflict', expectedVersion: first, currentVersion: second, current: { id, version: second } },
      changes: [{ field, before: type === 'Ruling' ? `${type} ${state}` : null, after: 'One.' }]
    })
    // Neither the count of readers nor that of drafts is taken for the other.
    expect(await correct(id, -second, 'Other.')).toMatchObject({ __typename: 'Conflict', currentVersion: second })
    expect(await correct(id, 0, 'Other.')).toMatchObject({ __typename: 'ValidationError', path: ['input', 'expectedVersion'] })
    expect(await correct(id, second, 'Two.')).toMatchObject({ record: { version: second + Math.sign(second) } })
    expect(await correct(id, null, 'Three.')).toMatchObject({ record: { version: second + 2 * Math.sign(second) } })
  })

  test('that was made from a draft is stale once that is published', async () => {
    if (state !== 'DRAFT') return
    const id = await aRecord(type, state, `to be published ${type}`)
    await correct(id, -1, 'One.')
    await api.ask(mutationOf('publish'), { input: { id } }, KEY)
    expect(await correct(id, -2, 'Late.')).toMatchObject({ __typename: 'Conflict', expectedVersion: -2, currentVersion: 1 })
    expect(await correct(id, 1, 'In time.')).toMatchObject({ record: { version: 2 } })
  })
})
