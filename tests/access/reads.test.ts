import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getNamedType, isCompositeType, isObjectType } from 'graphql'
import { publicId } from '../../src/graphql/ids.ts'
import type { NodeType } from '../../src/graphql/ids.ts'
import { schema } from '../../src/graphql/schema.ts'
import { type Role, ROLES } from '../../src/graphql/viewer.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { headersOf } from '../support/keys.ts'
import { UNLIMITED } from '../support/limits.ts'
import { ANSWERS_TO_CHANGES, BY_ID, DESK_ONLY, KEYS_ONLY, NO_RECORDS, READS } from './reads.ts'
import { accessWorld, statesIn, type State } from './world.ts'

let api: Api
let ids: Record<State, Record<NodeType, string>>
const keys = {} as Record<Role, Record<string, string>>

beforeAll(async () => {
  api = await testApi(undefined, { limits: UNLIMITED })
  for (const role of ROLES) keys[role] = await headersOf(role)
  ids = await accessWorld()
}, 120_000)

afterAll(() => api.close())

/** Who asks, how, and which column of the table says what they see; a role: what they would need. */
const ASKERS: [role: Role, directive: string, column: 0 | 1 | 2 | 'CONTRIBUTOR' | 'EDITOR'][] = [
  ['reader', '', 0],
  ['contributor', '', 0],
  ['editor', '', 0],
  ['admin', '', 0],
  ['reader', '@perspective(see: DRAFTS)', 'CONTRIBUTOR'],
  ['contributor', '@perspective(see: DRAFTS)', 1],
  ['editor', '@perspective(see: DRAFTS)', 1],
  ['admin', '@perspective(see: DRAFTS)', 1],
  ['reader', '@perspective(see: EVERYTHING)', 'EDITOR'],
  ['contributor', '@perspective(see: EVERYTHING)', 'EDITOR'],
  ['editor', '@perspective(see: EVERYTHING)', 2],
  ['admin', '@perspective(see: EVERYTHING)', 2]
]

const FOUND = `fragment found on SearchResult {
  highlights { parts { text } }
  record { ... on Show { slug } ... on Speaker { slug } ... on Organisation { slug } ... on Event { slug } ... on Article { slug } ... on Quote { text } }
}`

/** Asks in everybody's name. What is refused is the role that would be needed. */
async function answersOf(selection: string, variables: object = {}, declared = '') {
  const told: unknown[] = []
  for (const [role, directive] of ASKERS) {
    const fragment = selection.includes('...found') ? FOUND : ''
    const { data, errors } = await api.ask(`query ${declared} ${directive} { ${selection} } ${fragment}`, variables, keys[role])
    told.push(errors ? (errors[0]?.extensions['role'] ?? errors) : data)
  }
  return told
}

const expected = (sees: readonly [string, string, string]) => ASKERS.map(([, , column]) => (typeof column === 'number' ? sees[column] : column))
const states = (answers: unknown[]) => answers.map((answer) => (typeof answer === 'string' || Array.isArray(answer) ? answer : statesIn(answer)))

/** Lists that are not as long as they say, at any depth. */
function miscounted(answer: unknown): unknown[] {
  if (typeof answer !== 'object' || answer === null) return []
  const own = 'totalCount' in answer && 'nodes' in answer && answer.totalCount !== (answer.nodes as unknown[]).length
  return [...(own ? [answer] : []), ...Object.values(answer).flatMap(miscounted)]
}

describe.each(READS.map((read) => [`${read.at.join(', ')}: ${read.ask.slice(0, 60)}`, read] as const))('%s', (_name, { ask, sees }) => {
  test('tells each role what it may see, and counts nothing else', async () => {
    const answers = await answersOf(ask)
    expect(states(answers)).toEqual(expected(sees))
    expect(miscounted(answers)).toEqual([])
  })
})

describe('By id', () => {
  const TYPES = ['Show', 'Installment', 'Organisation', 'Speaker', 'Event', 'Article', 'Quote', 'Ruling'] as const
  const SEEN: Record<State, [number, number, number]> = { PUBLISHED: [1, 1, 1], DRAFT: [0, 1, 1], WITHDRAWN: [0, 0, 1] }

  test.each(TYPES.flatMap((type) => (Object.keys(SEEN) as State[]).map((state) => [type, state] as const)))('a %s that is %s is found by those who may see it', async (type, state) => {
    const id = publicId(type, ids[state][type])
    const own = type === 'Quote' ? 'own: quote(id: $id) { id }' : type === 'Ruling' ? 'own: ruling(id: $id) { id }' : 'own: node(id: $id) { id }'
    const answers = await answersOf(`node(id: $id) { id } nodes(ids: [$id]) { id } ${own}`, { id }, '($id: ID!)')
    const found = ASKERS.map(([, , column]) => {
      if (typeof column !== 'number') return column
      const one = SEEN[state][column] ? { id } : null
      return { node: one, nodes: [one], own: one }
    })
    expect(answers).toEqual(found)
  })

  test('an entry of the log is found by everybody', async () => {
    const id = publicId('ShowUpdate', ids.PUBLISHED.ShowUpdate)
    const answers = await answersOf('node(id: $id) { id }', { id }, '($id: ID!)')
    expect(answers).toEqual(ASKERS.map(([, , column]) => (typeof column === 'number' ? { node: { id } } : column)))
  })
})

test('Page by page everybody sees what they see at once', async () => {
  for (const [role, directive, column] of ASKERS.filter(([, , column]) => typeof column === 'number')) {
    const ask = (paging: string) => api.ask(`query ${directive} { quoteTimeline(${paging}) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`, {}, keys[role])
    const whole = (await ask('first: 100')).data.quoteTimeline
    const seen: unknown[] = []
    for (let paging = 'first: 2'; paging !== '';) {
      const { nodes, pageInfo, totalCount } = (await ask(paging)).data.quoteTimeline
      expect(totalCount).toBe(whole.totalCount)
      seen.push(...nodes)
      paging = pageInfo.hasNextPage ? `first: 2, after: "${pageInfo.endCursor}"` : ''
    }
    expect([role, column, seen]).toEqual([role, column, whole.nodes])
  }
}, 120_000)

test('Every field that leads to records has a row in the table; a new one fails here until it has', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type === schema.getMutationType() || /^__|(Connection|Edge|Payload|PageInfo)$/.test(type.name)) return []
    return Object.values(type.getFields()).flatMap((field) => {
      const target = getNamedType(field.type)
      return isCompositeType(target) && target.name !== 'ImpreciseDate' ? [`${type.name}.${field.name}`] : []
    })
  })
  const listed = [...READS.flatMap(({ at }) => at), ...NO_RECORDS, ...BY_ID, ...ANSWERS_TO_CHANGES, ...DESK_ONLY, ...KEYS_ONLY]
  expect([...new Set(listed)].toSorted()).toEqual(fields.toSorted())
})
