/** JSON text being put together: fixed text, and SQL expressions that give text and never null. */
export type Json = readonly (string | { sql: string })[]

export function sql(expression: string): { sql: string } {
  return { sql: expression }
}

export const NULL: Json = ['null']

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** One SQL expression of the whole: concatenation costs PostgreSQL half of what json_build_object does. */
export function concatenated(json: Json): string {
  const parts: string[] = []
  let fixed = ''
  const flush = () => {
    if (fixed !== '') parts.push(literal(fixed))
    fixed = ''
  }
  for (const piece of json) {
    if (typeof piece === 'string') fixed += piece
    else {
      flush()
      parts.push(piece.sql)
    }
  }
  flush()
  return parts.length === 0 ? "''" : halved(parts)
}

/** Half by half: a chain would copy all that stands before a part once more for each. Parentheses cost nothing. */
function halved(parts: readonly string[]): string {
  if (parts.length <= 3) return parts.join(' || ')
  const middle = Math.ceil(parts.length / 2)
  return `(${halved(parts.slice(0, middle))}) || (${halved(parts.slice(middle))})`
}

/** A text in which nothing has to be escaped. */
export function quoted(expression: string): Json {
  return ['"', sql(expression), '"']
}

/** The expression, and `null` in JSON where it is null in SQL. */
export function orNull(expression: string): Json {
  return [sql(`COALESCE(${expression}, 'null')`)]
}

/**
 * The expression, which must not be null: where it is, the statement fails, as no character has a number below 0, and the
 * reference path answers. What stands at hand keeps PostgreSQL from finding the failure out while it plans.
 */
export function orFail(expression: string, atHand: string): Json {
  return [sql(`COALESCE(${expression}, chr(~num_nulls(${atHand})))`)]
}
