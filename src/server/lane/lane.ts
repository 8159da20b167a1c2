import type { IncomingMessage } from 'node:http'
import { callerAddress, shareOf } from '../address.ts'
import type { AtOnce } from '../at-once.ts'
import { type Arrival, type Call, beginCall, endCall } from '../call.ts'
import type { DocumentCache } from '../limits/document-cache.ts'
import { countIn } from '../rates.ts'
import { readSmallBody } from './body.ts'
import { Execution, type Means } from './execution.ts'
import { type KnownOperation, KnownOperations } from './operations.ts'
import { type Question, Questions } from './questions.ts'
import { type Exchange, Replies, type ReplyMeans, single } from './replies.ts'
import { type Shape, Shapes } from './shapes.ts'

interface Surroundings extends Means, ReplyMeans {
  /** Whether queries are executed here at all, or only given again. */
  compiled: boolean
  /** Those that Yoga has found valid. */
  documents: DocumentCache
  atOnce: AtOnce
  trusted: (address: string) => boolean
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
  readonly #replies: Replies

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#questions = new Questions(surroundings.limits)
    this.#operations = new KnownOperations(surroundings)
    this.#execution = new Execution(surroundings)
    this.#replies = new Replies(surroundings)
  }

  /** Answers the request and gives null, or gives what Yoga is to know of it; at once, where nothing has to be waited for. */
  take(exchange: Exchange): Passed | null | Promise<Passed | null> {
    const { request } = exchange
    const shape = this.#shapes.find(request)
    if (!shape) return {}
    if (request.method !== 'POST') return this.#takeText(request.url ?? '', {}, shape, exchange)
    const take = (text: string | null) => (text === null ? {} : this.#takeText(text, { text }, shape, exchange))
    const body = readSmallBody(request, this.#surroundings.limits.body)
    return typeof body === 'string' || body === null ? take(body) : body.then(take)
  }

  #takeText(text: string, passed: Passed, shape: Shape, exchange: Exchange): Passed | null | Promise<Passed | null> {
    const { answers, now } = this.#surroundings
    const moment = now()
    const question = this.#questions.read(text, moment)
    if (!question?.key || exchange.response.destroyed) return passed
    const kept = answers.get(question.key)
    const known = kept ? null : this.#operations.find(question)
    if (!kept && !known) return passed
    const call = this.#admit(exchange)
    // Whoever is refused is refused by Yoga, which goes on with what is known of the request.
    if (!call.underWay) return { ...passed, call }
    if (kept) return this.#replies.send(call, kept, shape, exchange)
    return known && this.#execute(known, question, { ...passed, call }, moment, shape, exchange)
  }

  async #execute(known: KnownOperation, question: Question, passed: Passed & { call: Call }, moment: Date, shape: Shape, exchange: Exchange): Promise<Passed | null> {
    const answer = await this.#execution.run(known, question, passed.call, moment)
    return answer ? this.#replies.send(passed.call, answer, shape, exchange) : passed
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
  #admit({ request: { headers }, response, peer }: Exchange): Call {
    const { buckets, atOnce, trusted, metrics } = this.#surroundings
    const address = callerAddress(peer, single(headers['x-forwarded-for']), trusted)
    const call = beginCall(single(headers['x-request-id']), address)
    if (countIn(buckets, call)) return call
    const leave = atOnce.enter(shareOf(address))
    if (!leave) return call
    call.underWay = true
    metrics.requestsUnderWay.inc()
    call.endings.push(leave, () => metrics.requestsUnderWay.dec())
    response.on('close', () => {
      if (!response.writableFinished) call.over.abort()
      endCall(call)
    })
    return call
  }
}
