import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type { ColumnType, SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import * as fc from 'fast-check'
import type { Database, MigrationConnection } from '../../src/database/client.ts'
import { testDatabase } from '../support/database.ts'

let database: Database
let connection: MigrationConnection
let adapter: SqlDriverAdapter

beforeAll(async () => {
  database = await testDatabase()
  await database.script(`CREATE TYPE mood AS ENUM ('hopeful', 'O''Brien, "quoted"')`)
  connection = await database.migrationConnection()
  adapter = await connection.adapter.connect()
})

afterAll(async () => {
  await connection?.release()
  await database?.close()
})

type TypeName = keyof typeof ColumnTypeEnum

/** A literal, what Prisma calls its type, and the value Prisma is given. */
const literals: [sql: string, type: TypeName, value: unknown][] = [
  ['true', 'Boolean', true],
  ['(-32768)::int2', 'Int32', -32768],
  ['2147483647::int4', 'Int32', 2147483647],
  ['9223372036854775807::int8', 'Int64', '9223372036854775807'],
  ['4294967295::oid', 'Int64', 4294967295],
  ['0.1::float4', 'Float', 0.1],
  ['1e-300::float8', 'Double', 1e-300],
  ["'NaN'::float8", 'Double', Number.NaN],
  ["'-Infinity'::float8", 'Double', Number.NEGATIVE_INFINITY],
  ['12345678901234567890.000100::numeric', 'Numeric', '12345678901234567890.000100'],
  ["'“Nick & Charlie” 🏳️‍🌈'::text", 'Text', '“Nick & Charlie” 🏳️‍🌈'],
  ["''::text", 'Text', ''],
  ["'abc'::varchar(5)", 'Text', 'abc'],
  ["'abc'::bpchar(5)", 'Text', 'abc  '],
  ["'f'::\"char\"", 'Character', 'f'],
  ["'pg_class'::name", 'Text', 'pg_class'],
  ["'hopeful'::mood", 'Text', 'hopeful'],
  ["'018f3c1e-0000-7000-8000-00000000abcd'::uuid", 'Uuid', '018f3c1e-0000-7000-8000-00000000abcd'],
  [`'{"b": 1, "a":[null]}'::json`, 'Json', '{"b": 1, "a":[null]}'],
  [`'{"b": 1, "a":[null]}'::jsonb`, 'Json', '{"a": [null], "b": 1}'],
  ["'2026-02-15'::date", 'Date', '2026-02-15'],
  ["'infinity'::date", 'Date', 'infinity'],
  ["'23:59:59.999999'::time", 'Time', '23:59:59.999999'],
  ["'2026-02-15 10:11:12.123456'::timestamp", 'DateTime', '2026-02-15T10:11:12.123456+00:00'],
  ["'2026-02-15 10:11:12+05:30'::timestamptz", 'DateTime', '2026-02-15T04:41:12+00:00'],
  ["'\\x00ff10'::bytea", 'Bytes', Buffer.from([0, 255, 16])],
  ["'a b'::tsvector", 'Text', "'a' 'b'"],
  ["tstzrange('2026-01-01Z', null)", 'Text', '["2026-01-01 00:00:00+00",)'],
  ["'1 day 02:00'::interval", 'Text', '1 day 02:00:00'],
  ['NULL::int4', 'Int32', null],
  ['ARRAY[true, NULL, false]', 'BooleanArray', [true, null, false]],
  ['ARRAY[1, 2]::int2[]', 'Int32Array', [1, 2]],
  ['ARRAY[1, NULL]::int4[]', 'Int32Array', [1, null]],
  ['ARRAY[9223372036854775807]::int8[]', 'Int64Array', ['9223372036854775807']],
  ['ARRAY[0.5]::float4[]', 'FloatArray', [0.5]],
  ['ARRAY[0.1]::float8[]', 'DoubleArray', [0.1]],
  ['ARRAY[1.50]::numeric[]', 'NumericArray', ['1.50']],
  [`ARRAY['a,b', '"', '', NULL, 'NULL']::text[]`, 'TextArray', ['a,b', '"', '', null, 'NULL']],
  [`ARRAY['a']::varchar[]`, 'TextArray', ['a']],
  [`ARRAY['a']::name[]`, 'TextArray', ['a']],
  [`ARRAY['018f3c1e-0000-7000-8000-00000000abcd']::uuid[]`, 'UuidArray', ['018f3c1e-0000-7000-8000-00000000abcd']],
  [`ARRAY['{"a":1}']::jsonb[]`, 'JsonArray', ['{"a": 1}']],
  [`ARRAY['2026-02-15']::date[]`, 'DateArray', ['2026-02-15']],
  [`ARRAY['10:00']::time[]`, 'TimeArray', ['10:00:00']],
  [`ARRAY['2026-02-15 10:00']::timestamp[]`, 'DateTimeArray', ['2026-02-15T10:00:00+00:00']],
  [`ARRAY['2026-02-15 10:00+02']::timestamptz[]`, 'DateTimeArray', ['2026-02-15T08:00:00+00:00']],
  [`ARRAY['\\x00ff']::bytea[]`, 'BytesArray', [Buffer.from([0, 255])]],
  [`ARRAY['hopeful']::mood[]`, 'Text', '{hopeful}']
]

describe('a value read from the database', () => {
  test.each(literals)('%s arrives as Prisma expects it', async (sql, type, value) => {
    const result = await adapter.queryRaw({ sql: `SELECT ${sql} AS value`, args: [], argTypes: [] })
    expect(result.columnNames).toEqual(['value'])
    expect(nameOf(result.columnTypes[0])).toBe(type)
    expect(result.rows).toEqual([[value]])
  })
})

describe('a value written and read again', () => {
  const roundTrips: [type: string, values: fc.Arbitrary<unknown>][] = [
    ['text', fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))],
    ['text[]', fc.array(fc.option(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'))))],
    ['int4', fc.integer()],
    ['float8', fc.double({ noNaN: true })],
    ['bool', fc.boolean()],
    ['uuid', fc.uuid()],
    ['bytea', fc.uint8Array().map((bytes) => Buffer.from(bytes))]
  ]
  test.each(roundTrips)('is the same %s', async (type, values) => {
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const { rows } = await adapter.queryRaw({ sql: `SELECT $1::${type}`, args: [value], argTypes: [anything] })
        // PostgreSQL's float8 knows -0, its text form in pg does not.
        expect(rows[0]?.[0]).toEqual(Object.is(value, -0) ? 0 : value)
      }),
      { numRuns: 50 }
    )
  })

  test('is the same moment, however it was zoned', async () => {
    const [min, max] = [new Date('0001-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')]
    const date = fc.date({ min, max, noInvalidDate: true })
    await fc.assert(
      fc.asyncProperty(date, async (moment) => {
        const [row] = await database.prisma.$queryRaw<{ at: Date }[]>`SELECT ${moment}::timestamptz AS at`
        expect(row?.at.toISOString()).toBe(moment.toISOString())
      }),
      { numRuns: 50 }
    )
  })

  test('is JSON with every value kept, through Prisma', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
        const text = JSON.stringify(value)
        // The one character PostgreSQL's text cannot hold.
        fc.pre(!text.includes('\\u0000'))
        const [row] = await database.prisma.$queryRaw<{ value: unknown }[]>`SELECT ${text}::json AS value`
        expect(JSON.stringify(row?.value)).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 50 }
    )
  })
})

