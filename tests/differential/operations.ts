import { astFromValue, getNamedType, isCompositeType, isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, isUnionType, print } from 'graphql'
import type { GraphQLCompositeType, GraphQLField, GraphQLInputType, GraphQLObjectType, GraphQLOutputType } from 'graphql'
import { schema } from '../../src/graphql/schema.ts'
import type { Role } from '../../src/graphql/viewer.ts'
import { type Chance, chanceOf } from '../oracle/chance.ts'
import type { Args } from './found.ts'
import type { Material } from './material.ts'
import { type Scope, spread, take } from './scope.ts'
import { UNCOMPILED } from './uncompiled.ts'
import { type Given, isOften, type Place, valueOf } from './values.ts'

/** One request, whole: what is asked, with what, and by whom. */
export interface Operation {
  query: string
  variables: Record<string, unknown>
  role: Role
}

const ROLES: readonly Role[] = ['reader', 'reader', 'reader', 'reader', 'reader', 'contributor', 'editor', 'editor', 'admin']
/** Beyond so many fields one at a time is added, and beyond twice as many nothing leads on; small ones say most where not all is compiled. */
const SIZES = [4, 8, 15, 30]
/** Names that are somebody else's in JavaScript, or another field's here. */
const ALIASES = ['constructor', '__proto__', 'toString', 'length', '_', 'id', 'node', 'data', 'zz']

type Field = GraphQLField<unknown, unknown>

interface Fragment {
  name: string
  type: GraphQLCompositeType
  scope: Scope
  text: string
}

/** The operation of this number: the same seed, number and material give the same one. */
export function operationOf(seed: number, number: number, material: Material): Operation {
  return new Draft(chanceOf(seed * 1_000_003 + number), material).operation()
}

class Draft {
  readonly #fragments: Fragment[] = []
  readonly #variables: { name: string; definition: string; type: GraphQLInputType | null; json: unknown }[] = []
  readonly #most: number
  #fields = 0
  #names = 0

  readonly chance: Chance
  readonly material: Material

  constructor(chance: Chance, material: Material) {
    this.chance = chance
    this.material = material
    this.#most = chance.pick(SIZES)
  }

  operation(): Operation {
    const { chance } = this
    const role = chance.pick(ROLES)
    const type = schema.getQueryType() as GraphQLObjectType
    const scope: Scope = new Map()
    const depth = 1 + chance.below(6)
    const first = this.#root(type)
    const asked = chance.often(8) ? [first] : [first, chance.often(3) ? first : this.#root(type)]
    const roots = asked.map((field) => this.#field(type, field, depth, scope, 0) ?? '__typename')
    const selections = [...roots, ...(chance.often(0.5) ? ['__typename'] : [])].join(' ')
    const perspective = this.#perspective(role)
    const text = [`{ ${selections} }`, ...this.#spread(selections)].join('\n')
    const used = this.#variables.filter(({ name }) => new RegExp(`\\$${name}\\b`).test(`${perspective}${text}`))
    const definitions = used.length > 0 ? `(${used.map(({ definition }) => definition).join(', ')})` : ''
    const variables = Object.fromEntries(used.filter(({ json }) => json !== undefined).map(({ name, json }) => [name, json]))
    return { query: `query Asked${definitions}${perspective} ${text}`, variables, role }
  }

  /** The fragments that are spread in the text, and in those. */
  #spread(text: string): string[] {
    const needed: Fragment[] = []
    const look = (within: string) => {
      for (const one of this.#fragments) {
        if (needed.includes(one) || !new RegExp(`\\.\\.\\.${one.name}\\b`).test(within)) continue
        needed.push(one)
        look(one.text)
      }
    }
    look(text)
    return needed.map((one) => `fragment ${one.name} on ${one.type.name} { ${one.text} }`)
  }

  #root(type: GraphQLObjectType): Field {
    const all = this.#asked(Object.values(type.getFields()))
    // What names one record asks for more beneath it than a list does.
    const named = all.filter(({ args }) => args.some(isRequiredArgument))
    return this.chance.pick(this.chance.often(4) ? named : all)
  }

  /** All of them, but one in ten of what is not compiled: most operations would be answered by the reference path for it. */
  #asked(fields: Field[]): Field[] {
    return fields.filter(({ name }) => !UNCOMPILED.has(name) || this.chance.often(1))
  }

