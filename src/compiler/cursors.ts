import { literal } from './json.ts'

/** The cursor of a sort key, as graphql/cursors.ts makes it. `family` is SQL of "v1:<connection>:<order>:". */
export function cursorSql(family: string, key: string): string {
  const bytes = `convert_to(${family} || ${key}, 'UTF8')`
  const check = `substr(encode(sha256(convert_to('greenlit cursor ' || ${family} || ${key}, 'UTF8')), 'hex'), 1, 8)`
  // base64url: PostgreSQL's base64 breaks lines, has other letters for 62 and 63, and pads. (One translate() takes four times as long.)
  return `rtrim(replace(replace(replace(encode(${bytes} || ${check}::bytea, 'base64'), E'\\n', ''), '+', '-'), '/', '_'), '=')`
}

/** The beginning of a connection's cursors in one order, as SQL. */
export function familySql(name: string, order: string): string {
  return literal(`v1:${name}:${order}:`)
}
