import { Prisma } from '../../database/generated/client.ts'
import type { ImpreciseDate } from '../../dates/date.ts'

const FIRST_DAY = '0001-01-01'
const LAST_DAY = '9999-12-31'

type DateColumns<P extends string> = { [K in P]: Prisma.InputJsonObject } & {
  [K in `${P}Earliest` | `${P}Latest`]: Date
}

/**
 * An imprecise date as its columns: the whole of it as JSON, and the days it can mean for order and filters (open ends
 * as the first and the last day there is). An unknown date leaves the columns out: null in the database.
 */
export function dateColumns<P extends string>(name: P, date: ImpreciseDate | null): Partial<DateColumns<P>> {
  if (!date) return {}
  return {
    [name]: { ...date },
    [`${name}Earliest`]: day(date.earliest ?? FIRST_DAY),
    [`${name}Latest`]: day(date.latest ?? LAST_DAY)
  } as unknown as DateColumns<P>
}

/** The same for an update, where an unknown date has to take the columns' values away. */
export function dateUpdate<P extends string>(name: P, date: ImpreciseDate | null) {
  const unknown = { [name]: Prisma.DbNull, [`${name}Earliest`]: null, [`${name}Latest`]: null }
  return (date ? dateColumns(name, date) : unknown) as { [K in P]: Prisma.InputJsonObject } & { [K in `${P}Earliest` | `${P}Latest`]: Date | null }
}

/** A day as Prisma wants it for a DATE column: midnight UTC. */
export function day(text: string): Date {
  return new Date(`${text}T00:00:00.000Z`)
}

/** 'YYYY-MM-DD' of a DATE column, or of the UTC day of an instant. */
export function dayText(value: Date): string {
  return value.toISOString().slice(0, 10)
}

/** The imprecise date in a JSON column that `dateColumns` wrote. */
export function dateOf(column: Prisma.JsonValue | null | undefined): ImpreciseDate | null {
  return (column ?? null) as ImpreciseDate | null
}
