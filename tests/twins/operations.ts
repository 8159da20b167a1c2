import { getNamedType, isCompositeType, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, isRequiredInputField, isUnionType } from 'graphql'
import type { GraphQLInputType, GraphQLNamedType, GraphQLObjectType } from 'graphql'
import { schema } from '../../src/graphql/schema.ts'
import type { Chance } from '../oracle/chance.ts'
import { type Pool, slugFor, typeFor } from './pool.ts'
import { WORDS } from './twins.ts'

const DAYS = ['2024-05-05', '2024-07-01', '2026-01-01', '2030-01-01']

/** In how many of ten places an argument is given. */
const SHARES: Record<string, number> = { first: 9.5, filter: 2, last: 0.3, after: 0.5, before: 0.2, order: 2 }

/** Fields that tell nothing of the record to who has no key: asked for now and then. */
const CLOSED = /^(apiKeys|scheduled|viewer)$/

/** One operation being written. */
interface Draft {
  chance: Chance
  pool: Pool
  /** Whether it may ask for what is not there, in the wrong way or on the wrong terms; one in four does. */
  wild: boolean
  /** Whether it stands in a page already: then it asks for little, as what an operation may cost has a bound. */
  nested: boolean
}

/** One operation, as a caller without a key might write it: most of them follow what answers have given, some are bad. */
export function operationOf(chance: Chance, pool: Pool): string {
  const query = schema.getQueryType() as GraphQLObjectType
  const draft: Draft = { chance, pool, wild: chance.often(2.5), nested: false }
  const known = (type: string) => pool.ids.some((id) => atob(id).startsWith(`${type}:`))
  const possible = ({ name }: Field) => !CLOSED.test(name) && (name !== 'quote' || known('Quote')) && (name !== 'ruling' || known('Ruling'))
  const roots = Object.values(query.getFields()).filter((field) => draft.wild || possible(field))
  const fields = Array.from({ length: 1 + chance.below(2) }, (_, index) => fieldOf(chance.pick(roots), `q${index}`, draft, draft.wild ? 3 : 2))
  const directive = chance.often(0.3) ? ' @perspective' : ''
  return `query${directive} { ${fields.join(' ')} }`
}

type Field = ReturnType<GraphQLObjectType['getFields']>[string]

function fieldOf(field: Field, alias: string, draft: Draft, depth: number): string {
  const { chance, wild } = draft
  const target = getNamedType(field.type)
  const given = field.args.filter((arg) => isRequiredArgument(arg) || chance.often((SHARES[arg.name] ?? 1) * (wild || arg.name === 'first' ? 1 : 0.6)))
  // Forward or backward: both at once are refused.
  const kept = wild ? given : given.filter(({ name }) => !/^(last|before)$/.test(name) || !given.some((other) => /^(first|after)$/.test(other.name)))
  const args = kept.map((arg) => `${arg.name}: ${valueOf(arg.type, arg.name, typeFor(arg.name, getNamedType(arg.type).name) ?? target.name, draft)}`)
  return `${alias}: ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${isCompositeType(target) ? ` { ${selectionOf(target, draft, depth)} }` : ''}`
}

function selectionOf(type: GraphQLNamedType, draft: Draft, depth: number): string {
  if (isUnionType(type)) return `__typename ${type.getTypes().map((member) => `... on ${member.name} { ${selectionOf(member, draft, depth)} }`).join(' ')}`
  if (!isObjectType(type) && !isInterfaceType(type)) return '__typename'
  const wraps = /(Connection|Edge)$/.test(type.name)
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument) && (depth > 0 || wraps || isLeafType(getNamedType(field.type))))
  const either = draft.chance.pick(['edges', 'nodes'])
  const all = !wraps || draft.wild ? fields : fields.filter(({ name }) => !/^(edges|nodes)$/.test(name) || name === either)
  const picked = wraps || fields.length === 0 ? all : draft.chance.some(fields, 4)
  // What can be followed is asked for more often than it would be by chance.
  const ways = wraps ? [] : fields.filter((field) => /^(id|slug)$/.test(field.name) && !picked.includes(field) && draft.chance.often(5))
  const chosen = [...picked, ...ways].map((field) => fieldOf(field, `${type.name}_${field.name}`, { ...draft, nested: draft.nested || wraps }, wraps ? depth : depth - 1))
  const members = isInterfaceType(type) && depth > 0 ? schema.getPossibleTypes(type).map((member) => `... on ${member.name} { ${selectionOf(member, draft, 0)} }`) : []
  return ['__typename', ...chosen, ...members].join(' ')
}

