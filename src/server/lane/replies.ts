import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '../answers/answer.ts'
import { type Ages, type Representation, represent } from '../answers/representation.ts'
import type { Call } from '../call.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { countRequest, logRequest } from '../outcome.ts'
import { type Buckets, charge, rateLimitFields } from '../rates.ts'
import { cutWhereSlow } from '../send.ts'
import type { Shape } from './shapes.ts'

/** A request and what it is answered by. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  /** The peer of the connection. */
  peer: string
  /** Seconds that the caller has to take its answer. */
  seconds: number
  /** Whether the connection ends with this answer. */
  last: () => boolean
}

export interface ReplyMeans {
  ages: Ages
  buckets: Buckets
  metrics: Metrics
  log: Log
  now: () => Date
}

/** Says answers as Yoga said those to requests of the same form: charged, counted and logged like any other. */
export class Replies {
  readonly #means: ReplyMeans

  constructor(means: ReplyMeans) {
    this.#means = means
  }

  /** Gives null: at once, unless the answer has to be compressed first. */
  send(call: Call, answer: Answer, shape: Shape, exchange: Exchange): null | Promise<null> {
    const { buckets, ages, now } = this.#means
    const { method = '', headers } = exchange.request
    call.operation = answer.operation
    call.cost = answer.cost
    charge(buckets, call)
    const asked = { method, acceptEncoding: single(headers['accept-encoding']), ifNoneMatch: headers['if-none-match'] ?? null }
    const { body, ...about } = represent(answer, asked, shape.type, { now: now(), ages })
    if (Buffer.isBuffer(body)) return this.#write(call, { ...about, body }, shape, exchange)
    return body.then((compressed) => this.#write(call, { ...about, body: compressed }, shape, exchange))
  }

  #write(call: Call, { status, headers, body }: Representation & { body: Buffer }, shape: Shape, { request, response, seconds, last }: Exchange): null {
    const { metrics, log } = this.#means
    const { method = '' } = request
    metrics.fastLane.inc()
    countRequest(metrics, call, { method, status })
    if (log.isLevelEnabled('info')) logRequest(log, call, { method, path: '/graphql', status, gone: response.destroyed })
    if (response.destroyed) return null
    const fields = [...(status === 304 ? shape.headersOfNothing : shape.headers), 'x-request-id', call.id]
    for (const [name, value] of headers) fields.push(name, value)
    if (method === 'POST') fields.push('cache-control', shape.cacheControl)
    for (const [name, value] of rateLimitFields(call.allowances)) fields.push(name, value)
    if (status !== 304) fields.push('content-length', String(body.byteLength))
    if (last()) fields.push('connection', 'close')
    response.writeHead(status, fields)
    response.end(body)
    if (response.writableLength > 0) cutWhereSlow(response, seconds)
    return null
  }
}

/** A header as one text; null where it was not sent. */
export function single(header: string | string[] | undefined): string | null {
  return header === undefined ? null : String(header)
}
