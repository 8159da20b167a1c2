import type { GraphQLObjectType, OperationDefinitionNode } from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'
import type { ReadStatement } from '../database/client.ts'
import { Draft } from './draft.ts'
import type { Making } from './draft.ts'
import { concatenated } from './json.ts'
import { writeEntries } from './objects.ts'
import { tableOf } from './rows.ts'
import { HEAD } from './sources.ts'
import type { Bound } from './request.ts'

/** A statement for all requests of one shape. */
export interface Plan {
  text: string
  planned: ReadStatement['planned']
  bind: (bound: Bound) => unknown[]
  /** The places among the values of what is read before the statement. */
  first: readonly number[]
  makings: readonly Making[]
}

/** Compiles an operation for requests of the shape of this one. */
export function planOf({ schema, fragments, operation }: Pick<Draft, 'schema' | 'fragments'> & { operation: OperationDefinitionNode }, request: Bound): Plan {
  const draft = new Draft({ schema, fragments }, request, writeEntries)
  const query = schema.getQueryType() as GraphQLObjectType
  const selected = collectFields(schema, fragments, request.variables as Record<string, unknown>, query, operation.selectionSet)
  const data = concatenated(['{', ...draft.entries({ from: 'root' }, query, [...selected], false), '}'])
  return {
    text: `SELECT ${data}, ${HEAD.position} FROM ${tableOf('UpdateHead')} h WHERE h."id" = 1`,
    planned: draft.planned,
    bind: draft.binder(),
    first: draft.first,
    makings: draft.makings
  }
}

/** Characters of statements kept, over all operations. */
const MOST_CHARACTERS = 16_000_000

/** Plans by operation and shape, the latest used last; bounded by the length of their texts. */
export class PlanCache {
  readonly #kept = new Map<string, Plan>()
  readonly #most: number
  #characters = 0

  constructor(most = MOST_CHARACTERS) {
    this.#most = most
  }

  get(key: string): Plan | undefined {
    const found = this.#kept.get(key)
    if (found) {
      this.#kept.delete(key)
      this.#kept.set(key, found)
    }
    return found
  }

  set(key: string, plan: Plan): void {
    this.#kept.set(key, plan)
    this.#characters += key.length + plan.text.length
    for (const [oldest, { text }] of this.#kept) {
      if (this.#characters <= this.#most) return
      this.#kept.delete(oldest)
      this.#characters -= oldest.length + text.length
    }
  }
}

/** Writes what functions of ours make of values, where the statement left marks for them. */
export function made(data: Buffer, makings: readonly Making[]): Buffer {
  if (makings.length === 0) return data
  // Between the marks stands a JSON text, in which control characters are escaped.
  // oxlint-disable-next-line no-control-regex
  const written = data.toString().replaceAll(/\u0002(\d+)\u0003([^\u0003]*)\u0003/g, (_whole, place: string, json: string) => {
    const make = makings[Number(place)]
    return make ? make(JSON.parse(json)) : json
  })
  return Buffer.from(written)
}
