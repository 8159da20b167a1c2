import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField } from 'graphql'
import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql'
import { NODE_TYPES } from '../../src/graphql/ids.ts'
import type { Chance } from '../oracle/chance.ts'
import type { Material } from './material.ts'
import { TEXTS } from './record.ts'

/** One value twice: as a document writes it, and as variables carry it. */
export interface Given {
  text: string
  json: unknown
}

/** Where a value stands. */
export interface Place {
  /** The name of the argument or input field. */
  name: string
  /** The type of record that the field or the input is about, where there is one: "Show" for `ShowBy`. */
  about: string
  /** The list whose cursors fit, with its order. */
  family: string
  /** How many lists it lies beneath: pages are smaller there. */
  lists: number
}

/** Puts a value in a variable, sometimes. */
export type Hoist = (type: GraphQLInputType, given: Given) => Given

/** In how many of ten places something that may be left out is given. */
const SHARES: Record<string, number> = { first: 8.5, last: 0.7, after: 1.5, before: 0.5, order: 2, filter: 3, asOf: 3, knownAt: 3 }

export const isOften = (chance: Chance, name: string): boolean => chance.often(SHARES[name] ?? 3)

const NULL: Given = { text: 'null', json: null }

/** A value for an argument: mostly one that finds something, now and then none that can be used. */
export function valueOf(type: GraphQLInputType, place: Place, chance: Chance, material: Material, hoist: Hoist): Given {
  if (isNonNullType(type)) return hoist(type, plain(type.ofType, place, chance, material, hoist))
  return hoist(type, chance.often(0.4) ? NULL : plain(type, place, chance, material, hoist))
}

function plain(type: GraphQLInputType, place: Place, chance: Chance, material: Material, hoist: Hoist): Given {
  if (isListType(type)) {
    // Where a list is wanted, one item may stand alone.
    if (chance.often(0.5)) return valueOf(type.ofType, place, chance, material, hoist)
    const items = Array.from({ length: chance.often(0.5) ? 0 : 1 + chance.below(3) }, () => valueOf(type.ofType, place, chance, material, hoist))
    return { text: `[${items.map(({ text }) => text).join(', ')}]`, json: items.map(({ json }) => json) }
  }
  if (isInputObjectType(type)) return objectOf(type, place, chance, material, hoist)
  if (isEnumType(type)) {
    const { name } = chance.pick(type.getValues())
    return { text: name, json: name }
  }
  const json = scalarOf(getNamedType(type).name, place, chance, material)
  return { text: JSON.stringify(json), json }
}

function objectOf(type: GraphQLInputObjectType, place: Place, chance: Chance, material: Material, hoist: Hoist): Given {
  const all = Object.values(type.getFields())
  const about = NODE_TYPES.find((name) => type.name.startsWith(name)) ?? place.about
  // By a slug or an id most often: all else finds little.
  const chosen = type.isOneOf ? [chance.often(7) ? (all.find(({ name }) => name === chance.pick(['slug', 'id'])) ?? chance.pick(all)) : chance.pick(all)] : all.filter((field) => isRequiredInputField(field) || isOften(chance, field.name))
  const fields = chosen.map((field) => {
    const below = { ...place, name: field.name, about }
    const value = type.isOneOf ? plain(field.type, below, chance, material, hoist) : valueOf(field.type, below, chance, material, hoist)
    return { name: field.name, ...value }
  })
  return {
    text: `{ ${fields.map(({ name, text }) => `${name}: ${text}`).join(', ')} }`,
    json: Object.fromEntries(fields.map(({ name, json }) => [name, json]))
  }
}

function scalarOf(scalar: string, place: Place, chance: Chance, material: Material): unknown {
  if (scalar === 'Boolean') return chance.often(5)
  if (scalar === 'Int') return intOf(place, chance, material)
  if (scalar === 'ID') return idOf(place, chance, material)
  if (scalar === 'Date') return dayOf(chance, material)
  if (scalar === 'DateTime') return momentOf(chance, material)
  if (scalar === 'Position') return Number(chance.pick(found(material, '.position', [0])))
  if (scalar === 'EDTF') return chance.pick(found(material, '.edtf', ['2024']))
  return textOf(place, chance, material)
}

/** All that stands in the record under a name like ".slug". */
function found(material: Material, ending: string, otherwise: readonly unknown[]): readonly unknown[] {
  const all = [...material.values].filter(([key]) => key.endsWith(ending)).flatMap(([, values]) => values)
  return all.length > 0 ? all : otherwise
}

