/**
 * The connection broke, or the database was ended, between the order to commit a change and its answer: only the record
 * can tell whether it was made.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
  constructor(cause: unknown) {
    super('The database broke off while the change was being committed: it may or may not have been made.', { cause })
  }
}

export type RefusalCode = 'BAD_ARGUMENT' | 'NOT_FOUND' | 'CONFLICT' | 'NO_EVIDENCE'

/** A change that is not made, and why: what was wrong, where (the argument's path), and what to do. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal'
  readonly code: RefusalCode
  /** "input.evidence.0.quote"; null where no one argument is at fault. */
  readonly argument: string | null

  constructor(code: RefusalCode, message: string, argument: string | null = null) {
    super(message)
    this.code = code
    this.argument = argument
  }
}
