import { OPEN_TIME } from '../../database/open.ts'
import type { Change } from '../history/actions.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve } from '../history/resolve.ts'
import type { RulingContent } from './content.ts'
import { rulingCorrection, rulingInput } from './inputs.ts'
import { deriveStatus } from './projection.ts'
import { applyInput, blankRuling } from './resolve.ts'
import { summaryOf } from './summary.ts'
import { type CurrentRuling, currentRuling, dropDraft, insertRuling, keepRevision, replaceRuling } from './versions.ts'
import { warnOfEarlyDate, warnOfForeignPlatform, warnOfTransitions } from './warnings.ts'

/** Records an evidenced claim about installments of a show, or about the show as a whole. Returns the ruling's id. */
export async function recordRuling(change: Change, input: unknown): Promise<string> {
  const { publish, show, ...fields } = read(rulingInput, input)
  const showId = await resolve(change.tx, 'Show', show, 'input.show')
  await change.lockShows([showId])
  const content = await applyInput(change, fields, blankRuling(showId))
  if (publish) await requirePublishedEvidence(change, content)
  await warnOfForeignPlatform(change, content)
  await warnOfEarlyDate(change, content)
  const rulingId = newId()
  await change.tx.ruling.create({ data: { id: rulingId, createdAt: new Date() } })
  if (publish) {
    await warnOfTransitions(change, content)
    change.stamped((at) => insertRuling(change, rulingId, 1, 'PUBLISHED', content, at))
    await announce(change, rulingId, content)
  } else await insertRuling(change, rulingId, 1, 'DRAFT', content, null)
  keepRevision(change, rulingId, publish ? 'PUBLISHED' : 'DRAFT', content)
  return rulingId
}

/** Corrects a published ruling, or edits a draft. Answers for earlier record times stay what they were. */
export async function correctRuling(change: Change, rulingId: string, input: unknown): Promise<void> {
  const fields = read(rulingCorrection, input, 'input')
  const current = await lockedRuling(change, rulingId)
  change.requires('edit', { draft: current.visibility === 'DRAFT' })
  const content = await applyInput(change, fields, current.content)
  if (current.visibility === 'WITHDRAWN') {
    throw new Refusal('CONFLICT', 'input.id: the ruling was retracted: record a new one instead of correcting it.', 'input.id')
  }
  if (current.visibility === 'DRAFT') {
    await dropDraft(change, current)
    await insertRuling(change, rulingId, current.number, 'DRAFT', content, null)
    return keepRevision(change, rulingId, 'DRAFT', content)
  }
  await requirePublishedEvidence(change, content)
  await warnOfEarlyDate(change, content)
  replaceRuling(change, current, content)
  const summary = `Corrected: ${await summaryOf(change.tx, content)}`
  logRuling(change, 'CORRECTION', rulingId, content, summary)
  deriveStatus(change, [content.showId])
}

/** Publishes a draft ruling: from now on readers know it. */
export async function publishRuling(change: Change, rulingId: string): Promise<void> {
  const current = await lockedRuling(change, rulingId)
  const { content } = current
  if (current.visibility !== 'DRAFT') {
    throw new Refusal('CONFLICT', `input.id: the ruling is ${current.visibility.toLowerCase()}, and only a draft can be published.`, 'input.id')
  }
  await requirePublishedEvidence(change, content)
  await warnOfTransitions(change, content)
  change.stamped(async (at) => {
    await dropDraft(change, current)
    await insertRuling(change, rulingId, current.number, 'PUBLISHED', content, at)
  })
  keepRevision(change, rulingId, 'PUBLISHED', content)
  await announce(change, rulingId, content)
}

/** Takes a ruling back: our own correction, which removes it at every day, for later record times only. */
export async function retractRuling(change: Change, rulingId: string, reason: string): Promise<void> {
  const current = await lockedRuling(change, rulingId)
  const { content } = current
  if (current.visibility !== 'PUBLISHED') {
    throw new Refusal('CONFLICT', `input.id: the ruling is ${current.visibility.toLowerCase()}, and only a published one can be retracted.`, 'input.id')
  }
  replaceRuling(change, current, content, 'WITHDRAWN')
  logRuling(change, 'RETRACTION', rulingId, content, `Retracted: ${await summaryOf(change.tx, content)}`, reason)
  deriveStatus(change, [content.showId])
}

/** The version that now stands, once its show is locked: nobody else changes it until the change ends. */
async function lockedRuling(change: Change, rulingId: string): Promise<CurrentRuling> {
  const { content } = await currentRuling(change.tx, rulingId, 'input.id')
  await change.lockShows([content.showId])
  return await currentRuling(change.tx, rulingId, 'input.id')
}

async function announce(change: Change, rulingId: string, content: RulingContent): Promise<void> {
  logRuling(change, 'RULING', rulingId, content, await summaryOf(change.tx, content))
  if (content.release) {
    const summary = await summaryOf(change.tx, { ...content, state: null, finality: null, platforms: [] })
    logRuling(change, 'RELEASE_DATE', rulingId, content, summary)
  }
  deriveStatus(change, [content.showId])
}

function logRuling(
  change: Change,
  kind: 'RULING' | 'RELEASE_DATE' | 'CORRECTION' | 'RETRACTION',
  rulingId: string,
  content: RulingContent,
  summary: string,
  reason: string | null = null
): void {
  const { effective, showId, installmentIds } = content
  change.log({ kind, summary, happened: effective, shows: [showId], installments: installmentIds, rulingId, reason })
}

async function requirePublishedEvidence(change: Change, { evidence }: RulingContent): Promise<void> {
  const quotes = evidence.flatMap(({ quoteId }) => quoteId ?? [])
  const articles = evidence.flatMap(({ articleId }) => articleId ?? [])
  const published = await change.tx.quoteVersion.count({
    where: { quoteId: { in: quotes }, visibility: 'PUBLISHED', knownTo: OPEN_TIME }
  })
  if (published > 0) return
  if ((await change.tx.article.count({ where: { id: { in: articles }, visibility: 'PUBLISHED' } })) > 0) return
  const message = 'input.evidence: none of it is published, and no ruling stands without published evidence: publish a quote or an article first.'
  throw new Refusal('EVIDENCE_REQUIRED', message, 'input.evidence')
}
