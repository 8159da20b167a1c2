import { OPEN_TIME } from '../../database/open.ts'
import { overlaps } from '../../dates/order.ts'
import { words } from '../../text/fold.ts'
import type { Change } from '../history/actions.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { mentionsOf, requireNoDrafts } from '../history/mentions.ts'
import { Refusal, requireVersion } from '../history/refusal.ts'
import { deriveStatus, deriveStatusRestingOn } from '../renewals/projection.ts'
import { installmentsOf, type QuoteContent, showsOf, textOf } from './content.ts'
import { quoteCorrection, quoteInput } from './inputs.ts'
import { applyInput, withVoices } from './resolve.ts'
import { summaryOf } from './summary.ts'
import {
  type CurrentQuote,
  currentQuotes,
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
 * utterance, one quote. Returns the quote's id.
 */
export async function recordQuote(change: Change, input: unknown): Promise<string> {
  const { publish, ...fields } = read(quoteInput, input)
  const content = await applyInput(change, fields, EMPTY)
  await change.lockShows(showsOf(content))
  if (publish) await requirePublishable(change, content)
  const known = publish ? await sameUtterance(change, content) : null
  if (known) return await addCitations(change, known, content)
  const quoteId = newId()
  await change.tx.quote.create({ data: { id: quoteId, createdAt: new Date() } })
  if (publish) {
    change.stamped((at) => insertVersion(change, quoteId, 1, 'PUBLISHED', content, at))
    await announce(change, quoteId, content)
  } else await insertVersion(change, quoteId, 1, 'DRAFT', content, null)
  keepRevision(change, quoteId, publish ? 'PUBLISHED' : 'DRAFT', content)
  return quoteId
}

/** Corrects a published quote, or edits a draft. The past keeps what it knew. */
export async function correctQuote(change: Change, quoteId: string, input: unknown, expectedVersion: number | null = null): Promise<void> {
  const fields = read(quoteCorrection, input, 'input')
  const current = await lockedQuote(change, quoteId, 'input.id')
  change.requires('edit', { draft: current.visibility === 'DRAFT' })
  requireVersion({ type: 'Quote', id: quoteId }, expectedVersion, current.number)
  await replaceQuote(change, current, await applyInput(change, fields, current.content), 'Corrected')
}

/** Lets a quote say something else from now on. `done` begins the sentence that readers are told. */
export async function replaceQuote(change: Change, current: CurrentQuote, content: QuoteContent, done: string): Promise<void> {
  const { quoteId } = current
  await change.lockShows(showsOf(content))
  if (current.visibility === 'WITHDRAWN') {
    throw new Refusal('CONFLICT', 'input.id: the quote was withdrawn: restore it before you change it.', 'input.id')
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
  const content = await withVoices(change, current.content)
  await requirePublishable(change, content)
  if (await sameUtterance(change, content)) {
    change.warnings.push('The same words by the same speaker are published already: are these two one quote?')
  }
  if (from === 'WITHDRAWN') {
    replaceContent(change, current, content)
    await announce(change, quoteId, content, 'CORRECTION')
    return
  }
  change.stamped(async (at) => {
    await dropDraft(change, current)
    await insertVersion(change, quoteId, current.number + 1, 'PUBLISHED', content, at)
    await deriveStatusRestingOn(change, quoteId)
  })
  keepRevision(change, quoteId, 'PUBLISHED', content)
  await announce(change, quoteId, content)
}

async function announce(change: Change, quoteId: string, content: QuoteContent, kind: 'QUOTE' | 'CORRECTION' = 'QUOTE'): Promise<void> {
  const shows = showsOf(content)
  const sentence = await summaryOf(change.tx, content)
  const summary = kind === 'QUOTE' ? sentence : `On record again: ${sentence}`
  change.log({ kind, summary, happened: content.said, shows, installments: installmentsOf(content), quoteId })
  deriveStatus(change, shows)
}

async function addCitations(change: Change, known: CurrentQuote, added: QuoteContent): Promise<string> {
  const { content, quoteId } = known
  const printed = new Set(content.citations.map(({ articleId, place, wording }) => `${articleId} ${place} ${wording ?? ''}`))
  const fresh = added.citations.filter(({ articleId, place, wording }) => !printed.has(`${articleId} ${place} ${wording ?? ''}`))
  if (fresh.length === 0) {
    change.warnings.push('The quote and its citations were on record already: nothing has changed.')
    return quoteId
  }
  change.warnings.push('The same words by the same speaker were on record already: the citations were added to that quote.')
  const next = { ...content, citations: [...content.citations, ...fresh] }
  replaceContent(change, known, next)
  await announce(change, quoteId, next)
  return quoteId
}

async function sameUtterance(change: Change, content: QuoteContent): Promise<CurrentQuote | null> {
  if (content.speakerId === null || content.kind === 'PARAPHRASE') return null
  const said = words(textOf(content))
  // Somebody may have said thousands of things about a show: only what has the same words is read whole.
  const candidates = await change.tx.$queryRaw<Array<{ id: string; folded: string }>>`
    SELECT v.id, v.folded FROM quote_versions v
    WHERE v.speaker_id = ${content.speakerId}::uuid AND v.kind = ${content.kind}::quote_kind
      AND v.visibility = 'PUBLISHED' AND v.known_to = ${OPEN_TIME.toISOString()}::timestamptz
      AND EXISTS (SELECT FROM timeline_entries t WHERE t.version_id = v.id AND t.show_id = ANY(${showsOf(content)}::uuid[]))`
  const same = candidates.filter(({ folded }) => words(folded) === said).map(({ id }) => id)
  if (same.length === 0) return null
  const unknown = { earliest: null, latest: null }
  const known = await currentQuotes(change.tx, { id: { in: same } })
  return known.find(({ content: { said: before } }) => overlaps(before ?? unknown, content.said ?? unknown)) ?? null
}

/** A ruling keeps who says so: where that came from a quote whose speaker was wrong, somebody has to look. */
async function warnOfRulings(change: Change, quoteId: string): Promise<void> {
  const where = { visibility: 'PUBLISHED', knownTo: OPEN_TIME, evidence: { some: { quoteId } } }
  const rulings = await change.tx.rulingVersion.count({ where })
  if (rulings > 0) change.warnings.push(`${rulings} ruling(s) rest on this quote: look whether they still name who says so.`)
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
