import type { CursorFamily } from '../graphql/cursors.ts'
import { literal } from './json.ts'

/** The cursor of a sort key, as graphql/cursors.ts makes it; `key` is SQL. */
export function cursorSql({ name, order }: CursorFamily, key: string): string {
  const text = `v1:${name}:${order}:`
  const check = `encode(substring(sha256(${bytes(`${literal(`greenlit cursor ${text}`)} || ${key}`)}) FOR 4), 'hex')`
  // PostgreSQL's base64 breaks lines. To write base64url, three more such calls for each cursor, takes a twelfth of the board's statement.
  return `replace(${base64Sql(`${literal(text)} || ${key} || ${check}`)}, E'\\n', '')`
}

/** A text in base64, with a new line after 76 characters of it. */
export function base64Sql(text: string): string {
  return `encode(${bytes(text)}, 'base64')`
}

/** The bytes of a text: in UTF-8, as the database and its connections have it. convert_to() looks its encoding up each time. */
function bytes(text: string): string {
  return `textsend(${text})`
}
