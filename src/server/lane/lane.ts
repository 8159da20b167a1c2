import type { IncomingMessage, ServerResponse } from 'node:http'
import { callerAddress, shareOf } from '../address.ts'
import type { Answer } from '../answers/answer.ts'
import { type Ages, represent } from '../answers/representation.ts'
import type { AtOnce } from '../at-once.ts'
import { type Arrival, type Call, beginCall, endCall } from '../call.ts'
import type { Log } from '../log.ts'
import { countRequest, logRequest } from '../outcome.ts'
import { type Buckets, charge, countIn, rateLimitFields } from '../rates.ts'
import { cutWhereSlow } from '../send.ts'
import { readSmallBody } from './body.ts'
import { Execution, type Means } from './execution.ts'
import { KnownOperations } from './operations.ts'
import { Questions } from './questions.ts'
import { type Shape, Shapes } from './shapes.ts'

interface Surroundings extends Means {
  /** Whether queries are executed here at all, or only given again. */
  compiled: boolean
  ages: Ages
  atOnce: AtOnce
  buckets: Buckets
  log: Log
  trusted: (address: string) => boolean
  now: () => Date
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  /** The peer of the connection. */
  peer: string
  /** Seconds that the caller has to take its answer. */
  seconds: number
  /** Whether the connection ends with this answer. */
  last: () => boolean
}

/** What need not be read again of a request that is Yoga's, nor counted. */
export type Passed = Pick<Arrival, 'text' | 'call'>

/**
 * The fast lane, in front of Yoga: readers' requests of a form that Yoga has answered before, for an answer that is kept or
 * an operation that Yoga has answered before. Who asks, how often, and what is said of the answer is the same; all else is Yoga's.
 */
export class Lane {
  readonly #surroundings: Surroundings
  readonly #shapes = new Shapes()
  readonly #questions: Questions
  readonly #operations: KnownOperations
  readonly #execution: Execution

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#questions = new Questions(surroundings.limits)
    this.#operations = new KnownOperations(surroundings.schema, surroundings.limits)
    this.#execution = new Execution(surroundings)
  }

  /** Answers the request and gives null, or gives what Yoga is to know of it. */
  async take(exchange: Exchange): Promise<Passed | null> {
    const { request, response } = exchange
    const shape = this.#shapes.find(request)
    if (!shape) return {}
    const { answers, limits, now } = this.#surroundings
    const body = request.method === 'POST' ? await readSmallBody(request, limits.body) : null
    if (request.method === 'POST' && body === null) return {}
    const passed: Passed = body === null ? {} : { text: body }
    const moment = now()
    const question = this.#questions.read(body ?? request.url ?? '', moment)
    if (!question?.key || response.destroyed) return passed
    const kept = answers.get(question.key)
    const known = kept ? null : this.#operations.find(question)
    if (!kept && !known) return passed
    const call = await this.#admit(exchange)
    // Whoever is refused is refused by Yoga, which goes on with what is known of the request.
    if (!call.underWay) return { ...passed, call }
    const answer = kept ?? (known && (await this.#execution.run(known, question, call, moment)))
    if (!answer) return { ...passed, call }
    await this.#answer(call, answer, shape, exchange)
    return null
  }

  /** Notes how Yoga answered a query of a reader that went well. `text`: the body, where it was read here. */
  learn(request: IncomingMessage, answer: Response, text: string | undefined): void {
    const { compiled, now } = this.#surroundings
    this.#shapes.learn(request, answer)
    const read = request.method === 'POST' ? text : request.url
    const question = compiled && read !== undefined ? this.#questions.read(read, now()) : null
    if (question) this.#operations.learn(question)
  }

  /** Counts the request, and lets it in unless there are too many: `underWay`. */
  async #admit({ request: { headers }, response, peer }: Exchange): Promise<Call> {
    const { buckets, atOnce, trusted, metrics } = this.#surroundings
    const address = callerAddress(peer, single(headers['x-forwarded-for']), trusted)
    const call = beginCall(single(headers['x-request-id']), address)
    if (await countIn(buckets, call)) return call
    const leave = atOnce.enter(shareOf(address))
    if (!leave) return call
    call.underWay = true
    metrics.requestsUnderWay.inc()
    call.endings.push(leave, () => metrics.requestsUnderWay.dec())
    response.once('close', () => {
      if (!response.writableFinished) call.over.abort()
      endCall(call)
    })
    return call
  }

  async #answer(call: Call, answer: Answer, shape: Shape, { request, response, seconds, last }: Exchange): Promise<void> {
    const { buckets, metrics, log, ages, now } = this.#surroundings
    const { method = '', headers } = request
    call.operation = answer.operation
    call.cost = answer.cost
    await charge(buckets, call)
    const asked = { method, acceptEncoding: single(headers['accept-encoding']), ifNoneMatch: headers['if-none-match'] ?? null }
    const { status, headers: own, body } = await represent(answer, asked, shape.type, { now: now(), ages })
    metrics.fastLane.inc()
    countRequest(metrics, call, { method, status })
    if (log.isLevelEnabled('info')) logRequest(log, call, { method, path: '/graphql', status, gone: response.destroyed })
    if (response.destroyed) return
    const fields = [...(status === 304 ? shape.headersOfNothing : shape.headers), 'x-request-id', call.id]
    for (const [name, value] of own) fields.push(name, value)
    if (method === 'POST') fields.push('cache-control', shape.cacheControl)
    for (const [name, value] of rateLimitFields(call.allowances)) fields.push(name, value)
    if (status !== 304) fields.push('content-length', String(body.byteLength))
    if (last()) fields.push('connection', 'close')
    response.writeHead(status, fields)
    response.end(body)
    if (response.writableLength > 0) cutWhereSlow(response, seconds)
  }
}

function single(header: string | string[] | undefined): string | null {
  return header === undefined ? null : String(header)
}
