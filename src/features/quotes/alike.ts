import { overlaps } from '../../dates/order.ts'
import { fold } from '../../text/fold.ts'
import type { Change, Visibility } from '../history/actions.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { type QuoteContent, showsOf, textOf } from './content.ts'
import { ALIKE, likeness } from './rules.ts'
import { type CurrentQuote, currentQuotes } from './versions.ts'

type Tx = Prisma.TransactionClient

/** What an utterance can be on record as already. */
const ON_RECORD: readonly Visibility[] = ['PUBLISHED', 'DRAFT']

/** So much of a text is looked for; beyond, pages of words are alike by their beginning. */
const LONGEST = 20_000

export interface Alike {
  quote: CurrentQuote
  /** From ALIKE to 1, where 1 is the same words. */
  similarity: number
}

/** Quotes of one speaker that look like the same utterance, in these states, the most alike first: at most 20. */
export async function alikeTo(tx: Tx, said: string, speakerId: string, states: readonly Visibility[] = ON_RECORD): Promise<Alike[]> {
  const rows = await tx.$queryRaw<Array<{ id: string }>>`SELECT quotes_alike(${fold(said).slice(0, LONGEST)}, ${speakerId}::uuid, ${[...states]}::text[]) AS id`
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const quotes = await currentQuotes(tx, { quoteId: { in: ids }, visibility: { in: [...states] } })
  return quotes
    .map((quote) => ({ quote, similarity: likeness(textOf(quote.content), said) }))
    .filter(({ similarity }) => similarity >= ALIKE)
    .sort((a, b) => b.similarity - a.similarity || (a.quote.quoteId < b.quote.quoteId ? -1 : 1))
    .slice(0, 20)
}

/** Those on record that may be the very utterance: words alike, of the same speaker, about a show in common, at a date that fits. */
export async function mayBeSame({ tx }: Change, content: QuoteContent): Promise<Alike[]> {
  if (content.speakerId === null || content.kind === 'PARAPHRASE') return []
  const shows = new Set(showsOf(content))
  const unknown = { earliest: null, latest: null }
  const found = await alikeTo(tx, textOf(content), content.speakerId)
  return found.filter(
    ({ quote }) =>
      showsOf(quote.content).some((showId) => shows.has(showId)) && overlaps(quote.content.said ?? unknown, content.said ?? unknown)
  )
}
