import type { FieldRef } from '@pothos/core'
import type { PrismaModelTypes } from '@pothos/plugin-prisma'
import type { ImpreciseDate } from '../dates/date.ts'
import { builder } from './builder.ts'
import type { Types } from './builder.ts'
import { declared } from './declarations.ts'
import type { ModelFields } from './fields.ts'
import type { Row } from './rows.ts'

const DatePrecision = builder.enumType('DatePrecision', {
  description: 'How precise the source of a date is.',
  values: {
    TIME: { description: 'A clock time. Example: `2025-02-17T14:30Z`.' },
    DAY: { description: 'A day. Example: `2025-02-17`.' },
    MONTH: { description: 'A month. Example: `2024-10`.' },
    SEASON: { description: 'A season of three months. Example: `2024-23`, fall 2024.' },
    YEAR: { description: 'A year. Example: `2024`.' },
    DECADE: { description: 'A decade. Example: `202X`.' },
    CENTURY: { description: 'A century. Example: `19XX`.' },
    INTERVAL: { description: 'From one date to another, either end may be open. Example: `2025-02-15/2025-02-16`.' }
  } as const
})

/** The public face of an imprecise date, as src/dates makes it and the database keeps it (JSON). */
export const ImpreciseDateRef = builder.objectRef<ImpreciseDate>('ImpreciseDate').implement({
  description:
    'A date no more precise than its source: what it says in EDTF, the days it can mean, and how people write it. A ' +
    'date ' +
    'that is not known at all is null. Example: fall 2024 is `2024-23`, 2024-09-01 to 2024-11-30, "Fall 2024".',
  fields: (t) => ({
    edtf: t.expose('edtf', {
      type: 'EDTF',
      description: 'The date in EDTF (ISO 8601-2), level 1. Example: `2024-23`.'
    }),
    earliest: t.expose('earliest', {
      type: 'Date',
      nullable: true,
      description: 'The first day it can mean; null where its beginning is open or unknown. Example: `2024-09-01`.'
    }),
    latest: t.expose('latest', {
      type: 'Date',
      nullable: true,
      description: 'The last day it can mean; null where its end is open or unknown. Example: `2024-11-30`.'
    }),
    precision: t.expose('precision', { type: DatePrecision, description: 'How precise the source is. Example: `SEASON`.' }),
    label: t.exposeString('label', { description: 'As people write it, in English. Example: `Fall 2024`.' }),
    approximate: t.exposeBoolean('approximate', { description: 'Whether the source says "around". Example: `false`.' }),
    uncertain: t.exposeBoolean('uncertain', { description: 'Whether the source is not sure. Example: `false`.' }),
    phrase: t.exposeString('phrase', {
      nullable: true,
      description: 'The words of the source it was read from. Example: `back in the fall of 2024`.'
    }),
    anchor: t.expose('anchor', {
      type: 'Date',
      nullable: true,
      description: 'The day those words count from. Example: `2025-02-17`, for "this past weekend".'
    }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The exact moment, where clock time and zone are known. Example: `2025-02-17T14:30:00.000Z`.',
      extensions: declared({ kind: 'moment', property: 'at' }),
      resolve: (date) => (date.at === null ? null : new Date(date.at))
    })
  })
})

/** An imprecise date kept in a JSON column of the type's model. */
export function dateField<Model extends PrismaModelTypes, Shape extends object>(
  t: ModelFields<Model, Shape>,
  column: keyof Model['Shape'] & string,
  { description, nullable = true }: { description: string; nullable?: boolean }
): FieldRef<Types> {
  return (t as unknown as { field(options: object): FieldRef<Types> }).field({
    type: ImpreciseDateRef,
    description,
    nullable,
    select: { [column]: true },
    extensions: declared({ kind: 'date', column }),
    resolve: (row: Row) => row[column]
  })
}
