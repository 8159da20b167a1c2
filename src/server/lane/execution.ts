import type { GraphQLSchema } from 'graphql'
import { getVariableValues } from 'graphql'
import type { Limits } from '../../config.ts'
import type { Signal } from '../../graphql/unless-over.ts'
import { READER } from '../../graphql/viewer.ts'
import { shareOf } from '../address.ts'
import { Answer } from '../answers/answer.ts'
import { dayNumber } from '../answers/key.ts'
import type { Fill, KeptAnswers } from '../answers/kept-answers.ts'
import type { Call } from '../call.ts'
import { faultInVariables } from '../limits/clean-variables.ts'
import { costOf } from '../limits/cost.ts'
import type { Metrics } from '../metrics.ts'
import type { FairTurns } from '../turns.ts'
import type { KnownOperation } from './operations.ts'
import type { Question } from './questions.ts'

type Variables = Readonly<Record<string, unknown>>

export interface Means {
  schema: GraphQLSchema
  answers: KeptAnswers
  turns: FairTurns
  limits: Limits
  /** Seconds until a request is answered with an error. */
  seconds: number
  metrics: Metrics
}

const BEFORE_DATA = Buffer.from('{"data":')

/** Executes known operations, as one compiled statement each, with what is checked for each request: variables, cost, turn, time. */
export class Execution {
  readonly #means: Means

  constructor(means: Means) {
    this.#means = means
  }

  /** The answer; null where Yoga is to answer, or to say what is wrong. */
  async run(known: KnownOperation, question: Question, call: Call, now: Date): Promise<Answer | null> {
    const { answers, limits, turns, seconds, schema } = this.#means
    const { key } = question
    const { over } = call
    if (key === null) return null
    const given = question.parameters.variables ?? {}
    const cost = costOf(known.cost, given)
    const { coerced } = getVariableValues(schema, known.node.variableDefinitions ?? [], given)
    if (cost > limits.cost || !coerced || faultInVariables(given)) return null
    // Yoga says that the time is up: by its clock it is, too.
    const timer = setTimeout(() => over.abort(), seconds * 1000)
    try {
      const made = await answers.find(key, over)
      if (made) return made
      const turn = await turns.take(shareOf(call.address), over)
      if (typeof turn === 'string') return null
      try {
        return await this.#fill(answers, key, over, (fill) => this.#execute(known, { coerced, given, cost, now }, call, fill))
      } catch (error) {
        // Yoga says so; and that the time is up it knows.
        if (!over.aborted) call.fault = error
        return null
      } finally {
        turn.leave()
      }
    } finally {
      clearTimeout(timer)
    }
  }

  async #fill(answers: KeptAnswers, key: string, signal: Signal, make: (fill: Fill) => Promise<Answer | null>): Promise<Answer | null> {
    const fill = await answers.findOrBegin(key, signal)
    if (fill instanceof Answer) return fill
    try {
      return await make(fill)
    } finally {
      fill.end('gone')
    }
  }

  async #execute({ executable, operation, clocks }: KnownOperation, asked: { coerced: Variables; given: Variables; cost: number; now: Date }, call: Call, fill: Fill): Promise<Answer | null> {
    const { metrics, limits } = this.#means
    const { coerced, given, cost, now } = asked
    const made = await executable.answer({ variables: coerced, viewer: READER, now, signal: call.over })
    // Yoga tries the same, and counts why it does not work.
    if ('reference' in made) return null
    metrics.reads.inc({ path: 'compiled', reason: '' })
    const extensions = JSON.stringify({ cost: { operation: cost, maximum: limits.cost } })
    const body = Buffer.concat([BEFORE_DATA, made.data, Buffer.from(`,"extensions":${extensions}}`)])
    const answer = new Answer(body, { operation, cost, reading: { clocks: clocks(given, now), day: dayNumber(now) } })
    fill.end(answer, made.position)
    return answer
  }
}
