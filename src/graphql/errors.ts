import { GraphQLError } from 'graphql'

/** One way a request can fail: what it means, and what the caller can do about it. */
export interface ErrorCode {
  meaning: string
  remedy: string
  /** The HTTP status where it differs from 200. */
  status?: number
}

/** Every error code of the API is born here, and is listed in the docs. */
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
  TOO_LARGE: {
    meaning: 'The request is larger than the server reads.',
    remedy: 'Send less than 1 MB; split long lists over several requests.',
    status: 413
  },
  UNAUTHENTICATED: {
    meaning: 'The key sent with the request is not valid.',
    remedy: 'Send `Authorization: Bearer <key>` with the key printed at first start, or no such header to read.',
    status: 401
  },
  FORBIDDEN: {
    meaning: 'The operation needs a key, and the request has none.',
    remedy: 'Send `Authorization: Bearer <key>` with the key printed at first start.',
    status: 403
  },
  NOT_FOUND: {
    meaning: 'A change names something that is not on record.',
    remedy: 'Look it up first; the message says which argument names what.'
  },
  CONFLICT: {
    meaning: 'The change contradicts what is on record, or what another change wrote at the same time.',
    remedy: 'Read the current state and decide again; the message says what stands in the way.'
  },
  NO_EVIDENCE: {
    meaning: 'A ruling would stand without any published quote or article.',
    remedy: 'Give it evidence that is published, or publish the evidence first.'
  },
  INTERNAL: {
    meaning: 'Something went wrong on our side; it is in the log under the id given.',
    remedy: 'Try again later, and tell us the id.'
  }
} as const satisfies Record<string, ErrorCode>

export type ErrorCodeName = keyof typeof ERROR_CODES

export interface UserErrorDetails {
  /** The argument at fault, dotted from the field's own: `first`, `filter.speakers`. */
  argument?: string
}

/** An error the caller can do something about. The message says what was wrong, where, and what to do. */
export function userError(code: ErrorCodeName, message: string, { argument }: UserErrorDetails = {}): GraphQLError {
  const { status }: ErrorCode = ERROR_CODES[code]
  return new GraphQLError(message, {
    extensions: {
      code,
      ...(argument === undefined ? {} : { argument }),
      // Read and taken out by the server before the answer is sent.
      ...(status === undefined ? {} : { http: { status } })
    }
  })
}

/** Whether the error is one of ours, meant for the caller's eyes. */
export function isUserError(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && Object.hasOwn(ERROR_CODES, String(error.extensions['code']))
}