describe('Database.sql', () => {
  test('gives plain objects that read the same in every time zone', async () => {
    const rows = await database.sql(
      `SELECT $1::int8 AS count, 9007199254740993::int8 AS big, true AS yes, '2026-02-15'::date AS day,
        '2026-02-15 10:00Z'::timestamptz AS at, '{"a": 1}'::jsonb AS json, NULL AS nothing`,
      [3]
    )
    expect(rows).toEqual([
      {
        count: 3,
        big: '9007199254740993',
        yes: true,
        day: '2026-02-15',
        at: '2026-02-15 10:00:00+00',
        json: { a: 1 },
        nothing: null
      }
    ])
  })

  test('runs under the same settings on both databases', async () => {
    const settings = {
      TimeZone: 'UTC',
      DateStyle: 'ISO, MDY',
      IntervalStyle: 'postgres',
      bytea_output: 'hex',
      transaction_isolation: 'read committed',
      default_text_search_config: 'pg_catalog.english'
    }
    const rows = await database.sql(`SELECT current_setting(name) AS value FROM unnest($1::text[]) AS name`, [
      Object.keys(settings)
    ])
    expect(rows.map((row) => row['value'])).toEqual(Object.values(settings))
  })
})

const anything = { scalarType: 'unknown', arity: 'scalar' } as const

function nameOf(type: ColumnType | undefined): string | undefined {
  return Object.entries(ColumnTypeEnum).find(([, value]) => value === type)?.[0]
}
