import { isRequiredArgument } from 'graphql'
import type { GraphQLObjectType } from 'graphql'
import { schema } from '../../src/graphql/schema.ts'
import { everything } from '../graphql/everything.ts'
import type { Args } from './found.ts'

/** What operations ask with: values that stand in the record, as answers gave them. */
export interface Material {
  /** By the type and field that gave them: "Show.slug". */
  values: Map<string, unknown[]>
  /** By the list and order they belong to: "Show.articles:desc". */
  cursors: Map<string, string[]>
  /** By a word that stands beside them, in lower case: the number of a show at IMDb under "imdb". */
  beside: Map<string, string[]>
  /** Names that lead elsewhere. */
  oldNames: string[]
  /** By the field that takes them: arguments that go together. */
  found: ReadonlyMap<string, readonly Args[]>
}

const MOST = 300
const PAGE = 30

/** One question for every list at the root: all that stands in it, and what hangs on that. */
export function questions(): string[] {
  const query = schema.getQueryType() as GraphQLObjectType
  return Object.values(query.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map(({ name, args, type }) => {
      const page = args.some((arg) => arg.name === 'first') ? `(first: ${PAGE})` : ''
      const named = 'ofType' in type ? type.ofType : type
      return `query @perspective(see: EVERYTHING) { ${name}${page} { ${everything(named as GraphQLObjectType, 2)} } }`
    })
}

/** Sorts what answers gave by where it stood; `everything` names each value after its type and field. */
export function materialOf(answers: readonly unknown[], oldNames: string[]): Material {
  const material: Material = { values: new Map(), cursors: new Map(), beside: new Map(), oldNames, found: new Map() }
  for (const answer of answers) learn(material, answer)
  return material
}

function learn(material: Material, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return
  const words = Object.values(answer).filter((value): value is string => typeof value === 'string' && /^[A-Z][A-Z_]+$/.test(value))
  for (const [alias, value] of Object.entries(answer)) {
    const items: unknown[] = Array.isArray(value) ? value : [value]
    for (const item of items) {
      if (typeof item === 'object') {
        learn(material, item)
        continue
      }
      const [type = '', field = ''] = alias.split('_')
      if (/cursor$/i.test(field)) keep(material.cursors, familyOf(String(item)), String(item))
      else if (field !== '') keep(material.values, `${type}.${field}`, item)
      if (typeof item === 'string') for (const word of words) if (word !== item) keep(material.beside, word.toLowerCase(), item)
    }
  }
}

/** Names the list and the order that a cursor belongs to. */
function familyOf(cursor: string): string {
  const [, name = '', order = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(':')
  return `${name}:${order}`
}

function keep<T>(kept: Map<string, T[]>, key: string, value: T): void {
  const values = kept.get(key) ?? []
  kept.set(key, values)
  if (values.length < MOST && !values.includes(value)) values.push(value)
}
