import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publicId } from '../../src/graphql/ids.ts'
import type { Role } from '../../src/graphql/viewer.ts'
import { ROLES } from '../../src/graphql/viewer.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { headersOf } from '../support/keys.ts'
import { desk, hopefulQuote, openNewsroom } from '../support/newsroom.ts'
import { aShow } from '../support/record.ts'

let api: Api
const keys = {} as Record<Role, Record<string, string>>
const ids = { draft: '', withdrawn: '' }

beforeAll(async () => {
  api = await testApi()
  await openNewsroom()
  for (const role of ROLES) keys[role] = await headersOf(role)
  await desk.quote(hopefulQuote())
  ids.draft = await desk.quote(hopefulQuote({ parts: [{ text: 'A draft nobody knows of.' }], publish: false }))
  ids.withdrawn = await desk.quote(hopefulQuote({ parts: [{ text: 'Withdrawn words they were.' }] }))
  await desk.withdraw('Quote', ids.withdrawn)
  await aShow('a-show-in-the-drawer', { visibility: 'DRAFT' })
})

afterAll(() => api.close())

const READ = `{
  quoteTimeline { totalCount nodes { visibility text knownFrom } }
  show(by: { slug: "the-tide-tables" }) { quoteTimeline { totalCount nodes { visibility } } }
  search(text: "nobody withdrawn") { totalCount }
  viewer { perspective }
}`

/** Which states of quotes a request sees, newest first; null where it is refused. */
async function seen(role: Role, directive: string) {
  const { data, errors } = await api.ask(`query ${directive} ${READ}`, {}, keys[role])
  if (errors) return errors[0]?.extensions['role'] ?? errors
  const states = (connection: { nodes: { visibility: string }[] }) => connection.nodes.map(({ visibility }) => visibility).toSorted()
  expect(data.quoteTimeline.totalCount).toBe(data.quoteTimeline.nodes.length)
  expect(states(data.show.quoteTimeline)).toEqual(states(data.quoteTimeline))
  return states(data.quoteTimeline)
}

describe('A perspective', () => {
  test.each([
    ['', [['PUBLISHED'], ['PUBLISHED'], ['PUBLISHED'], ['PUBLISHED']]],
    ['@perspective(see: PUBLISHED)', [['PUBLISHED'], ['PUBLISHED'], ['PUBLISHED'], ['PUBLISHED']]],
    ['@perspective', ['CONTRIBUTOR', ['DRAFT', 'PUBLISHED'], ['DRAFT', 'PUBLISHED'], ['DRAFT', 'PUBLISHED']]],
    ['@perspective(see: DRAFTS)', ['CONTRIBUTOR', ['DRAFT', 'PUBLISHED'], ['DRAFT', 'PUBLISHED'], ['DRAFT', 'PUBLISHED']]],
    ['@perspective(see: EVERYTHING)', ['EDITOR', 'EDITOR', ['DRAFT', 'PUBLISHED', 'WITHDRAWN'], ['DRAFT', 'PUBLISHED', 'WITHDRAWN']]]
  ])('"%s" shows readers, contributors, editors and admins what they may see', async (directive, expected) => {
    const answers: unknown[] = []
    for (const role of ROLES) answers.push(await seen(role, directive))
    expect(answers).toEqual(expected)
  })

  test('may be a variable, with a default too', async () => {
    const ask = (variables: object, fallback = '') =>
      api.ask(`query ($see: Perspective! ${fallback}) @perspective(see: $see) { viewer { perspective } }`, variables, keys.editor)
    expect((await ask({ see: 'EVERYTHING' })).data).toEqual({ viewer: { perspective: 'EVERYTHING' } })
    expect((await ask({}, '= DRAFTS')).data).toEqual({ viewer: { perspective: 'DRAFTS' } })
    expect((await ask({ see: 'SOME' })).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_ARGUMENT' })
    expect((await ask({})).errors).toHaveLength(1)
  })

  test('belongs to the whole operation: on a field it is no directive of this API', async () => {
    const { errors } = await api.ask('{ viewer @perspective { name } }', {}, keys.editor)
    expect(errors?.[0]?.message).toContain('may not be used on FIELD')
  })

  test('is that of the operation that is run, whatever others in the document ask for', async () => {
    const body = JSON.stringify({ query: 'query A { viewer { perspective } } query B @perspective { viewer { perspective } }', operationName: 'A' })
    const answer = await api.fetch('/graphql', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(await answer.json()).toMatchObject({ data: { viewer: { perspective: 'PUBLISHED' } } })
  })

  test('reaches what is found by id and by search, and past moments never', async () => {
    const id = publicId('Quote', ids.draft)
    const query = `query ($id: ID!) @perspective { node(id: $id) { ... on Quote { visibility knownFrom } } search(text: "draft nobody knows") { totalCount nodes { record { ... on Quote { text } } } }
      past: quoteTimeline(knownAt: "2030-01-01T00:00:00Z") { nodes { visibility } } }`
    const { data } = await api.ask(query, { id }, keys.contributor)
    expect(data).toEqual({
      node: { visibility: 'DRAFT', knownFrom: null },
      search: { totalCount: 1, nodes: [{ record: { text: 'A draft nobody knows of.' } }] },
      past: { nodes: [{ visibility: 'PUBLISHED' }] }
    })
    expect((await api.ask(query.replace('@perspective', ''), { id })).data).toEqual({ node: null, search: { totalCount: 0, nodes: [] }, past: { nodes: [{ visibility: 'PUBLISHED' }] } })
  })

  test('a cursor of one search goes on in no other', async () => {
    const query = (see: string) => `query ($after: String) @perspective(see: ${see}) { search(text: "Quill", first: 1, after: $after) { pageInfo { endCursor } } }`
    const { data } = await api.ask(query('DRAFTS'), {}, keys.editor)
    const { errors } = await api.ask(query('EVERYTHING'), { after: data.search.pageInfo.endCursor }, keys.editor)
    expect(errors?.[0]?.extensions['code']).toBe('BAD_CURSOR')
  })

  test('shows a show that is a draft, which has no status, on the board nor in itself', async () => {
    const { data, errors } = await api.ask('query @perspective(see: EVERYTHING) { show(by: { slug: "a-show-in-the-drawer" }) { visibility renewalStatus { state } } renewalBoard { totalCount } }', {}, keys.editor)
    expect(errors).toBeUndefined()
    expect(data.show).toEqual({ visibility: 'DRAFT', renewalStatus: null })
    expect(data.renewalBoard).toEqual((await api.ask('{ renewalBoard { totalCount } }')).data.renewalBoard)
  })

  test('is kept by nothing between, as no answer to a key is', async () => {
    const kept = async (headers: Record<string, string>) => (await api.fetch('/graphql?query={viewer{role}}', { headers })).headers.get('cache-control')
    expect(await kept({})).toBe('public, max-age=10')
    for (const role of ROLES.slice(1)) expect(await kept(keys[role])).toBe('private, no-store')
    expect(await kept({ authorization: 'Bearer wrong' })).toBe('private, no-store')
  })
})
