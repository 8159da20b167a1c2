import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Limits } from '../../config.ts'
import { callerAddress, shareOf } from '../address.ts'
import type { Answer } from '../answers/answer.ts'
import { answerKey } from '../answers/key.ts'
import type { KeptAnswers } from '../answers/kept-answers.ts'
import { type Ages, represent } from '../answers/representation.ts'
import type { AtOnce } from '../at-once.ts'
import { type Parameters, parametersOfBody, parametersOfUrl } from '../body.ts'
import { type Arrival, type Call, beginCall, endCall } from '../call.ts'
import { checkVariables } from '../limits/variables.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { countRequest, logRequest } from '../outcome.ts'
import { type Buckets, charge, countIn, rateLimitFields } from '../rates.ts'
import { cutWhereSlow } from '../send.ts'
import { readSmallBody } from './body.ts'
import { type Shape, Shapes } from './shapes.ts'

interface Surroundings {
  answers: KeptAnswers
  ages: Ages
  atOnce: AtOnce
  buckets: Buckets
  limits: Limits
  metrics: Metrics
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

/** What need not be read again of a request that is Yoga's. */
export type Passed = Pick<Arrival, 'text' | 'call'>

/**
 * The fast lane, in front of Yoga: requests of a form that Yoga has answered before, for an answer that is kept. Who asks,
 * how often, and what is said of the answer is the same; all else is Yoga's, as if it had never been here.
 */
export class Lane {
  readonly #surroundings: Surroundings
  readonly #shapes = new Shapes()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  /** Answers the request and gives null, or gives what Yoga is to know of it. */
  async take(exchange: Exchange): Promise<Passed | null> {
    const { request, response } = exchange
    const shape = this.#shapes.find(request)
    if (!shape) return {}
    const text = request.method === 'POST' ? await readSmallBody(request, this.#surroundings.limits.body) : null
    if (request.method === 'POST' && text === null) return {}
    const passed = text === null ? {} : { text }
    const { answers, atOnce, buckets, trusted, metrics } = this.#surroundings
    const key = this.#keyOf(text, request.url ?? '')
    const answer = key === null ? null : answers.get(key)
    if (!answer || response.destroyed) return passed
    const { headers } = request
    const address = callerAddress(exchange.peer, String(headers['x-forwarded-for'] ?? '') || null, trusted)
    const share = shareOf(address)
    const call = beginCall(single(headers['x-request-id']), address)
    // Whoever is refused is refused by Yoga, which goes on with what is known of the request.
    if (await countIn(buckets, call)) return { ...passed, call }
    const leave = atOnce.enter(share)
    if (!leave) return { ...passed, call }
    call.underWay = true
    metrics.requestsUnderWay.inc()
    call.endings.push(leave, () => metrics.requestsUnderWay.dec())
    response.once('close', () => endCall(call))
    await this.#answer(call, answer, shape, exchange)
    return null
  }

  /** Notes how Yoga answered a query of a reader that went well. */
  learn(request: IncomingMessage, answer: Response): void {
    this.#shapes.learn(request, answer)
  }

  #keyOf(text: string | null, url: string): string | null {
    const { limits, now } = this.#surroundings
    try {
      const parameters: Parameters = text === null ? parametersOfUrl(url) : parametersOfBody(text)
      if (parameters.variables !== undefined) checkVariables(parameters.variables, limits)
      return answerKey(parameters, now())
    } catch {
      // What is wrong with it is Yoga's to say.
      return null
    }
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
    if (log.isLevelEnabled('info')) logRequest(log, call, { method, path: '/graphql', status })
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
