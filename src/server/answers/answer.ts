import { createHash } from 'node:crypto'
import type { OperationDefinitionNode } from 'graphql'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Reading } from './clocks.ts'
import type { Coding } from './coding.ts'

/** Compressing answers shorter than this saves no packet: bytes. */
const WORTH_BYTES = 1000

/** What an answer takes in memory beside its bytes and its key, about. */
const OVERHEAD_BYTES = 600

/** Brotli's own default takes fifty times as long for a tenth less. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

const COMPRESS: Record<Exclude<Coding, 'identity'>, (bytes: Buffer) => Promise<Buffer>> = {
  gzip: promisify(gzip) as (bytes: Buffer) => Promise<Buffer>,
  br: (bytes) => promisify(brotliCompress)(bytes, BROTLI)
}

/** As the log and the metrics tell of it. */
export interface Operation {
  readonly type: 'query' | 'mutation' | 'subscription'
  /** null where it has none. */
  readonly name: string | null
}

/** Longer names are cut: they go to the log with every request. */
const LONGEST_NAME = 80

/** What the log tells of an operation. */
export function operationOf({ operation, name }: OperationDefinitionNode): Operation {
  return { type: operation, name: name?.value.slice(0, LONGEST_NAME) ?? null }
}

interface Known {
  operation: Operation
  /** In points. */
  cost: number
  reading: Reading
}

/** The answer to a query of somebody without a key, without errors: the same for everybody who asks the same. */
export class Answer implements Known {
  readonly body: Buffer
  readonly operation: Operation
  readonly cost: number
  readonly reading: Reading
  /** Is told of bytes that are taken in addition. */
  grown: (bytes: number) => void = () => {}
  readonly #compressed = new Map<Coding, Buffer | Promise<Buffer>>()
  #bytes: number
  #hash: string | null = null

  constructor(body: Buffer, { operation, cost, reading }: Known) {
    this.body = body
    this.operation = operation
    this.cost = cost
    this.reading = reading
    this.#bytes = OVERHEAD_BYTES + body.byteLength
  }

  /** All that it takes in memory. */
  get bytes(): number {
    return this.#bytes
  }

  /** Names the content and nothing else: whatever made it, the same bytes have the same name. */
  get hash(): string {
    this.#hash ??= createHash('sha256').update(this.body).digest('base64url').slice(0, 22)
    return this.#hash
  }

  /** The coding to send it in, where those are accepted. */
  codingOf(accepted: Coding): Coding {
    return this.body.byteLength < WORTH_BYTES ? 'identity' : accepted
  }

  /** The bytes in a coding: at once where they are there already. */
  coded(coding: Coding): Buffer | Promise<Buffer> {
    return coding === 'identity' ? this.body : (this.#compressed.get(coding) ?? this.#compress(coding))
  }

  #compress(coding: Exclude<Coding, 'identity'>): Promise<Buffer> {
    const compressing = COMPRESS[coding](this.body).then((bytes) => {
      this.#compressed.set(coding, bytes)
      this.#bytes += bytes.byteLength
      this.grown(bytes.byteLength)
      return bytes
    })
    this.#compressed.set(coding, compressing)
    return compressing
  }
}
