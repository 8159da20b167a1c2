import type { Expectation } from './attack.ts'
import type { Reply } from './wire.ts'

interface ErrorOf {
  message?: unknown
  extensions?: { code?: unknown }
}

/** What no refusal may hold: traces, statements, tables, files, the names of what it is built from. */
const LEAKS: readonly [RegExp, string][] = [
  [/\n\s+at |\\n\s+at |"stack(trace)?"/i, 'a stack trace'],
  [/node_modules|\.[cm]?[jt]s:\d+/, 'a place in the code'],
  [/(^|[^\w.])\/(home|tmp|root|work|usr|var|app)\//, 'a file path'],
  [/\bSELECT\s|INSERT INTO|relation \\?"|column \\?"|syntax error at or near|pg_catalog/i, 'SQL'],
  [/prisma|PGlite|postgres|P20\d\d|ECONN|EPIPE/i, 'the name of a part']
]

/** Most that a refusal may weigh: an error that repeats the attack is an attack. */
const LONGEST_REFUSAL = 65_536

/** What is wrong with any reply, refused or not. */
export function faultOf({ status, body }: Reply): string | null {
  if (status !== null && status >= 500 && status !== 503) return `status ${status}`
  if (codesOf(body).includes('INTERNAL')) return 'an internal error'
  // What was asked for may hold any words: the schema's descriptions, the text of an article.
  const leak = status === 200 && errorsOf(body).length === 0 ? undefined : LEAKS.find(([pattern]) => pattern.test(body))
  return leak ? `tells ${leak[1]}` : null
}

/** The errors of an answer, and the problems that a change was answered with. */
export function errorsOf(body: string): ErrorOf[] {
  try {
    const { errors, data } = JSON.parse(body) as { errors?: unknown; data?: object | null }
    const problems = Object.values(data ?? {}).filter(isProblem).map(({ code, message }) => ({ message, extensions: { code } }))
    return [...(Array.isArray(errors) ? (errors as ErrorOf[]) : []), ...problems]
  } catch {
    return []
  }
}

export const codesOf = (body: string): string[] => errorsOf(body).map(({ extensions }) => String(extensions?.code))

export function dataOf(body: string): ReturnType<typeof JSON.parse> {
  try {
    return (JSON.parse(body) as { data?: unknown }).data ?? null
  } catch {
    return null
  }
}

const isProblem = (value: unknown): value is { code: string; message: string } =>
  typeof value === 'object' && value !== null && 'code' in value && value.code !== null && 'message' in value

const holdsData = (body: string) => Object.values(dataOf(body) ?? {}).some((value) => value !== null && !isProblem(value))

/** Refused in words: an error for people, a code for programs, nothing of the data. `says` is looked for in message and code. */
export function refused(says: RegExp, ...statuses: number[]): Expectation {
  return (reply) => {
    const fault = faultOf(reply)
    if (fault) return fault
    const { status, body } = reply
    if (status === null) return 'no answer'
    const [error] = errorsOf(body)
    if (error === undefined) return `not refused (${status})`
    if (holdsData(body)) return 'answers with data'
    if (typeof error.message !== 'string' || error.message.length < 10) return 'no message'
    if (error.message.length > 1000) return `a message of ${error.message.length} characters`
    if (typeof error.extensions?.code !== 'string') return `no code: ${error.message.slice(0, 80)}`
    if (!says.test(`${error.message} ${error.extensions.code}`)) return `says not why: ${error.message.slice(0, 120)}`
    if (body.length > LONGEST_REFUSAL) return `a refusal of ${body.length} bytes`
    return statuses.length === 0 || statuses.includes(status) ? null : `status ${status}, not ${statuses.join(' or ')}`
  }
}

/** Refused by a limit that the message names, with its number. */
export function limited(names: RegExp): Expectation {
  const inWords = refused(names)
  return async (reply, target) =>
    (await inWords(reply, target)) ?? (/\d/.test(String(errorsOf(reply.body)[0]?.message)) ? null : 'names no number')
}

/** Answered as if nothing were the matter; `check` looks at the data. */
export function answered(check: (data: ReturnType<typeof JSON.parse>, reply: Reply) => boolean = () => true): Expectation {
  return (reply) => {
    const fault = faultOf(reply)
    if (fault) return fault
    if (reply.status !== 200) return `status ${reply.status}`
    const [error] = errorsOf(reply.body)
    if (error) return `refused: ${String(error.message).slice(0, 120)}`
    return check(dataOf(reply.body), reply) ? null : `another answer: ${reply.body.slice(0, 120)}`
  }
}

/** Either of them. */
export function either(...expectations: Expectation[]): Expectation {
  return async (reply, target) => {
    const faults: string[] = []
    for (const expectation of expectations) {
      const fault = await expectation(reply, target)
      if (fault === null) return null
      faults.push(fault)
    }
    return [...new Set(faults)].join('; ')
  }
}

/** Refused in words, or answered: nothing happens. */
export const harmless = (check?: Parameters<typeof answered>[0]): Expectation => either(answered(check), refused(/./))

/** Refused by its status alone, as HTTP does below GraphQL; `closed`: ending the connection without a word will do. */
export function rejected(statuses: readonly number[], { closed = false } = {}): Expectation {
  return (reply) => {
    const fault = faultOf(reply)
    if (fault) return fault
    if (reply.answers > 1) return `${reply.answers} answers to one request`
    if (reply.status === null) return closed && reply.closed ? null : 'no answer'
    if (holdsData(reply.body)) return 'answers with data'
    return statuses.includes(reply.status) ? null : `status ${reply.status}, not ${statuses.join(' or ')}`
  }
}

/** Any of these, whatever is in it. */
export const status = (...statuses: readonly number[]): Expectation =>
  judged((reply) => (reply.status !== null && statuses.includes(reply.status) ? null : `status ${reply.status}, not ${statuses.join(' or ')}`))

/** No fault of the server, whatever it answers. */
export const anything: Expectation = judged((reply) => (reply.status !== null && reply.status < 500 ? null : `status ${reply.status}`))

/** A test of one's own, after those that every reply has to pass. */
export function judged(check: Expectation): Expectation {
  return (reply, target) => faultOf(reply) ?? check(reply, target)
}
