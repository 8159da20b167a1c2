import type { Target } from './target.ts'
import type { Reply } from './wire.ts'

/** What must come back: null where it did, else what is wrong, in a few words. */
export type Expectation = (reply: Reply, target: Target) => string | null | Promise<string | null>

interface Case {
  /** Reads after "A server is not hurt by". */
  name: string
  expect: Expectation
  /** Milliseconds until the answer is there; 1000 where nothing is said, and `QUICK` for what is refused unread. */
  within?: number
}

/** A document sent as every client sends one. */
export interface DocumentAttack extends Case {
  document: string
  variables?: unknown
  operationName?: string
  /** Sent with the admin key. */
  key?: boolean
}

/** Any one request that an HTTP client can make. */
export interface RequestAttack extends Case {
  request: { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer }
}

/** Bytes written to the socket as they are, piece by piece. */
export interface BytesAttack extends Case {
  bytes: readonly (string | Buffer)[]
}

/** Many requests or sockets; gives the reply that is judged, made of all of them. */
export interface FloodAttack extends Case {
  flood: (target: Target, from: string, full: boolean) => Promise<Reply>
}

export type Attack = DocumentAttack | RequestAttack | BytesAttack | FloodAttack

/** Every limit of a document answers in a tenth of a second. */
export const QUICK = 100
