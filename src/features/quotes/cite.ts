import type { Change } from '../history/actions.ts'
import { read } from '../history/inputs.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve } from '../history/resolve.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { type CitationContent, installmentsOf, showsOf } from './content.ts'
import { addCitationInput } from './inputs.ts'
import { withArticles } from './named.ts'
import { citationsOf } from './resolve.ts'
import { summaryOf } from './summary.ts'
import { type CurrentQuote, keepRevision, lockedQuote, replaceContent, supersedeDraft } from './versions.ts'

/** Lets a quote that is on record be printed in one more place. Returns the quote's id. */
export async function addCitation(change: Change, input: unknown): Promise<string> {
  const { quote, citation } = read(addCitationInput, input)
  const quoteId = await resolve(change.tx, 'Quote', quote, 'input.quote')
  const current = await lockedQuote(change, quoteId, 'input.quote')
  change.requires('edit', { draft: current.visibility === 'DRAFT' })
  if (current.visibility === 'WITHDRAWN') {
    throw new Refusal('CONFLICT', 'input.quote: the quote was withdrawn: nothing can be added to it.', 'input.quote')
  }
  const shows = showsOf(current.content)
  const [named] = await withArticles(change, [citation], shows, current.visibility === 'PUBLISHED', () => 'input.citation')
  await joinCitations(change, current, named ? await citationsOf(change, [named], () => 'input.citation') : [])
  return quoteId
}

/** Adds citations to a quote on record: to one that readers know as a version and an entry of the log. Returns whether any was new. */
export async function joinCitations(change: Change, known: CurrentQuote, added: readonly CitationContent[]): Promise<boolean> {
  const { content, quoteId } = known
  const fresh = withoutThoseOf(content.citations, added)
  if (fresh.length === 0) {
    change.warnings.push('The quote and its citations were on record already: nothing has changed.')
    return false
  }
  const next = { ...content, citations: [...content.citations, ...fresh] }
  if (known.visibility === 'DRAFT') {
    await supersedeDraft(change, known, next)
    keepRevision(change, quoteId, 'DRAFT', next)
    return true
  }
  replaceContent(change, known, next)
  const [shows, installments] = [showsOf(next), installmentsOf(next)]
  const summary = `Printed again: ${await summaryOf(change.tx, next)}`
  change.log({ kind: 'QUOTE', summary, happened: next.said, shows, installments, quoteId })
  deriveStatus(change, shows)
  return true
}

/** Those of some citations that are in another place, or print other words, than any that is known. */
export function withoutThoseOf(known: readonly CitationContent[], added: readonly CitationContent[]): CitationContent[] {
  const key = ({ articleId, place, wording }: CitationContent) => `${articleId} ${place} ${wording ?? ''}`
  const printed = new Set(known.map(key))
  return added.filter((citation) => !printed.has(key(citation)))
}
