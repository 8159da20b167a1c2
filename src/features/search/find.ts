import type { NodeType } from '../../graphql/ids.ts'
import { highlightsIn } from './highlights.ts'
import type { Highlight } from './highlights.ts'
import { findAlike, findDocuments } from './rows.ts'
import type { Found, Reading, SearchKind, Span, Wanted } from './rows.ts'
import { wordsOf, withWords } from './rules.ts'
import type { SearchText } from './rules.ts'
import { closest, isCorrectable } from './spelling.ts'

/** One found: which record, where in it, and where it stands. */
interface Finding extends Found {
  record: { type: NodeType; key: string }
  highlights: Highlight[]
}

export interface Findings {
  size: number
  found: Finding[]
  /** What was looked for instead, where nothing has the words given. */
  correctedText: string | null
}

/** Searches: by one statement, by more where words are misspelt or too many records match to be ranked. */
export async function find(text: SearchText, wanted: Wanted, span: Span): Promise<Findings> {
  const { size, found, correctedText } = await findOrCorrect(text, wanted, span)
  return {
    size,
    found: found.map((one) => ({ ...one, record: { type: NODE[one.kind], key: one.id }, highlights: highlightsIn(one.fields) })),
    correctedText
  }
}

const NODE: Record<SearchKind, NodeType> = {
  SHOW: 'Show',
  SPEAKER: 'Speaker',
  ORGANISATION: 'Organisation',
  EVENT: 'Event',
  ARTICLE: 'Article',
  QUOTE: 'Quote'
}

async function findOrCorrect(text: SearchText, wanted: Wanted, span: Span): Promise<Reading & { correctedText: string | null }> {
  const reading = await findDocuments(text, wanted, span)
  if (reading.size > 0) return { ...reading, correctedText: null }
  const corrected = await correct(text, wanted.states)
  if (corrected === null) return { ...reading, correctedText: null }
  const second = await findDocuments(corrected, wanted, span)
  return { ...second, correctedText: second.size > 0 ? corrected.words : null }
}

/** The text with its unknown words replaced by the nearest of names that the viewer may read; null where nothing is near. */
async function correct(text: SearchText, states: readonly string[]): Promise<SearchText | null> {
  const words = wordsOf(text).filter(isCorrectable)
  if (words.length === 0) return null
  const replaced = new Map<string, string>()
  for (const { word, names } of await findAlike(words, states)) {
    const near = closest(word, names)
    if (near !== null) replaced.set(word, near)
  }
  return replaced.size > 0 ? withWords(text, replaced) : null
}
