import { isDeepStrictEqual } from 'node:util'
import { OPEN_TIME } from '../../database/open.ts'
import type { Change } from '../history/actions.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { mentionsOf, requireNoDrafts } from '../history/mentions.ts'
import { SAID_ALREADY } from '../history/receipt.ts'
import { Refusal, requireVersion } from '../history/refusal.ts'
import { deriveStatus, deriveStatusRestingOn } from '../renewals/projection.ts'
import { type Alike, mayBeSame } from './alike.ts'
import { joinCitations } from './cite.ts'
import { installmentsOf, type QuoteContent, showsOf } from './content.ts'
import { DuplicateQuote } from './duplicate.ts'
import { quoteCorrection, quoteInput } from './inputs.ts'
import { withArticles, withNamed } from './named.ts'
import { applyInput, inCitations, withVoices } from './resolve.ts'
import { summaryOf } from './summary.ts'
import {
  type CurrentQuote,
  dropDraft,
  insertVersion,
  keepRevision,
  lockedQuote,
  replaceContent,
  supersedeDraft
} from './versions.ts'

const EMPTY: QuoteContent = {
  kind: 'DIRECT',
  parts: [],
  speakerId: null,
  attribution: null,
  onBehalfOfId: null,
  eventId: null,
  said: null,
  language: 'en',
  translation: null,
  prompt: null,
  about: [],
  stances: [],
  citations: []
}

/**
 * Records one utterance. The same words by the same speaker, already on record, gain the new citations instead: one
 * utterance, one quote. DuplicateQuote where words are on record that are nearly the same, unless `allowDuplicate`. Returns
 * the quote's id.
 */
export async function recordQuote(change: Change, input: unknown): Promise<string> {
  const { publish, allowDuplicate, ...fields } = read(quoteInput, input)
  const content = await applyInput(change, await withNamed(change, fields, publish), EMPTY)
  await change.lockShows(showsOf(content))
  if (publish) await requirePublishable(change, content)
  const alike = await mayBeSame(change, content)
  const known = publish ? exactlySame(alike, content) : null
  if (known) {
    const joined = await joinCitations(change, known, content.citations)
    if (joined) change.warnings.push('The same words by the same speaker were on record already: the citations were added to that quote.')
    return known.quoteId
  }
  if (alike.length > 0 && !allowDuplicate) throw new DuplicateQuote(alike)
  const quoteId = newId()
  await change.tx.quote.create({ data: { id: quoteId, createdAt: new Date() } })
  if (publish) {
    change.stamped((at) => insertVersion(change, quoteId, null, 'PUBLISHED', content, at))
    await announce(change, quoteId, content)
  } else await insertVersion(change, quoteId, null, 'DRAFT', content, null)
  keepRevision(change, quoteId, publish ? 'PUBLISHED' : 'DRAFT', content)
  return quoteId
}

/** Corrects a published quote, or edits a draft. The past keeps what it knew. */
export async function correctQuote(change: Change, quoteId: string, input: unknown, expectedVersion: number | null = null): Promise<void> {
  const fields = read(quoteCorrection, input, 'input')
  const current = await lockedQuote(change, quoteId, 'input.id')
  change.requires('edit', { draft: current.visibility === 'DRAFT' })
  requireVersion({ type: 'Quote', id: quoteId }, expectedVersion, current.version)
  const published = current.visibility === 'PUBLISHED'
  const citations = fields.citations && (await withArticles(change, fields.citations, showsOf(current.content), published, inCitations))
  await replaceQuote(change, current, await applyInput(change, { ...fields, citations }, current.content), 'Corrected')
}

/** Lets a quote say something else from now on. `done` begins the sentence that readers are told. */
export async function replaceQuote(change: Change, current: CurrentQuote, content: QuoteContent, done: string): Promise<void> {
  const { quoteId } = current
  await change.lockShows(showsOf(content))
  if (current.visibility === 'WITHDRAWN') {
    throw new Refusal('CONFLICT', 'input.id: the quote was withdrawn: restore it before you change it.', 'input.id')
  }
  if (isDeepStrictEqual(content, current.content)) {
    change.warnings.push(SAID_ALREADY)
    return
  }
  if (current.visibility === 'DRAFT') {
    await supersedeDraft(change, current, content)
    return keepRevision(change, quoteId, 'DRAFT', content)
  }
  await requirePublishable(change, content)
  replaceContent(change, current, content)
  if (content.speakerId !== current.content.speakerId) await warnOfRulings(change, quoteId)
  const shows = [...new Set([...showsOf(current.content), ...showsOf(content)])]
  const summary = `${done}: ${await summaryOf(change.tx, content)}`
  change.log({ kind: 'CORRECTION', summary, happened: content.said, shows, installments: installmentsOf(content), quoteId })
  deriveStatus(change, shows)
}

