import type { Context } from './context.ts'

/** The two clocks of one answer. `knownAt` null: what is current, read without asking when that began. */
export interface Clock {
  /** The end of this day, 'YYYY-MM-DD' in UTC, in the world. */
  asOf: string
  /** The moment of record time, capped to the end of the log. */
  knownAt: Date | null
}

export interface ClockArgs {
  asOf?: string | null | undefined
  knownAt?: Date | null | undefined
}

/** The clock that the arguments ask for: today and now where they do not say. */
export async function readClock(args: ClockArgs, context: Context): Promise<Clock> {
  return { asOf: args.asOf ?? today(context), knownAt: await readKnownAt(args.knownAt, context) }
}

/** The moment of record time asked for, no later than the last entry of the log; null where none is asked for. */
async function readKnownAt(knownAt: Date | null | undefined, context: Context): Promise<Date | null> {
  if (!knownAt) return null
  const { recordedAt } = await context.head()
  return knownAt < recordedAt ? knownAt : recordedAt
}

/** Today in UTC, as the request came in. */
export function today({ now }: Context): string {
  return now.toISOString().slice(0, 10)
}

/** Midnight UTC at the beginning of a day: how the projection and the date columns keep days. */
export function midnight(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

/** The day of a date column. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
