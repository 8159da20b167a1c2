import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, validateSchema } from 'graphql'
import type { GraphQLNamedType } from 'graphql'
import { ERROR_CODES } from '../../src/graphql/errors.ts'
import { printSDL, schema } from '../../src/graphql/schema.ts'

const ROOT = join(import.meta.dirname, '../..')

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !isBuiltIn(name))

function isBuiltIn(name: string) {
  return ['String', 'ID', 'Int', 'Boolean'].includes(name)
}

/** Everything in the schema that a reader sees, by its path, with its description. */
function described(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined][] = [[type.name, type.description]]
  if (isEnumType(type))
    return [
      ...own,
      ...type
        .getValues()
        .map((value): [string, string | null | undefined] => [`${type.name}.${value.name}`, value.description])
    ]
  if (isInputObjectType(type)) {
    return [
      ...own,
      ...Object.values(type.getFields()).map((field): [string, string | null | undefined] => [
        `${type.name}.${field.name}`,
        field.description
      ])
    ]
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return own
  const fields = Object.values(type.getFields()).flatMap((field): [string, string | null | undefined][] => [
    [`${type.name}.${field.name}`, field.description],
    ...field.args.map((arg): [string, string | null | undefined] => [
      `${type.name}.${field.name}(${arg.name}:)`,
      arg.description
    ])
  ])
  return [...own, ...fields]
}

describe('The schema', () => {
  test('is valid', () => expect(validateSchema(schema)).toEqual([]))

  test('is the one committed as schema.graphql; "npm run schema" writes it anew', () => {
    expect(readFileSync(join(ROOT, 'schema.graphql'), 'utf8')).toBe(printSDL())
  })

  test('has every feature that has types or queries', () => {
    const imported = [
      ...readFileSync(join(ROOT, 'src/graphql/schema.ts'), 'utf8').matchAll(/features\/(\w+)\/index/g)
    ].map(([, name]) => name)
    const features = join(ROOT, 'src/features')
    const present = readdirSync(features).filter((name) => existsSync(join(features, name, 'index.ts')))
    expect(imported).toEqual(present.toSorted())
  })

  test('describes every type, field, argument and value', () => {
    const bare = types.flatMap(described).filter(([, text]) => !text || text.trim() === '')
    expect(bare.map(([path]) => path)).toEqual([])
  })

  test('has no Float, as binary fractions do not survive the journey', () => {
    expect(schema.getType('Float')).toBeUndefined()
    expect(printSDL()).not.toMatch(/\bFloat\b/)
  })
})

describe('An error code', () => {
  test.each(Object.entries(ERROR_CODES))('%s says what it means and what to do', (_code, { meaning, remedy }) => {
    expect(meaning).toMatch(/\w.*\.$/s)
    expect(remedy).toMatch(/\w.*[.]$/s)
  })
})
