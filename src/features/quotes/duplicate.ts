import { Refusal } from '../history/refusal.ts'
import type { Alike } from './alike.ts'

/** Words nearly the same are on record: whoever records them says whether it is the same utterance. */
export class DuplicateQuote extends Refusal {
  override readonly name = 'DuplicateQuote'
  readonly candidates: ReadonlyArray<{ quoteId: string; similarity: number }>

  constructor(alike: readonly Alike[]) {
    const few = alike.length === 1 ? 'a quote' : `${alike.length} quotes`
    super(
      'DUPLICATE_QUOTE',
      `input.parts: ${few} on record may be the same utterance: add the citation to it with addCitation, or say allowDuplicate: true where it is another.`,
      'input.parts'
    )
    this.candidates = alike.map(({ quote, similarity }) => ({ quoteId: quote.quoteId, similarity }))
  }
}
