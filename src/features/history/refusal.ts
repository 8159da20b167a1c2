import type { ProblemCode } from '../../graphql/errors.ts'
import type { Role } from '../../graphql/viewer.ts'

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

/** One thing that is wrong with an input. */
export interface Issue {
  /** The field at fault: ["input", "citations", "0", "article"]. */
  path: readonly string[]
  /** What is wrong with it: "must not be empty". */
  message: string
}

/** A change that is not made, and why: what was wrong, where (the argument's path), and what to do. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal'
  readonly code: ProblemCode
  /** All that is wrong; empty where no one field is at fault. */
  issues: readonly Issue[]

  constructor(code: ProblemCode, message: string, argument: string | null = null, issues?: readonly Issue[]) {
    super(message)
    this.code = code
    this.issues = issues ?? (argument === null ? [] : [{ path: argument.split('.'), message: withoutPath(message, argument) }])
  }

  /** "input.evidence.0.quote"; null where no one argument is at fault. */
  get argument(): string | null {
    return this.issues[0]?.path.join('.') ?? null
  }

  /** The same of an input that stands in another, as its field `name`; but for the fields of the other itself. */
  below(name: string, but: readonly string[] = []): this {
    return this.#moved(([root = 'input', ...rest]) => (but.includes(rest[0] ?? '') ? [root, ...rest] : [root, name, ...rest]))
  }

  /** The same of one of many inputs: "input.headline" of the fourth stands at "inputs.3.headline". */
  ofItem(index: number): this {
    return this.#moved(([root = 'input', ...rest]) => (root === 'input' ? ['inputs', String(index), ...rest] : [root, ...rest]))
  }

  #moved(place: (path: readonly string[]) => string[]): this {
    const before = this.argument
    this.issues = this.issues.map(({ path, message }) => ({ path: place(path), message }))
    if (before !== null && this.message.startsWith(`${before}: `)) this.message = `${this.argument ?? ''}: ${withoutPath(this.message, before)}`
    return this
  }
}

/** An input that cannot be used, for all the reasons there are. */
export function invalid(issues: readonly Issue[]): Refusal {
  const [first] = issues
  const argument = first?.path.join('.') ?? null
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
  return new Refusal('VALIDATION_ERROR', `${argument ?? 'input'}: ${first?.message ?? 'is not valid'}${more}`, argument, issues)
}

/** Whoever asks may not make this change. */
export class NotPermitted extends Refusal {
  override readonly name = 'NotPermitted'
  readonly needed: Role

  constructor(needed: Role, message: string) {
    super('NOT_ALLOWED', message)
    this.needed = needed
  }
}

function withoutPath(message: string, argument: string): string {
  return message.startsWith(`${argument}: `) ? message.slice(argument.length + 2) : message
}

/** What a type is called in a sentence: "event series". */
export function nounOf(type: string): string {
  return type.replace(/(?<=[a-z])[A-Z]/g, ' $&').toLowerCase()
}

/** A record, by its type and its key in the database. */
interface Subject {
  type: string
  id: string
}

/** Whoever asks has seen another version of the record than the one that stands. */
export class StaleVersion extends Refusal {
  override readonly name = 'StaleVersion'
  readonly subject: Subject
  readonly expected: number
  readonly current: number

  constructor(subject: Subject, expected: number, current: number) {
    const message = `input.expectedVersion: the ${nounOf(subject.type)} is at version ${current}, not ${expected}: read it again and decide anew.`
    super('CONFLICT', message, 'input.expectedVersion')
    this.subject = subject
    this.expected = expected
    this.current = current
  }
}

/** Refuses where an editor has seen another version than the one that stands. */
export function requireVersion(subject: Subject, expected: number | null, current: number): void {
  if (expected !== null && expected !== current) throw new StaleVersion(subject, expected, current)
}
