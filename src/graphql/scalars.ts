import { GraphQLError, Kind } from 'graphql'
import type { ValueNode } from 'graphql'
import { DateError, parseDate } from '../dates/date.ts'
import { isDay } from '../dates/days.ts'
import { builder } from './builder.ts'
import { userError } from './errors.ts'

const MOMENT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

const FIRST_DAY = '1800-01-01'
const LAST_DAY = '2200-12-31'

builder.scalarType('Date', {
  description: 'A day in UTC, `YYYY-MM-DD`. Example: `2025-02-17`. Input takes the years 1800 to 2200.',
  serialize: (value) => value,
  parseValue: readDay,
  parseLiteral: (node) => atNode(node, readDay)
})

builder.scalarType('DateTime', {
  description: 'A moment, ISO 8601; always answered in UTC with milliseconds. Example: `2025-02-17T14:30:00.000Z`.',
  serialize: (value) => value.toISOString(),
  parseValue: readMoment,
  parseLiteral: (node) => atNode(node, readMoment)
})

builder.scalarType('EDTF', {
  description:
    'An imprecise date in EDTF (ISO 8601-2), levels 0 and 1. Examples: `2025-02-17`, `2024-10`, `2024-23` (fall ' +
    '2024), ' +
    '`2025-02-15/2025-02-16`, `2024~` (around 2024).',
  serialize: (value) => value,
  parseValue: readEdtf,
  parseLiteral: (node) => atNode(node, readEdtf)
})

builder.scalarType('Position', {
  description: 'A place in the update log: a whole number from 0 to 9007199254740991. Example: `42`.',
  serialize: (value) => Number(value),
  parseValue: readPosition,
  parseLiteral: (node) => atNode(node, readPosition)
})

/** Reads a value written in the document; an error says where it stands, which graphql-js leaves to us. */
function atNode<T>(node: ValueNode, read: (value: unknown) => T): T {
  try {
    return read(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined)
  } catch (error) {
    if (error instanceof GraphQLError)
      throw new GraphQLError(error.message, { nodes: node, extensions: error.extensions })
    throw error
  }
}

function readDay(value: unknown): string {
  if (typeof value === 'string' && isDay(value) && value >= FIRST_DAY && value <= LAST_DAY) return value
  throw userError('BAD_DATE', `${shown(value)} is not a day within the years 1800 to 2200: write it as "2025-02-17".`)
}

function readMoment(value: unknown): Date {
  const day = typeof value === 'string' ? MOMENT.exec(value)?.[1] : undefined
  if (day !== undefined && isDay(day) && day >= FIRST_DAY && day <= LAST_DAY) return new Date(String(value))
  throw userError(
    'BAD_DATE',
    `${shown(value)} is not a moment within the years 1800 to 2200: write it as "2025-02-17T14:30:00Z", zone included.`
  )
}

function readEdtf(value: unknown): string {
  if (typeof value !== 'string') throw userError('BAD_DATE', `${shown(value)} is not an EDTF date: write a text.`)
  try {
    return parseDate(value).edtf
  } catch (error) {
    throw error instanceof DateError ? userError('BAD_DATE', error.message) : error
  }
}

function readPosition(value: unknown): bigint {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value)
  if (typeof value === 'string' && /^\d{1,16}$/.test(value) && Number.isSafeInteger(Number(value))) return BigInt(value)
  throw userError('BAD_ARGUMENT', `${shown(value)} is not a position of the log: give a whole number, as in 42.`)
}

/** A value as it stands in a message: short, one line. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'This'
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`
}
