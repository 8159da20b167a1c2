// Marks of the Unicode Bidirectional Algorithm (UAX #9, 2) that change the direction of what follows them.
const EMBEDDING = /[\u202a\u202b\u202d\u202e]/
const ISOLATE = /[\u2066\u2067\u2068]/
const MARK = /[\u202a-\u202e\u2066-\u2069]/g

/** Whether a text changes the direction of writing by a mark, rather than by its letters. */
export function turnsDirection(text: string): boolean {
  return text.search(MARK) >= 0
}

/** Whether all that such marks begin ends within the text, so that nothing beside it is turned round. */
export function closesDirections(text: string): boolean {
  const open: string[] = []
  for (const [mark] of text.matchAll(MARK)) {
    if (EMBEDDING.test(mark)) open.push('\u202c')
    else if (ISOLATE.test(mark)) open.push('\u2069')
    else if (open.at(-1) === mark) open.pop()
    else return false
  }
  return open.length === 0
}
