import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { publicId } from '../../../src/graphql/ids.ts'
import { testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'
import { aChange, aShow, aSpeaker, anArticle, anInstallment, anOrganisation } from '../../support/record.ts'

let api: Api
let heartstopper: { id: string; title: string }

beforeAll(async () => {
  api = await testApi()
  heartstopper = await aShow('heartstopper', {
    externalIds: {
      create: [
        { source: 'IMDB', value: 'tt1' },
        { source: 'TVMAZE', value: '7' }
      ]
    }
  })
  const other = await aShow('sherwood')
  for (const name of ['alpha', 'beta', 'gamma']) await aShow(name, { genres: ['Drama'] })
  for (let index = 0; index < 30; index += 1)
    await anArticle(`article-${index}`, `2025-01-${String(index + 1).padStart(2, '0')}`, [heartstopper])
  const netflix = await anOrganisation('netflix', { roles: ['PLATFORM'] })
  const season = await anInstallment(other, 1)
  await db.installmentPlatform.create({
    data: { id: randomUUID(), installmentId: season.id, organisationId: netflix.id, position: 0 }
  })
  const changeId = await aChange()
  const kept = await aSpeaker('alice')
  const merged = await aSpeaker('a-oseman', { visibility: 'WITHDRAWN', mergedIntoId: kept.id })
  await db.redirect.createMany({
    data: [
      { subjectType: 'Show', key: 'heart-stopper', targetId: heartstopper.id, changeId },
      { subjectType: 'Speaker', key: merged.id, targetId: kept.id, changeId },
      { subjectType: 'Speaker', key: 'a-oseman', targetId: kept.id, changeId }
    ]
  })
})

afterAll(() => api.close())

describe('A show', () => {
  test.each([
    ['its slug', { slug: 'heartstopper' }],
    ['an old slug', { slug: 'heart-stopper' }],
    ['an id in a public source', { imdb: 'tt1' }]
  ])('is found by %s', async (_way, by) => {
    const { data } = await api.ask('query ($by: ShowBy!) { show(by: $by) { title externalIds { source value } } }', {
      by
    })
    expect(data.show).toEqual({
      title: 'heartstopper',
      externalIds: [
        { source: 'IMDB', value: 'tt1' },
        { source: 'TVMAZE', value: '7' }
      ]
    })
  })

  test('is found by its id, in one statement', async () => {
    const id = publicId('Show', heartstopper.id)
    const { data, statements } = await api.ask('query ($id: ID!) { show(by: { id: $id }) { id } }', { id })
    expect(data.show).toEqual({ id })
    expect(statements).toHaveLength(1)
  })

  test('that is unknown is null and no error', async () => {
    const { data, errors } = await api.ask(
      '{ a: show(by: { slug: "nobody" }) { id } b: show(by: { tmdb: "1" }) { id } }'
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({ a: null, b: null })
  })

  test('is named in exactly one way', async () => {
    for (const by of [{}, { slug: 'a', imdb: 'b' }]) {
      const { errors } = await api.ask('query ($by: ShowBy!) { show(by: $by) { id } }', { by })
      expect(errors?.[0]?.extensions).toMatchObject({ argument: 'by' })
    }
  })
})

describe('A watchlist', () => {
  test('keeps its order, repeats what is named twice and has null for the unknown, in one statement, or two by the reference path', async () => {
    const by = [
      { tvmaze: '7' },
      { slug: 'nobody' },
      { slug: 'alpha' },
      { id: publicId('Show', randomUUID()) },
      { imdb: 'tt1' }
    ]
    const query = 'query ($by: [ShowBy!]!) { showsBy(by: $by) { title } }'
    const { data, statements } = await api.ask(query, { by })
    expect(data.showsBy).toEqual([{ title: 'heartstopper' }, null, { title: 'alpha' }, null, { title: 'heartstopper' }])
    expect(statements).toHaveLength(1)
    expect((await api.askReference(query, { by })).statements).toHaveLength(2)
  })

  test('of more than a hundred names is refused', async () => {
    const by = Array.from({ length: 101 }, (_, index) => ({ slug: `show-${index}` }))
    const { errors } = await api.ask('query ($by: [ShowBy!]!) { showsBy(by: $by) { title } }', { by })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_ARGUMENT', argument: 'by' })
  })
})

describe('The list of shows', () => {
  test('goes by title, forward and backward, and is counted only when asked', async () => {
    const query =
      'query ($first: Int, $after: String, $last: Int) { shows(first: $first, after: $after, last: $last) { nodes { ' +
      'title } pageInfo { endCursor hasNextPage hasPreviousPage } } }'
    const first = await api.ask(query, { first: 2 })
    expect(first.data.shows.nodes).toEqual([{ title: 'alpha' }, { title: 'beta' }])
    expect(first.data.shows.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const next = await api.ask(query, { first: 2, after: first.data.shows.pageInfo.endCursor })
    expect(next.data.shows.nodes).toEqual([{ title: 'gamma' }, { title: 'heartstopper' }])
    expect(next.statements).toHaveLength(1)
    const last = await api.ask(query, { last: 2 })
    expect(last.data.shows.nodes).toEqual([{ title: 'heartstopper' }, { title: 'sherwood' }])
    const counting = '{ shows(filter: { genres: ["Drama"] }, first: 1) { totalCount nodes { title } } }'
    const counted = await api.ask(counting)
    expect(counted.data.shows).toEqual({ totalCount: 3, nodes: [{ title: 'alpha' }] })
    expect(counted.statements).toHaveLength(1)
    expect((await api.askReference(counting)).statements).toHaveLength(2)
  })

  test('is narrowed by the platform of an installment', async () => {
    const { data } = await api.ask('{ organisation(by: { slug: "netflix" }) { id } }')
    const query =
      'query ($ids: [ID!]) { shows(filter: { platforms: $ids }) { nodes { title installments { platforms { platform ' +
      '{ name } territory } } } } }'
    const narrowed = await api.ask(query, { ids: [data.organisation.id] })
    expect(narrowed.data.shows.nodes).toEqual([
      { title: 'sherwood', installments: [{ platforms: [{ platform: { name: 'netflix' }, territory: null }] }] }
    ])
    expect(narrowed.statements).toHaveLength(1)
  })
})

describe('The articles of a show', () => {
  const query = `query ($last: Int, $before: String, $first: Int, $after: String) {
    shows { nodes { title articles(last: $last, before: $before, first: $first, after: $after) {
      totalCount nodes { headline } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`

  test('come newest first with all shows in one statement, counts included', async () => {
    const { data, statements } = await api.ask(query, { first: 3 })
    const { articles } = data.shows.nodes.find(({ title }: { title: string }) => title === 'heartstopper')
    expect(articles.nodes.map(({ headline }: { headline: string }) => headline)).toEqual([
      'article-29',
      'article-28',
      'article-27'
    ])
    expect(articles).toMatchObject({ totalCount: 30, pageInfo: { hasNextPage: true, hasPreviousPage: false } })
    expect(statements).toHaveLength(1)
  })

  test('are read backward from a cursor', async () => {
    const show = (answer: typeof start) =>
      answer.data.shows.nodes.find(({ title }: { title: string }) => title === 'heartstopper').articles
    const start = await api.ask(query, { first: 5 })
    const back = await api.ask(query, { last: 2, before: show(start).pageInfo.endCursor })
    expect(show(back).nodes).toEqual([{ headline: 'article-27' }, { headline: 'article-26' }])
    expect(show(back).pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
  })

  test('asked for twice under other names do not mix', async () => {
    const { data } = await api.ask(
      '{ show(by: { slug: "heartstopper" }) { a: articles(first: 1) { nodes { headline } } b: articles(last: 1) { ' +
        'nodes { headline } } } }'
    )
    expect(data.show).toEqual({ a: { nodes: [{ headline: 'article-29' }] }, b: { nodes: [{ headline: 'article-0' }] } })
  })

  test('with bad paging fail alone, at their own place', async () => {
    const { data, errors } = await api.ask(
      '{ show(by: { slug: "heartstopper" }) { title articles(first: -1) { nodes { headline } } } }'
    )
    expect(data).toEqual({ show: null })
    expect(errors).toMatchObject([{ path: ['show', 'articles'], extensions: { code: 'BAD_PAGE', argument: 'first' } }])
  })
})

describe('A speaker merged into another', () => {
  test.each(['a-oseman'])('is found by the old slug %s', async (slug) => {
    const { data } = await api.ask('query ($slug: String!) { speaker(by: { slug: $slug }) { name } }', { slug })
    expect(data.speaker).toEqual({ name: 'alice' })
  })

  test('is found by the old id, also as a node', async () => {
    const merged = await db.speaker.findUniqueOrThrow({ where: { slug: 'a-oseman' } })
    const id = publicId('Speaker', merged.id)
    const query = 'query ($id: ID!) { speaker(by: { id: $id }) { name } node(id: $id) { ... on Speaker { name } } }'
    const { data } = await api.ask(query, { id })
    expect(data).toEqual({ speaker: { name: 'alice' }, node: { name: 'alice' } })
  })
})
