import { Refusal } from '../history/refusal.ts'
import type { Alike } from './alike.ts'

/** A quote on record that may be the same utterance, as it is offered. */
export interface Candidate {
  quoteId: string
  /** In percent. */
  similarity: number
}

export function candidateOf({ quote: { quoteId }, similarity }: Alike): Candidate {
  return { quoteId, similarity: Math.round(similarity * 100) }
}

/** Words nearly the same are on record: whoever records them says whether it is the same utterance. */
export class DuplicateQuote extends Refusal {
  override readonly name = 'DuplicateQuote'
  readonly candidates: readonly Candidate[]

  constructor(alike: readonly Alike[]) {
    const few = alike.length === 1 ? 'a quote' : `${alike.length} quotes`
    super(
      'DUPLICATE_QUOTE',
      `input.parts: ${few} on record may be the same utterance: add the citation to it with addCitation, or say allowDuplicate: true where it is another.`,
      'input.parts'
    )
    this.candidates = alike.map(candidateOf)
  }
}
