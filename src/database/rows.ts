import { types } from 'pg'
import type { CustomTypesConfig } from 'pg'

/** One row of `Database.sql`, by column name. */
export type Row = Record<string, unknown>

const { BOOL, BYTEA, INT2, INT4, INT8, OID, FLOAT4, FLOAT8, JSON: JSON_TYPE, JSONB } = types.builtins

const parsers = new Map<number, (text: string) => unknown>([
  [BOOL, (text) => text === 't'],
  [INT2, Number],
  [INT4, Number],
  [INT8, safeInteger],
  [OID, Number],
  [FLOAT4, Number],
  [FLOAT8, Number],
  [JSON_TYPE, (text) => JSON.parse(text)],
  [JSONB, (text) => JSON.parse(text)],
  [BYTEA, types.getTypeParser(BYTEA)]
])

/** Reads values the same in every time zone: pg itself turns dates into local midnights. */
export const rowTypes: CustomTypesConfig = {
  getTypeParser: (type: number) => parsers.get(type) ?? ((text: string) => text)
}

function safeInteger(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}