/** Lets readers see a draft quote, or again one that was withdrawn, in the voices of today. */
export async function publishQuote(change: Change, quoteId: string, from: 'DRAFT' | 'WITHDRAWN'): Promise<void> {
  const current = await lockedQuote(change, quoteId, 'input.id')
  if (current.visibility !== from) {
    const only = from === 'DRAFT' ? 'a draft can be published' : 'a withdrawn one can be restored'
    throw new Refusal('CONFLICT', `input.id: the quote is ${current.visibility.toLowerCase()}, and only ${only}.`, 'input.id')
  }
  if (from === 'WITHDRAWN') await requireNotMerged(change, quoteId)
  const content = await withVoices(change, current.content)
  await requirePublishable(change, content)
  const alike = (await mayBeSame(change, content)).filter(({ quote }) => quote.visibility === 'PUBLISHED')
  if (alike.length > 0) {
    change.warnings.push('Words like these by the same speaker are published already: where the two are one quote, merge them.')
  }
  if (from === 'WITHDRAWN') {
    replaceContent(change, current, content)
    await announce(change, quoteId, content, 'CORRECTION')
    return
  }
  change.stamped(async (at) => {
    await dropDraft(change, current)
    await insertVersion(change, quoteId, current, 'PUBLISHED', content, at)
    await deriveStatusRestingOn(change, quoteId)
  })
  keepRevision(change, quoteId, 'PUBLISHED', content)
  await announce(change, quoteId, content)
}

/** What was found to be another quote is on record as that one. */
async function requireNotMerged({ tx }: Change, quoteId: string): Promise<void> {
  const { mergedIntoId } = await tx.quote.findUniqueOrThrow({ where: { id: quoteId }, select: { mergedIntoId: true } })
  if (mergedIntoId === null) return
  throw new Refusal('CONFLICT', 'input.id: the quote was merged into another, which its id leads to: it cannot be restored.', 'input.id')
}

async function announce(change: Change, quoteId: string, content: QuoteContent, kind: 'QUOTE' | 'CORRECTION' = 'QUOTE'): Promise<void> {
  const shows = showsOf(content)
  const sentence = await summaryOf(change.tx, content)
  const summary = kind === 'QUOTE' ? sentence : `On record again: ${sentence}`
  change.log({ kind, summary, happened: content.said, shows, installments: installmentsOf(content), quoteId })
  deriveStatus(change, shows)
}

/** A ruling keeps who says so: where that came from a quote whose speaker was wrong, somebody has to look. */
async function warnOfRulings(change: Change, quoteId: string): Promise<void> {
  const where = { visibility: 'PUBLISHED', knownTo: OPEN_TIME, evidence: { some: { quoteId } } }
  const rulings = await change.tx.rulingVersion.count({ where })
  if (rulings > 0) change.warnings.push(`${rulings} ruling(s) rest on this quote: look whether they still name who says so.`)
}

function exactlySame(alike: readonly Alike[], { kind }: QuoteContent): CurrentQuote | null {
  const same = alike.find(({ quote, similarity }) => similarity === 1 && quote.visibility === 'PUBLISHED' && quote.content.kind === kind)
  return same?.quote ?? null
}

/** What readers need to trace a quote, and to be told of it without meeting a draft. */
async function requirePublishable(change: Change, content: QuoteContent): Promise<void> {
  await requireNoDrafts(change, [
    ...mentionsOf('Speaker', [content.speakerId]),
    ...mentionsOf('Organisation', [content.onBehalfOfId]),
    ...mentionsOf('Event', [content.eventId]),
    ...mentionsOf('Show', showsOf(content)),
    ...mentionsOf('Installment', installmentsOf(content))
  ])
  const ids = content.citations.map(({ articleId }) => articleId)
  if ((await change.tx.article.count({ where: { id: { in: ids }, visibility: 'PUBLISHED' } })) > 0) return
  const message = 'input.citations: none of the articles is published, so readers could not trace the quote: publish one first.'
  throw new Refusal('EVIDENCE_REQUIRED', message, 'input.citations')
}
