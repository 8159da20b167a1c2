import type { CursorFamily } from '../graphql/cursors.ts'
import { literal } from './json.ts'

/** The cursor of a sort key, as graphql/cursors.ts makes it; `key` is SQL. */
export function cursorSql({ name, order }: CursorFamily, key: string): string {
  const text = `v1:${name}:${order}:`
  const check = `encode(substring(sha256(${bytes(`${literal(`greenlit cursor ${text}`)} || ${key}`)}) FOR 4), 'hex')`
  // base64url: PostgreSQL's base64 breaks lines, has other letters for 62 and 63, and pads. One translate() takes four times as
  // long, and rtrim() looks at every character.
  return [`E'\\n', ''`, `'+', '-'`, `'/', '_'`, `'=', ''`].reduce(
    (written, replaced) => `replace(${written}, ${replaced})`,
    base64Sql(`${literal(text)} || ${key} || ${check}`)
  )
}

/** A text in base64, with a new line after 76 characters of it. */
export function base64Sql(text: string): string {
  return `encode(${bytes(text)}, 'base64')`
}

/** The bytes of a text: in UTF-8, as the database and its connections have it. convert_to() looks its encoding up each time. */
function bytes(text: string): string {
  return `textsend(${text})`
}
