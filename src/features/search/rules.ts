import { fold } from '../../text/fold.ts'

/** Fewest letters and digits, folded, and most characters of a text that is searched for. */
export const TEXT_MIN = 2
export const TEXT_MAX = 200

/** A last word of so many letters is also taken for the beginning of one. */
const PREFIX_MIN = 3

/** What is searched for, taken apart. */
export interface SearchText {
  tokens: Token[]
  /** As websearch_to_tsquery reads it: words, "phrases", -word, or. Nothing else is left in it. */
  words: string
  /** Without the last word, and that word, where it may be the beginning of one. */
  before: string
  last: string | null
  /** The words that are looked for, not those left out, joined by spaces. */
  wanted: string
}

interface Token {
  words: string[]
  quoted: boolean
  left: boolean
}

const WORD = String.raw`[\p{L}\p{N}\p{M}]+`
const TOKEN = new RegExp(String.raw`(?<left>(?<![\p{L}\p{N}\p{M}])-)?(?:"(?<phrase>[^"]*)"?|(?<word>${WORD}))`, 'gu')

/**
 * Reads a text as people write it into a search box. All but letters, digits, quotation marks and a minus before a word
 * is white space: `%`, `_`, brackets and marks of direction mean nothing here. Never fails.
 */
export function readText(text: string): SearchText {
  const plain = text.normalize('NFC').replace(/[“”„‟«»]/g, '"')
  const tokens = [...plain.matchAll(TOKEN)].map(({ groups = {} }): Token => {
    const quoted = groups['phrase'] !== undefined
    return { words: (groups['phrase'] ?? groups['word'] ?? '').match(new RegExp(WORD, 'gu')) ?? [], quoted, left: groups['left'] !== undefined }
  })
  const endsInWord = /[\p{L}\p{N}\p{M}]$/u.test(plain)
  return assemble(tokens.filter(({ words }) => words.length > 0), endsInWord)
}

function assemble(tokens: Token[], endsInWord: boolean): SearchText {
  const simple = tokens.every((token) => !token.quoted && !token.left && !isOr(token))
  const last = tokens.at(-1)?.words[0] ?? ''
  const isPrefix = simple && endsInWord && [...last].length >= PREFIX_MIN
  return {
    tokens,
    words: written(tokens),
    before: isPrefix ? written(tokens.slice(0, -1)) : '',
    last: isPrefix ? last : null,
    wanted: tokens.filter((token) => !token.left && !isOr(token)).flatMap(({ words }) => words).join(' ')
  }
}

function isOr({ words, quoted, left }: Token): boolean {
  return !quoted && !left && words[0]?.toLowerCase() === 'or'
}

function written(tokens: Token[]): string {
  return tokens
    .map(({ words, quoted, left }) => `${left ? '-' : ''}${quoted ? `"${words.join(' ')}"` : words.join(' ')}`)
    .join(' ')
}

/** Whether a text is too long to be looked into at all. */
export function lengthFault(text: string): string | null {
  // Characters are counted by the letter only where there are few: a long text is long by any count.
  const length = text.length > 2 * TEXT_MAX ? text.length : [...text].length
  return length > TEXT_MAX ? `has ${length} characters: give ${TEXT_MAX} at most` : null
}

/** What keeps a text from being searched for, or null. */
export function searchFault(text: string, { wanted }: SearchText): string | null {
  const long = lengthFault(text)
  if (long !== null) return long
  if (fold(wanted).replaceAll(' ', '').length >= TEXT_MIN) return null
  return `has fewer than ${TEXT_MIN} letters or digits to look for: give a word`
}

/** The words that are looked for, folded, each once. */
export function wordsOf({ wanted }: SearchText): string[] {
  return [...new Set(wanted.split(' ').map(fold))].filter((word) => word !== '')
}

/** The same text with words in the place of others, by their folded form; one with a capital stays with one. */
export function withWords({ tokens }: SearchText, replaced: ReadonlyMap<string, string>): SearchText {
  const instead = (word: string) => {
    const other = replaced.get(fold(word)) ?? word
    return /^\p{Lu}/u.test(word) ? `${other.slice(0, 1).toUpperCase()}${other.slice(1)}` : other
  }
  return assemble(
    tokens.map((token) => (token.left ? token : { ...token, words: token.words.map(instead) })),
    false
  )
}