  #perspective(role: Role): string {
    const { chance } = this
    if (!chance.often(role === 'reader' ? 0.3 : 7)) return ''
    const see = role === 'editor' || role === 'admin' ? chance.pick(['DRAFTS', 'EVERYTHING', 'EVERYTHING', 'PUBLISHED']) : chance.pick(['DRAFTS', 'DRAFTS', 'DRAFTS', 'EVERYTHING'])
    if (chance.often(3)) return see === 'DRAFTS' ? ' @perspective' : ` @perspective(see: ${see})`
    const name = this.#fresh('v')
    this.#variables.push({ name, definition: `$${name}: Perspective!`, type: null, json: see })
    return ` @perspective(see: $${name})`
  }

  #fresh(letter: string): string {
    return `${letter}${++this.#names}`
  }

  /** A field under a name that is free; null where none is found. */
  #field(type: GraphQLCompositeType, field: Field, depth: number, scope: Scope, lists: number): string | null {
    this.#fields++
    const given = this.#arguments(type, field, lists)
    const signature = `${field.name}${given}: ${String(field.type)}`
    const alias = this.chance.often(2) ? this.chance.pick([...ALIASES, this.#fresh('a')]) : field.name
    const named = take(scope, alias, signature)
    const name = named ? alias : this.#fresh('a')
    const below = named ?? take(scope, name, signature)
    if (!below) return null
    const target = getNamedType(field.type)
    const prefix = name === field.name ? '' : `${name}: `
    const beneath = isCompositeType(target) ? ` { ${this.#selection(target, depth, below, lists + (isMany(field.type) ? 1 : 0))} }` : ''
    return `${prefix}${field.name}${given}${this.#directives()}${beneath}`
  }

  #arguments(type: GraphQLCompositeType, field: Field, lists: number): string {
    const { chance, material } = this
    const found = material.found.get(field.name)
    if (found && chance.often(9)) return this.#together(field, chance.pick(found))
    const declared = (field.extensions['greenlit'] ?? {}) as { name?: string; order?: string }
    const wanted = field.args.filter((arg) => isRequiredArgument(arg) || isOften(chance, arg.name))
    // Two directions at once are refused: seldom is enough.
    const backward = wanted.some(({ name }) => name === 'last' || name === 'before')
    const chosen = wanted.filter(({ name }) => chance.often(0.3) || (backward ? name !== 'first' && name !== 'after' : true))
    const given = chosen.map(({ name, type: wants }) => {
      const about = String(getNamedType(field.type))
      const place: Place = { name, about: isConnection(about) ? type.name : about, family: `${declared.name ?? ''}:${declared.order ?? 'desc'}`, lists }
      return `${name}: ${valueOf(wants, place, chance, material, (at, value) => this.#hoisted(at, value)).text}`
    })
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }

  /** Arguments that were chosen to go together. */
  #together(field: Field, args: Args): string {
    const given = field.args.flatMap(({ name, type }) => {
      const node = name in args ? astFromValue(args[name], type) : null
      return node ? [`${name}: ${this.#hoisted(type, { text: print(node), json: args[name] }).text}`] : []
    })
    return `(${given.join(', ')})`
  }

  /** The value as a variable: given, left to its default, or left out where that may be. */
  #hoisted(type: GraphQLInputType, given: Given): Given {
    const { chance } = this
    const known = this.#variables.find((one) => one.type !== null && String(one.type) === String(type))
    if (known && chance.often(0.3)) return { text: `$${known.name}`, json: known.json }
    if (!chance.often(2)) return given
    const name = this.#fresh('v')
    const constant = !given.text.includes('$')
    const bare = isNonNullType(type) ? type.ofType : type
    const [definition, json] =
      constant && chance.often(3)
        ? [`$${name}: ${String(bare)} = ${given.text}`, chance.often(6) ? undefined : given.json]
        : [`$${name}: ${String(type)}`, isNonNullType(type) || !chance.often(1.5) ? given.json : (chance.often(5) ? null : undefined)]
    this.#variables.push({ name, definition, type: definition.includes('=') ? null : type, json })
    return { text: `$${name}`, json }
  }

  #directives(): string {
    const { chance } = this
    if (!chance.often(0.5)) return ''
    const directive = chance.pick(['include', 'include', 'skip'])
    const kept = chance.often(7.5) === (directive === 'include')
    if (chance.often(4)) return ` @${directive}(if: ${kept})`
    const name = this.#fresh('v')
    const fallback = chance.often(3)
    this.#variables.push({ name, definition: fallback ? `$${name}: Boolean = ${kept}` : `$${name}: Boolean!`, type: null, json: fallback ? undefined : kept })
    return ` @${directive}(if: $${name})`
  }

  #selection(type: GraphQLCompositeType, depth: number, scope: Scope, lists: number): string {
    const members = isObjectType(type) ? [] : this.#members(type, depth, scope, lists)
    const own = isUnionType(type) ? [] : this.#own(type, depth, scope, lists)
    const name = this.chance.often(isObjectType(type) ? 0.5 : 7) && take(scope, '__typename', '__typename') ? ['__typename'] : []
    const all = this.chance.often(5) ? [...name, ...own, ...members] : [...own, ...members, ...name]
    return all.length > 0 ? all.join(' ') : '__typename'
  }

  #own(type: Exclude<GraphQLCompositeType, { getTypes(): unknown }>, depth: number, scope: Scope, lists: number): string[] {
    const { chance } = this
    const wraps = /(Connection|Edge)$/.test(type.name)
    const all = this.#asked(Object.values(type.getFields())).filter((field) => depth > 0 || wraps || isLeafType(getNamedType(field.type)))
    if (all.length === 0) return []
    const leading = all.filter((field) => !isLeafType(getNamedType(field.type)))
    const many = wraps ? chance.some(all, 4) : this.#fields > this.#most ? [chance.pick(all)] : chance.some(all, 6)
    const chosen = leading.length > 0 && chance.often(wraps ? 9 : 5) ? [...new Set([...many, chance.pick(leading)])] : many
    return chosen.flatMap((field) => {
      if (this.#fields > 2 * this.#most && !isLeafType(getNamedType(field.type))) return []
      const text = this.#field(type, field, wraps ? depth : depth - 1, scope, lists)
      return text === null ? [] : [this.#wrapped(type, text, depth, scope, lists)]
    })
  }

  /** What is selected, as it is or within a fragment on the same type, or a named fragment besides. */
  #wrapped(type: GraphQLCompositeType, text: string, depth: number, scope: Scope, lists: number): string {
    const { chance } = this
    if (chance.often(0.5)) return `... ${chance.often(5) ? `on ${type.name}` : ''}${this.#directives()} { ${text} }`
    return chance.often(0.7) ? `${text} ${this.#named(type, depth, scope, lists)}` : text
  }

  #members(type: Exclude<GraphQLCompositeType, GraphQLObjectType>, depth: number, scope: Scope, lists: number): string[] {
    const possible = schema.getPossibleTypes(type)
    const chosen = possible.length < 4 ? possible.filter(() => this.chance.often(8.5)) : this.chance.some(possible, 9)
    return chosen.map((member) =>
      this.chance.often(2) ? this.#named(member, depth - 1, scope, lists) : `... on ${member.name}${this.#directives()} { ${this.#selection(member, depth - 1, scope, lists)} }`
    )
  }

  /** A named fragment on the type, known or new. */
  #named(type: GraphQLCompositeType, depth: number, scope: Scope, lists: number): string {
    const known = this.#fragments.filter((one) => one.type === type && this.chance.often(5))
    for (const one of known) if (spread(scope, one.scope)) return `...${one.name}${this.#directives()}`
    const own: Scope = new Map()
    const text = this.#selection(type, Math.min(depth, 1), own, lists)
    if (!spread(scope, own)) return '__typename'
    const name = this.#fresh('F')
    this.#fragments.push({ name, type, scope: own, text })
    return `...${name}${this.#directives()}`
  }
}

const isConnection = (name: string) => name.endsWith('Connection')

function isMany(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isMany(type.ofType) : isListType(type)
}
