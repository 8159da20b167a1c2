import type { GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { getOperationAST } from 'graphql'
import type { Executable } from '../../compiler/index.ts'
import type { Limits } from '../../config.ts'
import { type Operation, operationOf } from '../answers/answer.ts'
import { type ClockPlan, planClocks } from '../answers/clocks.ts'
import { compiledOf } from '../compiled.ts'
import { type CostPlan, planCost } from '../limits/cost.ts'
import { type DocumentCache, bytesOf } from '../limits/document-cache.ts'
import { type ReadDocument, readDocument } from '../limits/document.ts'
import type { Question } from './questions.ts'

/** Memory for operations that are known, in bytes. */
const MOST_BYTES = 16_000_000

/** What need not be worked out again of an operation: that it is valid and within the limits, what it costs, how it is read. */
export interface KnownOperation {
  node: OperationDefinitionNode
  operation: Operation
  cost: CostPlan
  clocks: ClockPlan
  executable: Executable
}

interface Entry {
  bytes: number
  /** null: it is Yoga's, each time. */
  known: KnownOperation | null
}

/** Queries that Yoga has answered well, by their text and name; the one used longest ago makes room. */
export class KnownOperations {
  readonly #schema: GraphQLSchema
  readonly #limits: Limits
  readonly #documents: DocumentCache
  readonly #entries = new Map<string, Entry>()
  #bytes = 0

  constructor({ schema, limits, documents }: { schema: GraphQLSchema; limits: Limits; documents: DocumentCache }) {
    this.#schema = schema
    this.#limits = limits
    this.#documents = documents
  }

  find({ operationId }: Question): KnownOperation | null {
    const entry = this.#entries.get(operationId)
    if (!entry) return null
    this.#entries.delete(operationId)
    this.#entries.set(operationId, entry)
    return entry.known
  }

  /** Works out what there is to know of an operation, once. It is valid, and keeps the limits: Yoga has answered it. */
  learn({ operationId, parameters: { query = '', operationName } }: Question): void {
    if (this.#entries.has(operationId)) return
    // The very document that Yoga keeps, so that it is compiled once.
    const read = this.#documents.get(query) ?? readDocument(query, this.#limits)
    const node = getOperationAST(read.document, operationName)
    const bytes = bytesOf(query, read)
    this.#entries.set(operationId, { bytes, known: this.#know(node, read, operationName) })
    this.#bytes += bytes
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= MOST_BYTES) return
      this.#entries.delete(oldest)
      this.#bytes -= entry.bytes
    }
  }

  #know(node: OperationDefinitionNode | null | undefined, { document, fragments }: ReadDocument, operationName: string | undefined): KnownOperation | null {
    // What a directive of the operation asks for (another perspective) depends on who asks.
    if (!node || node.operation !== 'query' || node.directives?.length) return null
    const compiled = compiledOf(this.#schema, document, operationName ?? null)
    if (!compiled || 'uncovered' in compiled) return null
    return { node, operation: operationOf(node), cost: planCost(this.#schema, node, fragments), clocks: planClocks(this.#schema, document), executable: compiled.executable }
  }
}
