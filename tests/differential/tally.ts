import { getNamedType, isCompositeType, isIntrospectionType, isInterfaceType, isObjectType, isUnionType, Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { GraphQLNamedType } from 'graphql'
import { schema } from '../../src/graphql/schema.ts'
import type { Operation } from './operations.ts'
import { bodyOf } from './ways.ts'

/** What a number of operations amounted to: whether they were worth asking. */
export class Tally {
  operations = 0
  readonly #sums = { depth: 0, fields: 0 }
  readonly #with = { something: 0, null: 0, error: 0 }
  readonly codes = new Map<string, number>()
  readonly paths = new Map<string, number>()
  readonly #asked = new Set<string>()

  add({ query }: Operation, told: string, path: string): void {
    this.operations++
    const { depth, fields, asked } = shapeOf(query)
    this.#sums.depth += depth
    this.#sums.fields += fields
    for (const field of asked) this.#asked.add(field)
    const { data, errors } = bodyOf(told)
    if (holdsSomething(data)) this.#with.something++
    if (holdsNull(data)) this.#with.null++
    if (errors) this.#with.error++
    for (const { extensions } of errors ?? []) count(this.codes, extensions?.code ?? 'none')
    count(this.paths, path)
  }

  /** Means of an operation, and shares of the answers, from 0 to 1. */
  figures() {
    const of = (sum: number) => Math.round((sum / Math.max(1, this.operations)) * 1000) / 1000
    const readable = readableFields()
    return {
      operations: this.operations,
      depth: of(this.#sums.depth),
      fields: of(this.#sums.fields),
      something: of(this.#with.something),
      null: of(this.#with.null),
      error: of(this.#with.error),
      schema: Math.round((readable.filter((field) => this.#asked.has(field)).length / readable.length) * 1000) / 1000,
      unasked: readable.filter((field) => !this.#asked.has(field))
    }
  }

  toString(): string {
    const { operations, depth, fields, something, null: nulls, error, schema: covered } = this.figures()
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`
    const listed = (counts: Map<string, number>) => [...counts].toSorted(([, a], [, b]) => b - a).map(([name, number]) => `${name} ${number}`).join(', ')
    return [
      `${operations} operations, ${depth.toFixed(1)} deep and of ${fields.toFixed(1)} fields in the mean; ${percent(covered)} of the fields that can be read`,
      `answers with something ${percent(something)}, with a null ${percent(nulls)}, with an error ${percent(error)} (${listed(this.codes)})`,
      `ways: ${listed(this.paths)}`
    ].join('\n')
  }
}

/** How deep an operation asks and for how many fields, fragments spread, and which these are. */
function shapeOf(query: string): { depth: number; fields: number; asked: string[] } {
  const document = parse(query, { noLocation: true })
  const fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])))
  const shape = { depth: 0, fields: 0 }
  const walk = (node: { selectionSet?: { selections: readonly unknown[] } | undefined }, depth: number): void => {
    shape.depth = Math.max(shape.depth, depth)
    for (const selection of (node.selectionSet?.selections ?? []) as { kind: Kind; name: { value: string }; selectionSet?: never }[]) {
      if (selection.kind === Kind.FIELD) shape.fields++
      if (selection.kind === Kind.FRAGMENT_SPREAD) walk(fragments.get(selection.name.value) ?? {}, depth)
      else walk(selection, selection.kind === Kind.FIELD ? depth + 1 : depth)
    }
  }
  for (const one of document.definitions) if (one.kind === Kind.OPERATION_DEFINITION) walk(one, 0)
  const asked: string[] = []
  const types = new TypeInfo(schema)
  visit(document, visitWithTypeInfo(types, { Field: ({ name }) => void asked.push(`${types.getParentType()?.name}.${name.value}`) }))
  return { ...shape, asked }
}

/** Every field that a query can come to. */
function readableFields(): string[] {
  const seen = new Set<GraphQLNamedType>()
  const fields: string[] = []
  const look = (type: GraphQLNamedType | undefined | null): void => {
    if (!type || seen.has(type) || !isCompositeType(type) || isIntrospectionType(type)) return
    seen.add(type)
    if (isUnionType(type) || isInterfaceType(type)) for (const member of schema.getPossibleTypes(type)) look(member)
    if (isUnionType(type)) return
    for (const field of Object.values(type.getFields())) {
      if (isObjectType(type)) fields.push(`${type.name}.${field.name}`)
      look(getNamedType(field.type))
    }
  }
  look(schema.getQueryType())
  return fields
}

function holdsSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsSomething)
  if (typeof value === 'object' && value !== null) return Object.entries(value).some(([name, item]) => name !== '__typename' && holdsSomething(item))
  return value !== null && value !== undefined && value !== 0 && value !== false
}

function holdsNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.values(value ?? {}).some(holdsNull))
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
