import type { Prisma } from '../../database/generated/client.ts'
import { overlaps } from '../../dates/order.ts'
import type { Change } from '../history/actions.ts'
import { read } from '../history/inputs.ts'
import { redirect } from '../history/redirects.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve } from '../history/resolve.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { currentRulings, dropDraft, insertRuling, keepRevision as keepRulingRevision, replaceRuling } from '../renewals/versions.ts'
import { withoutThoseOf } from './cite.ts'
import { type CitationContent, installmentsOf, type QuoteContent, showsOf, type StanceContent, textOf } from './content.ts'
import { mergeQuotesInput } from './inputs.ts'
import { withVoices } from './resolve.ts'
import { summaryOf } from './summary.ts'
import { type CurrentQuote, currentQuote, replaceContent } from './versions.ts'

/**
 * Makes two records of one utterance one: the longer form is kept, and what each article printed stays with its citation.
 * Stances, citations and the rulings that rest on `from` move, and its id leads to `into`. Answers for earlier record times
 * stay what they were. Needs a wide change. Returns the id of `into`.
 */
export async function mergeQuotes(change: Change, input: unknown): Promise<string> {
  const { from, into, reason } = read(mergeQuotesInput, input)
  const { tx } = change
  const fromId = await resolve(tx, 'Quote', from, 'input.from')
  const intoId = await resolve(tx, 'Quote', into, 'input.into')
  if (fromId === intoId) {
    throw new Refusal('CONFLICT', 'input.into: both name the same quote: there is nothing to merge.', 'input.into')
  }
  const [gone, kept] = [await currentQuote(tx, fromId, 'input.from'), await currentQuote(tx, intoId, 'input.into')]
  requireOneUtterance(gone, kept)
  const content = await withVoices(change, joined(change, gone.content, kept.content))
  replaceContent(change, kept, content)
  replaceContent(change, gone, gone.content, 'WITHDRAWN')
  const shows = [...showsOf(gone.content), ...showsOf(content), ...(await moveEvidence(change, fromId, intoId))]
  await tx.quote.update({ where: { id: fromId }, data: { mergedIntoId: intoId } })
  // A quote has no slug: its id is all that leads on.
  await redirect(change, 'Quote', { id: fromId, slug: fromId }, intoId)
  const touched = [...new Set(shows)].sort()
  const summary = `Two records of one quote are one: ${await summaryOf(tx, content)}`
  change.log({ kind: 'MERGE', summary, happened: content.said, shows: touched, installments: installmentsOf(content), quoteId: intoId, reason })
  deriveStatus(change, touched)
  return intoId
}

function requireOneUtterance(gone: CurrentQuote, kept: CurrentQuote): void {
  for (const [quote, argument] of [[gone, 'input.from'], [kept, 'input.into']] as const) {
    if (quote.visibility === 'PUBLISHED') continue
    const message = `${argument}: the quote is ${quote.visibility.toLowerCase()}, and only published ones can be merged.`
    throw new Refusal('CONFLICT', message, argument)
  }
  if (gone.content.speakerId === null || kept.content.speakerId === null) {
    throw new Refusal('CONFLICT', 'input.from: an unnamed source is never taken for another: name the speaker first.', 'input.from')
  }
  if (gone.content.speakerId !== kept.content.speakerId) {
    throw new Refusal('CONFLICT', 'input.from: the two have different speakers: merge the speakers, or correct one of the quotes first.', 'input.from')
  }
}

/** All that the one quote claims, made of what the two claimed. */
function joined(change: Change, gone: QuoteContent, kept: QuoteContent): QuoteContent {
  const longer = textOf(gone).length > textOf(kept).length && gone.kind !== 'PARAPHRASE' ? gone : kept
  const other = longer === kept ? gone : kept
  const unknown = { earliest: null, latest: null }
  if (!overlaps(gone.said ?? unknown, kept.said ?? unknown)) {
    change.warnings.push(`The two were of different dates: ${kept.said?.label} stays, ${gone.said?.label} goes.`)
  }
  if (gone.eventId && kept.eventId && gone.eventId !== kept.eventId) {
    change.warnings.push('The two were said at different events: that of the quote which is kept stays.')
  }
  const { kind, parts, language } = longer
  return {
    ...{ kind, parts, language, speakerId: kept.speakerId, attribution: kept.attribution },
    onBehalfOfId: kept.onBehalfOfId ?? gone.onBehalfOfId,
    eventId: kept.eventId ?? gone.eventId,
    said: kept.said ?? gone.said,
    // A translation of the shorter form would say less than the words it stands beside.
    translation: longer.translation,
    prompt: longer.prompt ?? other.prompt,
    about: union(kept.about, gone.about, ({ showId, installmentId }) => `${showId} ${installmentId ?? ''}`),
    stances: joinedStances(change, gone.stances, kept.stances),
    citations: joinedCitations(gone, kept, longer)
  }
}

function joinedStances(change: Change, gone: StanceContent[], kept: StanceContent[]): StanceContent[] {
  const subject = (stance: StanceContent) => `${stance.showId} ${stance.installmentId ?? ''} ${stance.subject}`
  const contradicted = gone.filter((one) => kept.some((other) => subject(one) === subject(other) && one.value !== other.value))
  if (contradicted.length > 0) {
    change.warnings.push(`The two signalled different things about ${contradicted.map((stance) => stance.subject.toLowerCase()).join(', ')}: look at the stances.`)
  }
  return union(kept, gone, subject)
}

/** What an article printed stays said there where it is not the form that is kept. */
function joinedCitations(gone: QuoteContent, kept: QuoteContent, longer: QuoteContent): CitationContent[] {
  const variants = (content: QuoteContent) =>
    content.citations.map((citation) => ({ ...citation, wording: citation.wording ?? (textOf(content) === textOf(longer) ? null : textOf(content)) }))
  const known = variants(kept)
  return [...known, ...withoutThoseOf(known, variants(gone))]
}

function union<T>(one: readonly T[], other: readonly T[], keyOf: (item: T) => string): T[] {
  const known = new Set(one.map(keyOf))
  return [...one, ...other.filter((item) => !known.has(keyOf(item)))]
}

/** Rulings that rest on the one rest on the other from now on. Returns the shows of those that readers know. */
async function moveEvidence(change: Change, fromId: string, intoId: string): Promise<string[]> {
  const where: Prisma.RulingVersionWhereInput = { evidence: { some: { quoteId: fromId } }, visibility: { not: 'WITHDRAWN' } }
  const rulings = await currentRulings(change.tx, where)
  for (const current of rulings) {
    const own = current.content.evidence.filter(({ quoteId }) => quoteId !== fromId)
    const moved = current.content.evidence.map((item) => (item.quoteId === fromId ? { ...item, quoteId: intoId } : item))
    // What rested on both rests on the one once.
    const evidence = own.some(({ quoteId }) => quoteId === intoId) ? own : moved
    const content = { ...current.content, evidence }
    if (current.visibility === 'PUBLISHED') replaceRuling(change, current, content)
    else {
      await dropDraft(change, current)
      await insertRuling(change, current.rulingId, current, 'DRAFT', content, null)
      keepRulingRevision(change, current.rulingId, 'DRAFT', content)
    }
  }
  return rulings.filter(({ visibility }) => visibility === 'PUBLISHED').map(({ content }) => content.showId)
}