/** A value for an argument, in the words of a document; `of`: the type of record that it names. */
function valueOf(type: GraphQLInputType, name: string, of: string, draft: Draft): string {
  const { chance, pool, wild } = draft
  if (isNonNullType(type)) return valueOf(type.ofType, name, of, draft)
  if (isListType(type)) return `[${Array.from({ length: 1 + chance.below(3) }, () => valueOf(type.ofType, name, of, draft)).join(', ')}]`
  if (isEnumType(type)) return chance.pick(type.getValues()).name
  if (isInputObjectType(type)) {
    const all = Object.values(type.getFields())
    const ways = wild ? all : all.filter((field) => !/^(imdb|tmdb|tvmaze|wikidata)$/.test(field.name))
    const given = type.isOneOf ? [chance.pick(ways)] : all.filter((field) => isRequiredInputField(field) || chance.often(wild ? 3 : 1.5))
    return `{ ${given.map((field) => `${field.name}: ${valueOf(field.type, field.name, typeFor(field.name, type.name) ?? of, draft)}`).join(', ')} }`
  }
  const { name: scalar } = getNamedType(type)
  if (scalar === 'Int') return String(name === 'number' ? (wild ? chance.below(5) : 1 + chance.below(3)) : wild && chance.often(1.5) ? chance.pick([-1, 101]) : chance.pick(wild ? [0, 1, 2, 3, 7, 20] : draft.nested ? [1, 2] : [2, 3, 7]))
  if (scalar === 'Boolean') return String(chance.often(5))
  if (scalar === 'Position') return String(chance.below(200))
  const text = scalar === 'ID' ? idOf(of, draft) : scalar === 'Date' ? chance.pick(DAYS) : scalar === 'DateTime' ? chance.pick(pool.moments) : textOf(name, of, draft)
  return JSON.stringify(text)
}

function idOf(of: string, { chance, pool, wild }: Draft): string {
  if (wild && chance.often(1)) return 'no id'
  // Hidden ids are asked for too, whatever the mood: that they answer like none is what is to be seen.
  const from = chance.often(wild ? 6 : 1) ? pool.hidden.ids : pool.ids
  const fitting = from.filter((id) => atob(id).startsWith(`${of}:`))
  return chance.pick(fitting.length > 0 && !(wild && chance.often(2)) ? fitting : from.length > 0 ? from : pool.hidden.ids)
}

function textOf(name: string, of: string, { chance, pool, wild }: Draft): string {
  if (name === 'after' || name === 'before') return cursorFor(chance, pool, of, wild)
  if (name === 'text') return `${chance.pick(WORDS)}${chance.often(3) ? ` ${chance.pick(WORDS)}` : ''}`
  if (name === 'genres' || name === 'tags') return chance.pick(['Drama', 'quilt', ''])
  if (name === 'language') return chance.pick(['en', 'de'])
  if (wild && chance.often(2)) return chance.pick(['', '%', 'the-tide-tables-'])
  return chance.often(wild ? 6 : 1) ? chance.pick(pool.hidden.slugs) : slugFor(chance, pool, of)
}

function cursorFor(chance: Chance, pool: Pool, of: string, wild: boolean): string {
  const own = pool.cursors.filter(({ type }) => type === of)
  const { cursor } = chance.pick(own.length > 0 && !wild ? own : pool.cursors)
  return wild && chance.often(3) ? `${cursor.slice(0, -2)}xx` : cursor
}
