import { fold, words } from '../../text/fold.ts'

/** What stands in the place of words that were redacted, at every time. */
export const TOMBSTONE = '[redacted]'

/** Shorter texts are taken out of the record itself, not wherever they occur: "yes" is said by everybody. */
const SHORTEST = 6
/** Long texts are looked for in pieces, as an article may print a part of them, and patterns have a bound. */
const PIECE = 160
const PIECES_AT_ONCE = 20

/** Whether a text is particular enough to be looked for in the whole record. */
export function isTelling(text: string): boolean {
  const plain = words(text)
  return plain.length >= SHORTEST && (plain.includes(' ') || plain.length >= 2 * SHORTEST || /[^ -~]/.test(plain))
}

/**
 * Patterns (PostgreSQL's regular expressions, for use without regard to case) that match some texts wherever they occur:
 * as they are written, as they are folded, and as their bare words. What begins or ends with a plain letter matches whole
 * words (the database may know no others).
 */
export function patternsFor(texts: readonly string[]): string[] {
  const forms = texts.filter(isTelling).flatMap((text) => pieces(text).flatMap((piece) => [piece, fold(piece), words(piece)]))
  const telling = [...new Set(forms.filter(isTelling))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const patterns = []
  for (let at = 0; at < telling.length; at += PIECES_AT_ONCE) {
    patterns.push(telling.slice(at, at + PIECES_AT_ONCE).map(patternOf).join('|'))
  }
  return patterns
}

function patternOf(text: string): string {
  const escaped = text
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}\p{M}]/gu, markPattern))
    .join('\\s+')
  return `${/^[a-z0-9]/i.test(text) ? '\\m' : ''}${escaped}${/[a-z0-9]$/i.test(text) ? '\\M' : ''}`
}

/** Quotes and dashes match however they are set. */
function markPattern(mark: string): string {
  if (/['‘’‚‛′`´]/.test(mark)) return "['‘’‚‛′`´]"
  if (/["“”„‟″«»]/.test(mark)) return '["“”„‟″«»]'
  if (/[-‐‑‒–—―−]/.test(mark)) return '[-‐‑‒–—―−]'
  return /[\x21-\x7e]/.test(mark) ? `\\${mark}` : mark
}

function pieces(text: string): string[] {
  const found: string[] = []
  let piece = ''
  for (const word of text.trim().split(/\s+/)) {
    if (piece !== '' && piece.length + word.length >= PIECE) {
      found.push(piece)
      piece = ''
    }
    piece = piece === '' ? word : `${piece} ${word}`
  }
  // The last few words alone are hardly particular: they belong to what stands before them.
  if (found.length > 0 && !isTelling(piece)) return [...found.slice(0, -1), `${found.at(-1)} ${piece}`.trim()]
  return piece === '' ? found : [...found, piece]
}
