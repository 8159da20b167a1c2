export type RefusalCode = 'BAD_ARGUMENT' | 'NOT_FOUND' | 'CONFLICT' | 'NO_EVIDENCE'

/** A change that is not made, and why: what was wrong, where (the argument's path), and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  /** "input.evidence.0.quote"; null where no one argument is at fault. */
  readonly argument: string | null

  constructor(code: RefusalCode, message: string, argument: string | null = null) {
    super(message)
    this.code = code
    this.argument = argument
  }
}
