import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { isUnionType, getNamedType } from 'graphql'
import type { GraphQLField, GraphQLUnionType } from 'graphql'
import { VERBS } from '../../src/features/auth/policy.ts'
import { PROBLEMS } from '../../src/graphql/errors.ts'
import { schema } from '../../src/graphql/schema.ts'

const DOCS = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8')
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
const nameOf = ({ name }: GraphQLField<unknown, unknown>) => name.slice(0, 1).toUpperCase() + name.slice(1)
const resultOf = (field: GraphQLField<unknown, unknown>) => getNamedType(field.type) as GraphQLUnionType

describe.each(mutations.map((field) => [field.name, field] as const))('%s', (verb, field) => {
  const declared = field.extensions['greenlit'] as { needs?: string; problems?: string[] } | undefined

  test('says which verb of the policy it needs', () => {
    expect(VERBS).toContain(declared?.needs)
  })

  test('is asked for with one input of its own', () => {
    const input = field.args.find(({ name }) => name === 'input')
    expect(String(input?.type)).toBe(`${nameOf(field)}Input!`)
  })

  test('is answered with what was made, or with one of the problems it declares, and nothing else', () => {
    expect(String(field.type)).toBe(`${nameOf(field)}Result!`)
    expect(isUnionType(resultOf(field))).toBe(true)
    const problems = Object.entries(PROBLEMS).flatMap(([code, { type }]) => (declared?.problems?.includes(code) ? [type] : []))
    expect(problems).toHaveLength(declared?.problems?.length ?? 0)
    const types = resultOf(field).getTypes()
    expect(types.map(({ name }) => name).toSorted()).toEqual([`${nameOf(field)}Payload`, ...problems].toSorted())
    for (const type of types) {
      const isProblem = type.getInterfaces().some(({ name }) => name === 'Problem')
      expect([type.name, isProblem]).toEqual([type.name, type.name !== `${nameOf(field)}Payload`])
    }
  })

  test('can be sent again under a key, unless its answer is a secret that is kept nowhere', () => {
    const takesKey = field.args.some(({ name }) => name === 'idempotencyKey')
    expect([takesKey, declared?.problems?.includes('IDEMPOTENCY_MISMATCH')]).toEqual(Array(2).fill(verb !== 'createApiKey'))
  })

  test('gives a receipt of the change', () => {
    const payload = resultOf(field).getTypes().find(({ name }) => name === `${nameOf(field)}Payload`)
    expect(String(payload?.getFields()['change']?.type)).toBe('ChangeReceipt!')
  })

  test('is described with an example of itself', () => {
    expect(field.description).toMatch(new RegExp(`Example: \`${verb}\\(input`))
  })
})

describe('A problem', () => {
  test.each(Object.entries(PROBLEMS))('%s is in the docs, with what it means and what to do', (code, { meaning, remedy }) => {
    expect(DOCS).toMatch(new RegExp(`^### ${code}$`, 'm'))
    expect(DOCS).toContain(meaning)
    expect(DOCS).toContain(remedy)
    expect(meaning).toMatch(/\w.*\.$/s)
  })

  test('has a code for each type that says so in the schema, and the other way round', () => {
    const problem = schema.getType('Problem')
    const types = problem && 'getInterfaces' in problem ? schema.getImplementations(problem as never).objects.map(({ name }) => name) : []
    expect(types.toSorted()).toEqual(Object.values(PROBLEMS).map(({ type }) => type).toSorted())
  })
})
