/** Up to this many characters a text is quoted whole; EDTF at our levels never needs more than half of them. */
export const LONGEST_TEXT = 64

const QUOTED_OF_LONGER = 40

/** A text that cannot be kept as a date. The message says which text, what is wrong and what to write instead. */
export class DateError extends Error {
  override name = 'DateError'
}

/** Throws the DateError for `text`; `problem` is the rest of the sentence: the fault, then the form to use. */
export function refuse(text: string, problem: string): never {
  throw new DateError(`${quoted(text)} is not a date that can be kept: ${problem}.`)
}

/**
 * The text between quotation marks, cut to 64 characters at most. Control and formatting characters and lone surrogates
 * are escaped, as the message ends up in terminals, logs and JSON.
 */
export function quoted(text: string): string {
  const shown = text.length <= LONGEST_TEXT ? text : `${text.slice(0, QUOTED_OF_LONGER)}…`
  return `“${shown.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)}”`
}
