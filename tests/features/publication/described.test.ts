import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CHECKS } from '../../../src/doctor/checks.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { mutationOf } from '../../support/mutations.ts'
import { openNewsroom } from '../../support/newsroom.ts'
import { replayDifferences } from '../../support/replay.ts'

let api: Api
beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
})
afterAll(() => api.close())

const KEY = { authorization: `Bearer ${TEST_KEY}` }
const CHANGE = 'change { position warnings }'

async function make(verb: string, input: object, payload = CHANGE) {
  const { data, errors } = await api.ask(mutationOf(verb, payload), { input }, KEY)
  expect([verb, errors]).toEqual([verb, undefined])
  return data[verb]
}

const REASON = 'The desk knows better now.'

/** Each kind of record: how it is made, and a change to it. */
const KINDS = [
  {
    type: 'Show', create: 'createShow', field: 'show', update: 'updateShow',
    input: { title: 'Cloud Ledger', genres: ['Drama'], credits: [{ speaker: 'mara-quill', role: 'CREATOR' }] },
    again: { title: 'The Cloud Ledger', externalIds: { imdb: 'tt0000001' } }, asked: 'title', shown: 'The Cloud Ledger'
  },
  {
    type: 'Installment', create: 'addInstallment', field: 'installment', update: 'updateInstallment',
    input: { show: 'the-tide-tables', kind: 'FILM', platforms: [{ platform: 'lantern' }] },
    again: { title: 'The Last Tide', platforms: [{ platform: 'quillstream', territory: 'GB' }] }, asked: 'title', shown: 'The Last Tide'
  },
  {
    type: 'Organisation', create: 'createOrganisation', field: 'organisation', update: 'updateOrganisation',
    input: { name: 'Paper Moon', roles: ['STUDIO'] }, again: { name: 'Paper Moon Pictures', domain: 'moon.example' }, asked: 'name', shown: 'Paper Moon Pictures'
  },
  {
    type: 'Speaker', create: 'createSpeaker', field: 'speaker', update: 'updateSpeaker',
    input: { name: 'Ada Inkwell' }, again: { name: 'Ada I. Inkwell', aliases: ['Ada Inkwell'] }, asked: 'name', shown: 'Ada I. Inkwell'
  },
  {
    type: 'Event', create: 'createEvent', field: 'event', update: 'updateEvent',
    input: { kind: 'PODCAST', name: 'Ebb, episode 4', series: 'Ebb', held: { edtf: '2024-05' }, participants: [{ speaker: 'mara-quill', role: 'GUEST' }] },
    again: { name: 'Ebb, episode 5', held: null }, asked: 'name', shown: 'Ebb, episode 5'
  },
  {
    type: 'EventSeries', create: 'createEventSeries', field: 'series', update: 'updateEventSeries',
    input: { kind: 'RADIO', name: 'Harbour Hour' }, again: { name: 'The Harbour Hour', organisation: 'daily-invention' }, asked: 'name', shown: 'The Harbour Hour'
  },
  {
    type: 'Article', create: 'recordArticle', field: 'article', update: 'updateArticle',
    input: { headline: 'Nothing is known', published: { edtf: '2024-05-20' }, shows: ['the-tide-tables'] },
    again: { headline: 'Something is known', tags: ['tides'], shows: [] }, asked: 'headline', shown: 'Something is known'
  }
] as const

describe.each(KINDS)('A $type', ({ type, create, field, update, input, again, asked, shown }) => {
  let id = ''
  const read = async () => (await api.ask(`query ($id: ID!) { node(id: $id) { ... on ${type} { ${asked} version } } }`, { id })).data.node

  test('is recorded as a draft that no reader sees and the log does not know', async () => {
    const made = await make(create, { ...input, publish: false }, `${field} { id version } ${CHANGE}`)
    expect(made).toMatchObject({ [field]: { version: -1 }, change: { position: null } })
    id = made[field].id
    expect(await read()).toBeNull()
  })

  test('is edited without a reason as long as it is one', async () => {
    const made = await make(update, { id, ...again, expectedVersion: -1 }, `${field} { ${asked} version } ${CHANGE}`)
    expect(made).toMatchObject({ [field]: { [asked]: shown, version: -2 }, change: { position: null } })
  })

  test('is published, and read as it now is', async () => {
    expect(await make('publish', { id })).toMatchObject({ change: { position: expect.any(Number) } })
    expect(await read()).toEqual({ [asked]: shown, version: 1 })
  })

  test('is changed only for a reason once it is published, and only from the version that stands', async () => {
    const wrong = { ...again, [asked]: 'Another name' }
    expect(await make(update, { id, ...wrong })).toMatchObject({ __typename: 'ValidationError', path: ['input', 'reason'] })
    expect(await make(update, { id, ...wrong, reason: REASON, expectedVersion: -2 })).toMatchObject({ __typename: 'Conflict', path: ['input', 'expectedVersion'] })
    expect(await make(update, { id, ...wrong, reason: REASON, expectedVersion: 1 })).toMatchObject({ change: { position: expect.any(Number) } })
    expect(await read()).toEqual({ [asked]: 'Another name', version: 2 })
  })

  test('that says all of it already is not changed', async () => {
    const same = await make(update, { id, [asked]: 'Another name', reason: REASON })
    expect(same.change).toEqual({ position: null, warnings: ['The record says all of this already: nothing has changed.'] })
  })

  test('goes back to an earlier state as a new one', async () => {
    expect(await make('restoreRevision', { id, revision: -2, reason: REASON })).toMatchObject({ change: { position: expect.any(Number) } })
    expect(await read()).toEqual({ [asked]: shown, version: 3 })
    expect(await make('restoreRevision', { id, revision: 99, reason: REASON })).toMatchObject({ __typename: 'NotFound', path: ['input', 'revision'] })
  })

  test('is withdrawn and restored, with the reason', async () => {
    await make('withdraw', { id, reason: REASON })
    expect(await read()).toBeNull()
    expect(await make(update, { id, ...again, reason: REASON })).toMatchObject({ __typename: 'Conflict' })
    expect(await make('publish', { id })).toMatchObject({ __typename: 'Conflict' })
    await make('restore', { id, reason: REASON })
    expect(await read()).toEqual({ [asked]: shown, version: 4 })
    expect(await make('restore', { id, reason: REASON })).toMatchObject({ __typename: 'Conflict' })
  })

  test('is made a draft again, and published again', async () => {
    expect(await make('unpublish', { id, reason: REASON })).toMatchObject({ __typename: 'UnpublishPayload' })
    expect(await read()).toBeNull()
    await make('publish', { id })
    expect(await read()).toEqual({ [asked]: shown, version: 5 })
  })
})

describe('After all of that', () => {
  test('the last revision of every record is what the record says', async () => {
    expect(await replayDifferences()).toEqual([])
  })

  test.each(CHECKS.map((check) => [check.name, check] as const))('%s', async (_name, check) => {
    expect(await check.run(api.database)).toEqual([])
  })

  test('nothing unexpected was reported', () => expect(api.reported).toEqual([]))
})
