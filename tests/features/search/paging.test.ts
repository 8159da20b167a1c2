import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { cursorOf } from '../../../src/graphql/cursors.ts'
import { publicId } from '../../../src/graphql/ids.ts'
import { testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'
import { aQuote, aShow, aSpeaker, anArticle, anEvent, anOrganisation } from '../../support/record.ts'
import { look } from './library.ts'
import { tie, world } from '../../graphql/two-worlds.ts'

let api: Api
beforeAll(async () => {
  api = await testApi()
  const show = await aShow('harbour-lights')
  await aSpeaker('harbour-master')
  await anOrganisation('harbour-press')
  await anEvent('harbour-day', '2024-05-04')
  const article = await anArticle('harbour-news', '2024-05-06', [show])
  for (let index = 1; index <= 25; index++) {
    const said = `2024-04-${String(index).padStart(2, '0')}`
    await aQuote(`the harbour was closed ${'again '.repeat(index % 4)}${index}`, { said, show, articles: [article] })
  }
  const open = await world('public', 'PUBLISHED')
  for (const visibility of ['DRAFT', 'WITHDRAWN']) {
    const name = `hidden-${visibility.toLowerCase()}`
    const shut = await world(name, visibility)
    await tie(open, shut, name)
  }
}, 60_000)
afterAll(() => api.close())

describe('Page after page of a search', () => {
  test.each([1, 4, 7, 100])('by %i, forward and backward, gives everything once in one order', async (size) => {
    const whole = (await look(api, 'harbour', { first: 100 })).ids
    expect(new Set(whole).size).toBe(30)
    const [forward, backward]: string[][] = [[], []]
    for (let after: string | null = null, more = true; more;) {
      const { ids, search } = await look(api, 'harbour', { first: size, after })
      expect(search).toMatchObject({ totalCount: 30, pageInfo: { hasPreviousPage: after !== null } })
      forward?.push(...ids)
      ;[after, more] = [search.pageInfo.endCursor, search.pageInfo.hasNextPage]
    }
    for (let before: string | null = null, more = true; more;) {
      const { ids, search } = await look(api, 'harbour', { last: size, before })
      expect(search.pageInfo.hasNextPage).toBe(before !== null)
      backward?.unshift(...ids)
      ;[before, more] = [search.pageInfo.startCursor, search.pageInfo.hasPreviousPage]
    }
    expect(forward).toEqual(whole)
    expect(backward).toEqual(whole)
  })

  test('goes on from where it was when something before it is gone', async () => {
    const first = await look(api, 'closed', { first: 5 })
    const last = atob(first.ids[4] ?? '').slice('Quote:'.length)
    const all = (await look(api, 'closed', { first: 100 })).ids
    await api.database.script(`DELETE FROM search_documents WHERE record_id = '${last}'`)
    const next = await look(api, 'closed', { first: 100, after: first.search.pageInfo.endCursor })
    await api.database.script('SELECT search_rebuild()')
    expect(next.ids).toEqual(all.slice(5))
  })

  test('takes no cursor of another text, kind, filter or connection, and none made by hand', async () => {
    const after: string = (await look(api, 'harbour', { first: 1 })).search.pageInfo.endCursor
    const family = { name: 'search', order: 'desc' } as const
    for (const [text, more] of [
      ['closed', { after }],
      ['harbour', { after, kinds: ['QUOTE'] }],
      ['harbour', { after, filter: { language: 'en' } }],
      ['harbour', { after: cursorOf({ ...family, name: 'articles' }, 'x') }],
      ['harbour', { after: cursorOf(family, 'x') }],
      ['harbour', { after: cursorOf(family, `${'0'.repeat(16)}|SHOW|' OR 1=1 --|1|x`) }]
    ] as [string, object][]) {
      const { errors } = await look(api, text, more)
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_CURSOR', argument: 'after' })
    }
  })

  test('says nothing of how well anything matched', async () => {
    const { search } = await look(api, 'harbour', { first: 3 })
    const cursors = (search.edges as { cursor: string }[]).map(({ cursor }) => Buffer.from(cursor, 'base64url').toString())
    for (const cursor of cursors) expect(cursor).toMatch(/^v1:search:desc:[0-9a-f]{16}\|[A-Z]+\|[0-9a-f-]{36}\|\d+\|/)
  })
})

describe('Readers find nothing of drafts and of what was withdrawn', () => {
  test('by its words, nor by what is tied to it', async () => {
    for (const text of ['hidden', 'draft', 'withdrawn', '"hidden draft show"', 'hiden', 'hidden or public']) {
      const answer = await look(api, text, { first: 100 })
      expect(answer.errors).toBeUndefined()
      expect(JSON.stringify(answer.data)).not.toMatch(/hidden/i)
      expect(answer.found.filter((name) => !/public/.test(name))).toEqual([])
    }
  })

  test('narrowed to a hidden show or speaker', async () => {
    const [show, speaker] = await Promise.all([
      db.show.findUniqueOrThrow({ where: { slug: 'hidden-draft-show' } }),
      db.speaker.findUniqueOrThrow({ where: { slug: 'hidden-withdrawn-speaker' } })
    ])
    for (const filter of [{ shows: [publicId('Show', show.id)] }, { speakers: [publicId('Speaker', speaker.id)] }]) {
      expect((await look(api, 'public', { filter })).search.totalCount).toBe(0)
    }
  })
})