function intOf({ name, lists }: Place, chance: Chance, material: Material): number {
  if (name === 'first' || name === 'last') return chance.often(0.2) ? chance.pick([-1, 101]) : chance.pick(lists > 0 ? [0, 1, 2, 2, 3, 4] : [0, 1, 2, 3, 5, 8, 20])
  return Number(chance.often(3) ? chance.pick([-1, 0, 1, 7, 400, 100_000]) : chance.pick(found(material, `.${name}`, [0, 1, 2, 30, 300])))
}

/** An id of the type that the place asks for, else of any. */
function idOf({ name, about }: Place, chance: Chance, material: Material): string {
  if (chance.often(0.15)) return 'no id'
  const wanted = typeNamed(name) ?? about
  const fitting = chance.often(0.15) ? [] : (material.values.get(`${wanted}.id`) ?? [])
  return String(chance.pick(fitting.length > 0 ? fitting : found(material, '.id', ['no id'])))
}

/** Arguments are called after what they name: `shows`, `speaker`; platforms and outlets are organisations. */
function typeNamed(name: string): string | undefined {
  const one = name.replace(/s$/, '')
  if (one === 'platform' || one === 'outlet') return 'Organisation'
  return NODE_TYPES.find((type) => type.toLowerCase() === one.toLowerCase())
}

function dayOf(chance: Chance, material: Material): string {
  if (chance.often(1)) return chance.pick(['1800-01-01', '2200-12-31', '2024-02-29'])
  const day = String(chance.pick([...found(material, '.earliest', []), ...found(material, '.latest', ['2024-05-05'])]))
  const near = new Date(Date.parse(`${day}T00:00:00Z`) + (chance.below(3) - 1) * 86_400_000).toISOString().slice(0, 10)
  return near < '1800-01-01' || near > '2200-12-31' ? day : near
}

/** Exactly when something changed, a millisecond before or after, or far from anything. */
function momentOf(chance: Chance, { beside, values }: Material): string {
  if (chance.often(2)) return chance.pick(['1800-01-01T00:00:00Z', '2200-12-31T23:59:59.999Z', '2199-01-01T00:00:00Z', '2024-05-05T12:00:00+05:45'])
  // By what stands beside them first: there are few corrections, and they are what clocks are about.
  const kinds = [...beside.values(), ...values.values()].map((texts) => texts.filter(isMoment)).filter((moments) => moments.length > 0)
  const moment = kinds.length > 0 ? String(chance.pick(chance.pick(kinds))) : '2025-01-01T00:00:00Z'
  return new Date(Date.parse(moment) + chance.pick([0, 0, 0, -1, 1])).toISOString()
}

const isMoment = (value: unknown): boolean => typeof value === 'string' && /^(?:19|20|21)\d\d-\d\d-\d\dT[\d:.]+Z$/.test(value)

function textOf({ name, about, family }: Place, chance: Chance, material: Material): string {
  if (name === 'after' || name === 'before') return cursorOf(family, chance, material)
  if (chance.often(0.4)) return chance.pick([...TEXTS, '', '%', '_'])
  if (name === 'slug' && chance.often(1) && material.oldNames.length > 0) return chance.pick(material.oldNames)
  const type = typeNamed(name)
  const beside = material.beside.get(name) ?? []
  const own = type ? [...(material.values.get(`${type}.slug`) ?? []), ...(material.values.get(`${type}.id`) ?? [])] : (material.values.get(`${about}.${name}`) ?? [])
  const options = own.length > 0 ? own : beside.length > 0 ? beside : found(material, `.${name}`, found(material, `.${name}s`, found(material, '.name', TEXTS)))
  const text = String(chance.pick(options))
  // What is looked for is seldom a whole text.
  return name === 'text' && chance.often(8) ? text.split(/\s+/).slice(chance.below(3)).slice(0, 1 + chance.below(3)).join(' ') || text : text
}

function cursorOf(family: string, chance: Chance, { cursors }: Material): string {
  const fitting = cursors.get(family) ?? []
  const cursor = chance.pick(fitting.length > 0 && !chance.often(0.7) ? fitting : [...cursors.values()].flat())
  return chance.often(0.4) ? `${cursor.slice(0, -2)}xx` : cursor
}
