import { GraphQLError } from 'graphql'
import type { Role } from './viewer.ts'

/** One way a request can fail: what it means, and what the caller can do about it. */
export interface ErrorCode {
  meaning: string
  remedy: string
  /** The HTTP status where it differs from 200. */
  status?: number
  /** The status is that of `application/graphql-response+json`; in `application/json` such answers have 200. */
  spec?: true
}

/** Every code of an error is born here, and is listed in the docs. What a change is answered with instead: `PROBLEMS`. */
export const ERROR_CODES = {
  BAD_ARGUMENT: {
    meaning: 'An argument has a value that cannot be used.',
    remedy: 'The message names the argument and says which values it takes.'
  },
  BAD_DATE: {
    meaning: 'A day, a moment or an EDTF date is malformed, impossible or outside the years 1800 to 2200.',
    remedy: 'Write a day as 2025-02-17, a moment as 2025-02-17T14:30:00Z, and an imprecise date in EDTF, level 1.'
  },
  BAD_TEXT: {
    meaning: 'A text holds a NUL character or half of a surrogate pair, which no text can be stored with.',
    remedy: 'Remove the character; text is Unicode.'
  },
  BAD_ID: {
    meaning: 'An id is not one this API gave out, or is the id of another type.',
    remedy: 'Pass the `id` of an object as it was read; an id of something unknown is no error and reads as null.'
  },
  BAD_PAGE: {
    meaning:
      'The paging arguments ask for no page that exists: too many items, a negative count, or two directions at once.',
    remedy: 'Give `first` (with `after`) or `last` (with `before`), from 0 to 100.'
  },
  BAD_CURSOR: {
    meaning: 'A cursor is malformed, was changed, or comes from another connection, another order or another search.',
    remedy: 'Pass a cursor from the same connection with the same order, or start again without one.'
  },
  BAD_REQUEST: {
    meaning: 'The HTTP request is not one that carries a GraphQL operation.',
    remedy: 'Send a POST with the JSON object `{ "query": …, "variables": … }`, or a GET with `?query=…`; the message says what was wrong.',
    status: 400
  },
  UNKNOWN_PATH: {
    meaning: 'There is nothing at this path.',
    remedy: 'GraphQL is at `/graphql`; beside it there are `/health`, `/ready` and `/metrics`.',
    status: 404
  },
  METHOD_NOT_ALLOWED: {
    meaning: 'The HTTP method is not one this path takes.',
    remedy: 'Send a POST, or a GET for a query; the header `Allow` lists the methods.',
    status: 405
  },
  NOT_ACCEPTABLE: {
    meaning: 'The header `Accept` leaves out JSON in UTF-8, and answers come in nothing else.',
    remedy: 'Accept `application/graphql-response+json` or `application/json`.',
    status: 406
  },
  UNSUPPORTED_MEDIA_TYPE: {
    meaning: 'The body of the request is not plain JSON in UTF-8.',
    remedy: 'Send `Content-Type: application/json`, not compressed.',
    status: 415
  },
  CROSS_SITE: {
    meaning: 'A page of another site asks, and may not.',
    remedy: 'Ask from a page whose origin is in `GREENLIT_ORIGINS`, with `fetch` rather than from an image, a script or a form.',
    status: 403
  },
  TOO_MANY_REQUESTS: {
    meaning: 'The caller has asked too much in too little time; `bucket` names which allowance is used up.',
    remedy: 'Wait for the seconds of the header `Retry-After`, then go on.',
    status: 429
  },
  OVERLOADED: {
    meaning: 'The server has more to do than it can take on.',
    remedy: 'Try again after the seconds of the header `Retry-After`.',
    status: 503
  },
  TIMEOUT: {
    meaning: 'The request took longer than the server allows.',
    remedy: 'Ask for less at once. After a change, read the record before you repeat it: it may have been made.',
    status: 504
  },
  LIMIT_EXCEEDED: {
    meaning: 'The document, its variables or its cost are more than one request may ask for.',
    remedy: 'Ask for less at once; `limit` names the limit, `maximum` is its value and `found` what the request has.',
    status: 400,
    spec: true
  },
  TOO_LARGE: {
    meaning: 'The request is larger than the server reads.',
    remedy: 'Send less than 1 MB; split long lists over several requests.',
    status: 413
  },
  UNAUTHENTICATED: {
    meaning: 'The key sent with the request is not valid, or not any more.',
    remedy: 'Send `Authorization: Bearer <key>` with a key that is, or no such header to read.',
    status: 401
  },
  FORBIDDEN: {
    meaning: 'The operation needs a key, or one with another role; `role` is the least that may.',
    remedy: 'Send `Authorization: Bearer <key>` with a key of that role, or leave out what it may not do.',
    status: 403
  },
  DATABASE_UNAVAILABLE: {
    meaning: 'The database cannot be reached, broke off, or takes no changes; what was asked has not been done.',
    remedy: 'Try again after the seconds of the header `Retry-After`; the server reconnects by itself.',
    status: 503
  },
  OUTCOME_UNKNOWN: {
    meaning: 'The database broke off while it committed the change: it may or may not have been made.',
    remedy: 'Read the record, then decide whether to send the change again.',
    status: 503
  },
  INTERNAL: {
    meaning: 'Something went wrong on our side; it is in the log under the id given.',
    remedy: 'Try again later, and tell us the id.'
  }
} as const satisfies Record<string, ErrorCode>

