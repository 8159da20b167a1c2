import { GraphQLError, Lexer, Source, TokenKind } from 'graphql'

export interface Written {
  tokens: number
  /** How deep braces, brackets and parentheses stand in each other. */
  nesting: number
}

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Counts the tokens of a document and how deep its signs nest, without building anything. The parser of graphql-js
 * calls itself for each nested sign, so this must come first. A syntax error ends the count: the parser, which reads
 * the same tokens, comes no further.
 */
export function measureTokens(text: string): Written {
  const lexer = new Lexer(new Source(text))
  const written = { tokens: 0, nesting: 0 }
  let open = 0
  try {
    for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
      written.tokens++
      if (OPENING.has(kind)) written.nesting = Math.max(written.nesting, ++open)
      else if (CLOSING.has(kind)) open--
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
  }
  return written
}
