import type { FieldNode, FragmentDefinitionNode, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import type { ReadFirst } from '../graphql/declarations.ts'
import { argumentsOf } from './arguments.ts'
import type { Bound, Field } from './request.ts'
import type { Json } from './json.ts'
import type { Source } from './sources.ts'

/** Something worked out of each request before its values are taken from it. `value` is that of the request it was made for. */
export interface Input<T> {
  readonly place: number
  readonly value: T
  /** Whether it is the same for every request. */
  readonly constant: boolean
}

/** Why an operation is not compiled; a closed list, for a metric. */
export class Uncovered extends Error {
  override name = 'Uncovered'
}

/** Keys of the answer, in order, with the fields that ask for each. */
export type Selected = readonly (readonly [key: string, nodes: readonly FieldNode[]])[]

type WriteEntries = (draft: Draft, source: Source, type: GraphQLObjectType, selected: Selected, follows: boolean) => Json

/** What is written in place of a JSON value that came back: JSON text, by a function of ours. */
export type Making = (value: unknown) => string

/**
 * A statement in the making, for one shape of variables: its parameters, its aliases, and the operation it answers.
 * Nothing in its text may depend on a value.
 */
export class Draft {
  readonly schema: GraphQLSchema
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  /** The request it is made for: others of the same shape are bound later. */
  readonly request: Bound
  readonly makings: Making[] = []
  /** The places among a request's values that are read before the statement: until then, what reads them stands there. */
  readonly first: number[] = []
  /** Whether its plan should know the values: where they decide which index is the best. */
  planned: 'once' | 'with-values' = 'once'
  readonly #inputs: ((bound: Bound, inputs: readonly unknown[]) => unknown)[] = []
  readonly #parameters: { place: number; pick: (input: never) => unknown }[] = []
  readonly #names = new Map<string, string>()
  readonly #write: WriteEntries
  #aliases = 0
  #day: Input<string> | null = null

  constructor(
    operation: Pick<Draft, 'schema' | 'fragments'>,
    request: Bound,
    write: WriteEntries
  ) {
    this.schema = operation.schema
    this.fragments = operation.fragments
    this.request = request
    this.#write = write
  }

  /** The object that is selected of a source. */
  select(source: Source, type: GraphQLObjectType, nodes: readonly FieldNode[]): Json {
    return ['{', ...this.entries(source, type, this.selected(type, nodes), false), '}']
  }

  /** What is selected of a type: by graphql-js' own rules, so that keys come in its order. */
  selected(type: GraphQLObjectType, nodes: readonly FieldNode[]): Selected {
    return [...collectSubfields(this.schema, this.fragments, this.request.variables as Record<string, unknown>, type, nodes)]
  }

  /** Entries of an object; `follows`: others stand before them. */
  entries(source: Source, type: GraphQLObjectType, selected: Selected, follows: boolean): Json {
    return this.#write(this, source, type, selected, follows)
  }

  alias(): string {
    this.#aliases += 1
    return `t${this.#aliases}`
  }

  /** Works something out of each request. Errors for the caller's eyes may be thrown: the reference path then says them. */
  input<T>(work: (bound: Bound) => T): Input<T> {
    this.#inputs.push(work)
    return { place: this.#inputs.length - 1, value: work(this.request), constant: false }
  }

  constant<T>(value: T): Input<T> {
    this.#inputs.push(() => value)
    return { place: this.#inputs.length - 1, value, constant: true }
  }

  /** Works something out of another input. */
  derived<T, U>({ place, value, constant }: Input<T>, work: (input: T, bound: Bound) => U): Input<U> {
    this.#inputs.push((bound, inputs) => work(inputs[place] as T, bound))
    return { place: this.#inputs.length - 1, value: work(value, this.request), constant }
  }

  /** A parameter of an SQL type; the same `name` for the same input is the same parameter. */
  bind<T>(type: string, { place }: Input<T>, name: string, pick: (input: T) => unknown): string {
    const key = `${place} ${type} ${name}`
    const known = this.#names.get(key)
    if (known) return known
    this.#parameters.push({ place, pick })
    const made = `$${this.#parameters.length}::${type}`
    this.#names.set(key, made)
    return made
  }

  /** The arguments of a field, worked out once where no variable stands in them. */
  args(field: Field, node: FieldNode): Input<Readonly<Record<string, unknown>>> {
    const found = argumentsOf(field, node)
    return 'constant' in found ? this.constant(found.constant) : this.input(found.read)
  }

  /** The day of each request, in UTC. */
  get today(): string {
    this.#day ??= this.input(({ now }) => now.toISOString().slice(0, 10))
    return this.bind('date', this.#day, 'today', (day) => day)
  }

  /** The JSON of a value that is made anew when it came back, between marks that JSON text cannot hold. */
  making(value: Json, make: Making): Json {
    this.makings.push(make)
    return [`\u0002${this.makings.length - 1}\u0003`, ...value, '\u0003']
  }

  /** A parameter for what is read before the statement, as JSON. */
  readFirst(args: Input<Readonly<Record<string, unknown>>>, read: ReadFirst, nodes: readonly FieldNode[]): string {
    const info = { fieldNodes: nodes, fragments: this.fragments }
    const reading = this.derived(args, (given, request) => read(given, request, info))
    this.first.push(this.#parameters.length)
    return this.bind('jsonb', reading, 'read first', (found) => found)
  }

  /** Binds requests of the same shape. */
  binder(): (bound: Bound) => unknown[] {
    const [inputs, parameters] = [this.#inputs, this.#parameters]
    return (bound) => {
      const worked: unknown[] = []
      for (const work of inputs) worked.push(work(bound, worked))
      return parameters.map(({ place, pick }) => pick(worked[place] as never))
    }
  }
}