export type ErrorCodeName = keyof typeof ERROR_CODES

/**
 * Every problem a change can be answered with instead of being made: not an error of the request but part of the
 * answer, typed, one of the mutation's result union. Listed in the docs like the error codes.
 */
export const PROBLEMS = {
  VALIDATION_ERROR: {
    type: 'ValidationError',
    meaning: 'The input cannot be used as it is; `issues` names each field at fault and says why.',
    remedy: 'Mend the fields named and send it again.'
  },
  NOT_FOUND: {
    type: 'NotFound',
    meaning: 'The change names something that is not on record.',
    remedy: 'Look it up or record it first; `path` says which field names it.'
  },
  NOT_ALLOWED: {
    type: 'NotAllowed',
    meaning: 'The role of the key is not enough for this change; `needed` is the least that is.',
    remedy: 'Ask with a key of that role, or, where something is created, record a draft with `publish: false`.'
  },
  CONFLICT: {
    type: 'Conflict',
    meaning: 'The change contradicts what is on record, or what somebody else wrote meanwhile.',
    remedy: 'Read the current state and decide again; the message says what stands in the way.'
  },
  EVIDENCE_REQUIRED: {
    type: 'EvidenceRequired',
    meaning: 'A ruling would stand without any published quote or article, or a quote without any published article.',
    remedy: 'Give it evidence that is published, or publish the evidence first.'
  },
  IDEMPOTENCY_MISMATCH: {
    type: 'IdempotencyMismatch',
    meaning: 'The idempotency key was sent in the last 24 hours with another input, or to another mutation.',
    remedy: 'Give every change a key of its own, and send the same change again under the same key.'
  }
} as const satisfies Record<string, Problem>

interface Problem {
  /** The GraphQL type. */
  type: string
  meaning: string
  remedy: string
}

export type ProblemCode = keyof typeof PROBLEMS

export interface UserErrorDetails {
  /** The argument at fault, dotted from the field's own: `first`, `filter.speakers`. */
  argument?: string
  /** The allowance that is used up, as docs/operate.md lists them. */
  bucket?: string
  /** The limit that is exceeded, its value, and what the request has. */
  limit?: { limit: string; maximum: number; found: number }
  /** HTTP headers of the answer. */
  headers?: Record<string, string>
}

/** An error the caller can do something about. The message says what was wrong, where, and what to do. */
export function userError(
  code: ErrorCodeName,
  message: string,
  { argument, bucket, limit, headers }: UserErrorDetails = {}
): GraphQLError {
  const { status, spec }: ErrorCode = ERROR_CODES[code]
  return new GraphQLError(message, {
    extensions: {
      code,
      ...(argument === undefined ? {} : { argument }),
      ...(bucket === undefined ? {} : { bucket }),
      ...limit,
      // Read and taken out by the server before the answer is sent.
      ...(status === undefined ? {} : { http: { status, ...(spec ? { spec } : {}), ...(headers ? { headers } : {}) } })
    }
  })
}

/** The viewer's role is not enough; `needed` is the least that would be. */
export class NotAllowed extends GraphQLError {
  readonly needed: Role

  constructor(needed: Role, message: string) {
    super(message, { extensions: { code: 'FORBIDDEN', role: needed.toUpperCase(), http: { status: ERROR_CODES.FORBIDDEN.status } } })
    this.needed = needed
  }
}

/** Whether the error is one of ours, meant for the caller's eyes. */
export function isUserError(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && Object.hasOwn(ERROR_CODES, String(error.extensions['code']))
}
