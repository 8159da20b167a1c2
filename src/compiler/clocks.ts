import { midnight } from '../graphql/clock.ts'
import type { Clock, ClockArgs } from '../graphql/clock.ts'
import type { Draft, Input } from './draft.ts'
import { asWritten } from './conditions.ts'
import type { ReadAt } from './rows.ts'
import { HEAD } from './sources.ts'

/**
 * A clock that stands for that of every request: conditions are asked for once at it, and where its day or its moment comes
 * up in them, the statement has the request's.
 */
const DAY = '0007-07-07'
const MOMENT = new Date('0007-07-07T07:07:07.007Z')

/** The clock of arguments, in SQL; a moment is capped to the end of the log, which the same statement reads. */
export function readAtOf(draft: Draft, args: Input<Readonly<Record<string, unknown>>>): ReadAt {
  const given = args.value as ClockArgs
  // Bound when they are written: a parameter that stands nowhere is refused.
  return {
    get day() {
      return given.asOf === undefined || given.asOf === null
        ? draft.today
        : draft.bind('date', args, 'asOf', ({ asOf }) => asOf)
    },
    get moment() {
      if (!given.knownAt) return null
      return `LEAST(${draft.bind('timestamptz', args, 'knownAt', ({ knownAt }) => (knownAt as Date).toISOString())}, ${HEAD.recordedAt})`
    },
    isPast: Boolean(given.knownAt)
  }
}

/** The stand-in for a clock that knows a past moment, or none. */
export function standIn({ isPast }: Pick<ReadAt, 'isPast'>): Clock {
  return { asOf: DAY, knownAt: isPast ? MOMENT : null }
}

/** Says conditions that were made at the stand-in, at the clock it stands for. */
export function saidAt(readAt: ReadAt): (value: unknown, type: string) => string {
  return (value, type) => {
    if (value === MOMENT) return readAt.moment ?? ''
    if (value instanceof Date && value.getTime() === midnight(DAY).getTime()) return `(${readAt.day})::${type}`
    return asWritten(value, type)
  }
}
