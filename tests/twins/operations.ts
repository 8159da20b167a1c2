import { getNamedType, isCompositeType, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, isRequiredInputField, isUnionType } from 'graphql'
import type { GraphQLInputType, GraphQLNamedType, GraphQLObjectType } from 'graphql'
import { schema } from '../../src/graphql/schema.ts'
import type { Chance } from '../oracle/chance.ts'
import { WORDS } from './twins.ts'

/** What operations are made of: of the published record and of the hidden one alike, and found in answers on the way. */
export interface Pool {
  ids: string[]
  slugs: string[]
  cursors: string[]
  moments: string[]
}

const DAYS = ['2024-05-05', '2024-07-01', '2026-01-01', '2030-01-01']

/** Half of the names asked for are of the published record. */
export const PUBLISHED_SLUGS = ['the-tide-tables', 'the-tide-tables-again', 'mara-quill', 'tobias-fenn', 'lantern', 'the-fictional-times', 'times-may', 'harbour-festival']

/** In how many of ten places an argument is given. */
const SHARES: Record<string, number> = { first: 9.5, filter: 2, last: 0.3, after: 0.5, before: 0.2, order: 2 }

/** Of which type the ids of an argument are; where it is not said, those of any. */
const TYPES: Record<string, string> = { shows: 'Show', speakers: 'Speaker', platforms: 'Organisation', outlets: 'Organisation' }

/** One operation, as a caller without a key might write it, good or bad. */
export function operationOf(chance: Chance, pool: Pool): string {
  const query = schema.getQueryType() as GraphQLObjectType
  const roots = Object.values(query.getFields()).filter(({ name }) => name !== 'viewer' || chance.often(1))
  const fields = Array.from({ length: 1 + chance.below(2) }, (_, index) => fieldOf(chance.pick(roots), `q${index}`, chance, pool, 3))
  const directive = chance.often(0.3) ? ' @perspective' : ''
  return `query${directive} { ${fields.join(' ')} }`
}

function fieldOf(field: ReturnType<GraphQLObjectType['getFields']>[string], alias: string, chance: Chance, pool: Pool, depth: number): string {
  const given = field.args.filter((arg) => isRequiredArgument(arg) || chance.often(SHARES[arg.name] ?? 1))
  const args = given.map((arg) => `${arg.name}: ${valueOf(arg.type, arg.name, chance, pool)}`)
  const target = getNamedType(field.type)
  return `${alias}: ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${isCompositeType(target) ? ` { ${selectionOf(target, chance, pool, depth)} }` : ''}`
}

function selectionOf(type: GraphQLNamedType, chance: Chance, pool: Pool, depth: number): string {
  if (isUnionType(type)) return `__typename ${type.getTypes().map((member) => `... on ${member.name} { ${selectionOf(member, chance, pool, depth)} }`).join(' ')}`
  if (!isObjectType(type) && !isInterfaceType(type)) return '__typename'
  const wraps = /(Connection|Edge)$/.test(type.name)
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument) && (depth > 0 || wraps || isLeafType(getNamedType(field.type))))
  const picked = wraps || fields.length === 0 ? fields : chance.some(fields, 4)
  const chosen = picked.map((field) => fieldOf(field, `${type.name}_${field.name}`, chance, pool, wraps ? depth : depth - 1))
  const members = isInterfaceType(type) && depth > 0 ? schema.getPossibleTypes(type).map((member) => `... on ${member.name} { ${selectionOf(member, chance, pool, 0)} }`) : []
  return ['__typename', ...chosen, ...members].join(' ')
}

/** A value for an argument, in the words of a document. */
function valueOf(type: GraphQLInputType, name: string, chance: Chance, pool: Pool): string {
  if (isNonNullType(type)) return valueOf(type.ofType, name, chance, pool)
  if (isListType(type)) return `[${Array.from({ length: 1 + chance.below(3) }, () => valueOf(type.ofType, name, chance, pool)).join(', ')}]`
  if (isEnumType(type)) return chance.pick(type.getValues()).name
  if (isInputObjectType(type)) {
    const all = Object.values(type.getFields())
    const given = type.isOneOf ? [chance.pick(all)] : all.filter((field) => isRequiredInputField(field) || chance.often(3))
    return `{ ${given.map((field) => `${field.name}: ${valueOf(field.type, field.name, chance, pool)}`).join(', ')} }`
  }
  const { name: scalar } = getNamedType(type)
  if (scalar === 'Int') return String(name === 'number' ? chance.below(5) : chance.often(0.5) ? chance.pick([-1, 101]) : chance.pick([0, 1, 2, 3, 7, 20]))
  if (scalar === 'Boolean') return String(chance.often(5))
  if (scalar === 'Position') return String(chance.below(200))
  const text = scalar === 'ID' ? idOf(name, chance, pool) : scalar === 'Date' ? chance.pick(DAYS) : scalar === 'DateTime' ? chance.pick(pool.moments) : textOf(name, chance, pool)
  return JSON.stringify(text)
}

function idOf(name: string, chance: Chance, { ids }: Pool): string {
  const fitting = ids.filter((id) => atob(id).startsWith(`${TYPES[name] ?? ''}`))
  return chance.often(0.3) ? 'no id' : chance.pick(fitting)
}

function textOf(name: string, chance: Chance, { cursors, slugs }: Pool): string {
  if (name === 'after' || name === 'before') return chance.often(2) ? `${chance.pick(cursors).slice(0, -2)}xx` : chance.pick(cursors)
  if (name === 'text') return `${chance.pick(WORDS)}${chance.often(3) ? ` ${chance.pick(WORDS)}` : ''}`
  return chance.often(1) ? chance.pick(['', '%', 'the-tide-tables-', 'Drama', 'en']) : chance.often(5) ? chance.pick(PUBLISHED_SLUGS) : chance.pick(slugs)
}

/** Keeps what an answer gives to ask further with: ids, cursors, slugs, record times. */
export function learn(pool: Pool, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value !== 'string') learn(pool, value)
    else if (/cursor$/i.test(name)) keep(pool.cursors, value)
    else if (name.endsWith('_id')) keep(pool.ids, value)
    else if (name.endsWith('_slug')) keep(pool.slugs, value)
    else if (/_(recordedAt|knownFrom)$/.test(name)) keep(pool.moments, value)
  }
}

function keep(values: string[], value: string): void {
  if (values.length < 400 && !values.includes(value)) values.push(value)
}
