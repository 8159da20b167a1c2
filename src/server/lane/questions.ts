import type { Limits } from '../../config.ts'
import { answerKey, dayNumber } from '../answers/key.ts'
import { type Parameters, parametersOfBody, parametersOfUrl } from '../body.ts'
import { checkVariables } from '../limits/variables.ts'

/** Characters of requests that are remembered, and of the longest. */
const MOST_CHARACTERS = 1_000_000
const LONGEST = 8000

/** What a request asks for. */
export interface Question {
  parameters: Parameters
  /** Where its answer is kept; null: nowhere. */
  key: string | null
  /** The text of the document and the name of the operation in one. */
  operationId: string
}

/** Reads what requests ask for; those that were read lately are not read again, as most come again and again. */
export class Questions {
  readonly #limits: Limits
  readonly #read = new Map<string, Question>()
  #characters = 0
  #day = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Null where something is wrong with it. `text`: a JSON body, or the address of a GET. */
  read(text: string, now: Date): Question | null {
    const day = dayNumber(now)
    if (day !== this.#day) this.#forget(day)
    const known = this.#read.get(text)
    if (known) return known
    const question = this.#questionIn(text, now)
    if (question && text.length <= LONGEST) this.#remember(text, question)
    return question
  }

  #questionIn(text: string, now: Date): Question | null {
    try {
      // No JSON begins like an address.
      const parameters = text.startsWith('/') ? parametersOfUrl(text) : parametersOfBody(text)
      if (parameters.variables !== undefined) checkVariables(parameters.variables, this.#limits)
      const { query = '', operationName = null } = parameters
      return { parameters, key: answerKey(parameters, now), operationId: `${JSON.stringify(operationName)} ${query}` }
    } catch {
      return null
    }
  }

  #remember(text: string, question: Question): void {
    this.#read.set(text, question)
    this.#characters += text.length
    for (const [oldest] of this.#read) {
      if (this.#characters <= MOST_CHARACTERS) return
      this.#read.delete(oldest)
      this.#characters -= oldest.length
    }
  }

  #forget(day: number): void {
    this.#day = day
    this.#read.clear()
    this.#characters = 0
  }
}
