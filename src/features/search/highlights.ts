/** What ts_headline puts around what it found: control characters, which search_plain leaves in no text. */
export const START = '\u0001'
export const STOP = '\u0002'

/** Most characters of one highlight, and how many stand before what was found first. */
export const HIGHLIGHT_MAX = 240
const LEAD = 60

/** A stretch of a text: found, or in between. */
export interface Part {
  text: string
  matched: boolean
}

/** What was found in one text of a record. */
export interface Highlight {
  field: 'NAME' | 'ALIAS' | 'DESCRIPTION' | 'TEXT' | 'TRANSLATION'
  parts: Part[]
}

/** One for each text in which something was found. */
export function highlightsIn(fields: readonly [field: string, text: string, ...marked: string[]][]): Highlight[] {
  return fields.flatMap(([field, text, ...marked]) => {
    const parts = partsOf(text, ...marked)
    return parts ? [{ field: field as Highlight['field'], parts }] : []
  })
}

/**
 * The stretches of `text` around what was found, in order, as they were written; joined they are a piece of it. Each of
 * `marked` is the text with every mark of punctuation as a space and marks around something found, character for
 * character. Null where nothing was found in it.
 */
export function partsOf(text: string, ...marked: string[]): Part[] | null {
  const letters = [...text]
  const each = marked.map((one) => foundIn(one, letters.length))
  const found = letters.map((_letter, at) => each.some((one) => one[at]))
  const first = found.indexOf(true)
  if (first < 0) return null
  const [from, to] = windowOf(letters, first)
  const parts: Part[] = []
  for (let at = from; at < to; at++) {
    const matched = found[at] ?? false
    const last = parts.at(-1)
    if (last?.matched === matched) last.text += letters[at] ?? ''
    else parts.push({ text: letters[at] ?? '', matched })
  }
  return parts
}

/** For each character whether it belongs to what was found; [] where the marked text is not as long as the text. */
function foundIn(marked: string, length: number): boolean[] {
  const found: boolean[] = []
  let inside = false
  for (const letter of marked) {
    if (letter === START) inside = true
    else if (letter === STOP) inside = false
    else found.push(inside)
  }
  return found.length === length ? found : []
}

/** Where a piece of bounded length begins and ends, between words where there are any. */
function windowOf(letters: string[], first: number): [from: number, to: number] {
  if (letters.length <= HIGHLIGHT_MAX) return [0, letters.length]
  const isSpace = (at: number) => /\s/u.test(letters[at] ?? ' ')
  let from = Math.max(0, Math.min(first - LEAD, letters.length - HIGHLIGHT_MAX))
  while (from > 0 && from < first && !isSpace(from - 1)) from++
  let to = Math.min(letters.length, from + HIGHLIGHT_MAX)
  const whole = to
  while (to < letters.length && to > first + 1 && !isSpace(to)) to--
  // One endless word: cut through it rather than show next to nothing.
  if (to <= first + 1) to = whole
  return [from, to]
}
