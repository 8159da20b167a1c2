import type { Answer } from './answer.ts'
import { codingFor } from './coding.ts'
import { secondsLeftOf } from './key.ts'

/** What of a request decides how its answer is written. */
export interface Asked {
  method: string
  acceptEncoding: string | null
  ifNoneMatch: string | null
}

/** For how long others may keep an answer: seconds. */
export interface Ages {
  /** One about what is on record now. */
  maxAge: number
  /** One at past clocks. */
  maxAgePast: number
}

/** An answer as it goes over the wire, beside the headers that do not depend on it. */
export interface Representation {
  status: 200 | 304
  headers: [name: string, value: string][]
  /** A promise while it is compressed for the first time. */
  body: Buffer | Promise<Buffer>
}

const NOTHING = Buffer.alloc(0)

/**
 * Writes an answer for who asked: compressed where that is welcome, and to a GET or HEAD named by its content, so that who
 * has it already need not be sent it again. Others may not keep what a POST is answered with.
 */
export function represent(answer: Answer, asked: Asked, type: string, { now, ages }: { now: Date; ages: Ages }): Representation {
  const coding = answer.codingOf(codingFor(asked.acceptEncoding))
  const headers: Representation['headers'] = []
  if (asked.method !== 'POST') {
    const tag = tagOf(answer, type, coding)
    headers.push(['etag', tag], ['cache-control', `public, max-age=${maxAgeOf(answer, now, ages)}`])
    if (asked.ifNoneMatch !== null && matches(asked.ifNoneMatch, tag)) return { status: 304, headers, body: NOTHING }
  }
  if (coding !== 'identity') headers.push(['content-encoding', coding])
  return { status: 200, headers, body: answer.coded(coding) }
}

/** A strong name: another one for each media type and coding, as their bytes or what they mean differ. */
function tagOf({ hash }: Answer, type: string, coding: string): string {
  const media = type.startsWith('application/graphql-response+json') ? 'g' : 'j'
  return `"${hash}-${media}${coding === 'identity' ? '' : `-${coding}`}"`
}

/** What holds today is kept until midnight UTC at most, when it may be otherwise without anybody's doing. */
function maxAgeOf({ reading: { clocks, day } }: Answer, now: Date, { maxAge, maxAgePast }: Ages): number {
  if (clocks === 'PAST') return Math.max(maxAge, maxAgePast)
  return clocks === 'TODAY' ? Math.min(maxAge, secondsLeftOf(day, now)) : maxAge
}

/** By weak comparison, as the header asks for (https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match). */
function matches(ifNoneMatch: string, tag: string): boolean {
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((given) => given.trim().replace(/^W\//, '') === tag)
}
