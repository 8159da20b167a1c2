import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, useDatabase } from '../../src/database/client.ts'
import { createApiKey, revokeApiKey } from '../../src/features/auth/actions.ts'
import type { SubjectType } from '../../src/features/history/actions.ts'
import { cancelSchedule, publishDue, schedulePublish } from '../../src/features/publication/schedule.ts'
import { createShow, updateShow } from '../../src/features/shows/actions.ts'
import { ROLES } from '../../src/graphql/viewer.ts'
import type { Role } from '../../src/graphql/viewer.ts'
import { cursorOf } from '../../src/graphql/cursors.ts'
import { parseId } from '../../src/graphql/ids.ts'
import { aRecord } from '../access/records.ts'
import { testDatabase } from '../support/database.ts'
import { headersOf } from '../support/keys.ts'
import { UNLIMITED } from '../support/limits.ts'
import { desk, edit, hopefulQuote, openNewsroom, third } from '../support/newsroom.ts'
import { bothWays } from './both-ways.ts'
import { DESK } from './operations.ts'

const NOW = '2026-03-01T12:00:00.000Z'
const TYPES: readonly SubjectType[] = ['Show', 'Installment', 'Organisation', 'Speaker', 'Event', 'EventSeries', 'Article', 'Quote', 'Ruling']

let database: Database
const headers = {} as Record<Role, Record<string, string>>
const ask = bothWays(NOW, { limits: UNLIMITED })

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openNewsroom()
  await openLedger()
  for (const type of TYPES) {
    await aRecord(type, 'PUBLISHED', `a ${type}`)
    await aRecord(type, 'WITHDRAWN', `a withdrawn ${type}`)
    await wait(type, await aDraft(type), '2199-01-01T00:00:00Z')
  }
  await wait('Speaker', await aDraft('Speaker'), '2025-01-01T00:00:00Z')
  const resting = { show: third().show, seasons: [3], state: 'ON_HOLD', effective: '2024-05-06', saidBy: 'lantern', evidence: [{ article: 'a-draft' }], publish: false }
  await wait('Ruling', await desk.ruling(resting), '2025-01-01T00:00:00Z')
  await publishDue(new Date(NOW), () => {})
  const event = await aDraft('Event')
  await wait('Event', event, '2199-01-02T00:00:00Z')
  await edit((c) => cancelSchedule(c, { type: 'Event', id: event }))
  for (const role of ROLES) headers[role] = await headersOf(role)
  const { result } = await edit((c) => createApiKey(c, { name: 'of somebody who left', role: 'admin', expiresAt: new Date('2100-01-01T00:00:00Z') }))
  await edit((c) => revokeApiKey(c, { id: result.id }))
}, 240_000)

afterAll(() => database?.close())

/** A show with a past: made as a draft, changed in both states, naming what readers see and what they do not. */
async function openLedger(): Promise<void> {
  await desk.speaker({ slug: 'understudy', name: 'Secret Understudy', publish: false })
  await desk.speaker({ slug: 'm-quill', name: 'M. Quill' })
  await desk.article({ slug: 'a-draft', headline: 'Not yet', publish: false })
  const { result: id } = await edit((c) => createShow(c, { slug: 'ledger', title: 'Working Title', publish: false }))
  await edit((c) => updateShow(c, 'ledger', { title: 'Cloud Ledger', description: 'Of clouds.' }))
  await desk.publish('Show', id)
  const credits = [{ speaker: 'm-quill', role: 'CREATOR' }, { speaker: 'understudy', role: 'CAST', note: 'The "Stand-in"\\\n' }]
  await edit((c) => updateShow(c, 'ledger', { credits, lastYear: 2024, image: { url: 'https://img.example/a', alt: 'A\tledger', credit: null } }), 'Its makers are known.')
  await desk.unpublish('Show', id)
  await edit((c) => updateShow(c, 'ledger', { description: null, genres: ['Drama', 'null'] }))
  await desk.publish('Show', id)
  const parts = [{ text: `${'𝒳'.repeat(79)}, she said, and went on for longer than a name may be.` }]
  const quote = await desk.quote(hopefulQuote({ parts, speaker: 'm-quill' }))
  await desk.correctQuote(quote, { stances: [{ ...third(), subject: 'RENEWAL', value: 'CAUTIOUS' }] })
  const ruling = await desk.ruling({ show: third().show, seasons: [3], state: 'ON_HOLD', effective: '2024-05-06', evidence: [{ quote }] })
  await desk.correctRuling(ruling, { note: 'As corrected.' })
  await desk.merge('m-quill', 'mara-quill')
}

let drafts = 0
const aDraft = async (type: SubjectType): Promise<string> => parseId(await aRecord(type, 'DRAFT', `draft ${++drafts}`))?.key ?? ''

async function wait(type: SubjectType, id: string, at: string): Promise<void> {
  await edit((c) => schedulePublish(c, { type, id }, new Date(at)))
}

/** What is refused is told alike; all else is told by one statement. */
async function expectAlike(operation: Parameters<typeof ask>[0]): Promise<string> {
  const { compiled, reference, reason } = await ask(operation)
  expect({ answer: compiled, reason }).toEqual({ answer: reference, reason: reference.includes('"errors"') ? 'refused' : '' })
  return compiled
}

describe.each(ROLES)('Both paths tell the %s alike', (role) => {
  test.each(DESK)('$name', async (operation) => {
    await expectAlike({ ...operation, headers: headers[role] })
  })
})

describe.each(['DRAFTS', 'EVERYTHING'])('Both paths tell those who see %s alike', (see) => {
  const seeing = (query: string) => query.replace(/^(query(?:\([^{]*\))? )?\{/, (_all, head: string | undefined) => `${head ?? 'query '}@perspective(see: ${see}) {`)

  test.each(DESK)('$name', async ({ query, ...operation }) => {
    const answer = await expectAlike({ ...operation, query: seeing(query), headers: headers.admin })
    expect(answer).not.toContain('"errors"')
  })

  test('page by page in either direction', async () => {
    const page = 'edges { cursor node { number changes { field before after } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
    const asked = async (args: string) => JSON.parse(await expectAlike({ name: args, query: seeing(`{ show(by: { slug: "ledger" }) { history(${args}) { ${page} } } }`), headers: headers.admin })).data.show.history
    let cursor = (await asked('first: 2')).pageInfo.endCursor
    const seen: number[] = []
    for (let pages = 0; pages < 3; pages++) {
      await asked(`last: 2, before: "${cursor}"`)
      const { edges, pageInfo } = await asked(`first: 2, after: "${cursor}"`)
      seen.push(...edges.map(({ node }: { node: { number: number } }) => node.number))
      cursor = pageInfo.endCursor
    }
    expect(seen).toEqual([-4, -3, 2, 1, -2, -1])
  })
})

test('A place in a history that is not there, or not for those who ask, has nothing after it', async () => {
  for (const told of ['-1', '99', 'x', '99999999999']) {
    const cursor = cursorOf({ name: 'history', order: 'desc' }, told)
    for (const args of [`first: 2, after: "${cursor}"`, `last: 2, before: "${cursor}"`]) {
      const answer = await expectAlike({ name: told, query: `{ show(by: { slug: "ledger" }) { history(${args}) { nodes { number } pageInfo { hasNextPage hasPreviousPage } } } }` })
      expect(JSON.parse(answer).data.show.history.nodes).toEqual([])
    }
  }
})
