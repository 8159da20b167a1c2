import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Readable } from 'node:stream'
import { READER, type Viewer } from '../graphql/viewer.ts'
import type { Answer, Operation } from './answers/answer.ts'
import type { Reading } from './answers/clocks.ts'
import type { Fill } from './answers/kept-answers.ts'
import type { Caller } from './keys.ts'
import { Over } from './over.ts'
import type { Allowance } from './rates.ts'

/** What the server knows of one HTTP request, from its arrival to the last byte of its answer. */
export interface Call {
  /** The caller's own `x-request-id` where it is sane, else one made here. */
  readonly id: string
  /** The address that asks, with trusted proxies looked through. */
  readonly address: string
  /** When it came in, on the clock of `performance.now()`. */
  readonly began: number
  /** Aborts when the caller goes away or the time is up: work for it is then in vain. */
  readonly over: Over
  caller: Caller
  /** What the caller may do. */
  viewer: Viewer
  /** Of the operation, once it is known: the type, the name where it has one, and the cost. */
  operation: Operation | null
  cost: number | null
  /** Where an answer would be kept; null: nowhere. */
  key: string | null
  /** The answer that was kept before. */
  answer: Answer | null
  /** How a query of a reader was answered, once that went well. */
  reading: Reading | null
  /** What others wait for, who ask the same. */
  fill: Fill | null
  /** What went wrong with the reading already, and would go wrong again; undefined: nothing. */
  fault: unknown
  /** Codes of the errors in the answer, and ids of those that are our own fault. */
  codes: string[]
  errorIds: string[]
  /** The allowances and limits that it was refused over, by their names. */
  refusedBy: string[]
  /** What is left of the caller's allowances, where any is counted. */
  allowances: readonly Allowance[]
  /** Whether it was counted in them already, and among what its address has under way. */
  counted: boolean
  underWay: boolean
  /** What is given back when the last byte of the answer is sent or the connection is gone. */
  readonly endings: (() => void)[]
}

/** What reaches Yoga beside the request: from the socket, or given by a test. */
export interface Arrival {
  /** The peer of the connection. */
  peer?: string
  /** The request as Node has it, which can stop being read without being cut. */
  incoming?: Readable
  /** What is known of the request, where somebody has looked at it before. */
  call?: Call
  /** The body, where it was read already. */
  text?: string
  /** Hears that the answer is one to a query of a reader, which went well. */
  represented?: () => void
  /** Runs when the last byte of the answer is sent, or the connection is gone; without it, when the answer is made. */
  whenSent?: (action: () => void) => void
}

const calls = new WeakMap<object, Call>()

/** UUIDs, ULIDs, trace ids and the like; nothing that could break a line of the log or fill it. */
const SANE_ID = /^[A-Za-z0-9._-]{8,64}$/

/** The call of a request; made at the first use, with the address that `addressOf` finds. */
export function callOf(request: Request, address: () => string = () => 'unknown'): Call {
  const known = calls.get(request)
  if (known) return known
  const call = beginCall(request.headers.get('x-request-id'), address())
  calls.set(request, call)
  return call
}

/** A new call, under the id that the caller gave where that is sane. */
export function beginCall(givenId: string | null, address: string): Call {
  return {
    id: givenId !== null && SANE_ID.test(givenId) ? givenId : randomUUID(),
    address,
    began: performance.now(),
    over: new Over(),
    caller: 'anonymous',
    viewer: READER,
    operation: null,
    cost: null,
    key: null,
    answer: null,
    reading: null,
    fill: null,
    fault: undefined,
    codes: [],
    errorIds: [],
    refusedBy: [],
    allowances: [],
    counted: false,
    underWay: false,
    endings: []
  }
}

/** Makes `other` stand for the same call. */
export function shareCall(other: Request, call: Call): void {
  calls.set(other, call)
}

/** Notes an error of the answer, by what its extensions say. */
export function noteError(call: Call, { code, id, bucket, limit }: Readonly<Record<string, unknown>>): void {
  call.codes.push(String(code ?? 'UNKNOWN'))
  if (code === 'INTERNAL') call.errorIds.push(String(id))
  if (code === 'OVERLOADED') call.refusedBy.push('overload')
  for (const name of [bucket, limit]) if (typeof name === 'string') call.refusedBy.push(name)
}

/** Milliseconds since the call came in. */
export function elapsed(call: Call): number {
  return performance.now() - call.began
}

/** Gives back what the call held. Whatever ends the call more than once does it once. */
export function endCall(call: Call): void {
  for (const ending of call.endings.splice(0)) ending()
}
