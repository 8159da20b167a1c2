import { isDeepStrictEqual } from 'node:util'
import { OPEN_TIME } from '../../database/open.ts'
import type { Change } from '../history/actions.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { mentionsOf, requireNoDrafts } from '../history/mentions.ts'
import { SAID_ALREADY } from '../history/receipt.ts'
import { Refusal, requireVersion } from '../history/refusal.ts'
import { resolve } from '../history/resolve.ts'
import type { RulingContent } from './content.ts'
import { rulingCorrection, rulingInput } from './inputs.ts'
import { deriveStatus } from './projection.ts'
import { applyInput, blankRuling, withSpeaker } from './resolve.ts'
import { summaryOf } from './summary.ts'
import { type CurrentRuling, currentRuling, dropDraft, insertRuling, keepRevision, replaceRuling } from './versions.ts'
import { warnOfEarlyDate, warnOfForeignPlatform, warnOfTransitions } from './warnings.ts'

/** Records an evidenced claim about installments of a show, or about the show as a whole. Returns the ruling's id. */
export async function recordRuling(change: Change, input: unknown): Promise<string> {
  const { publish, show, ...fields } = read(rulingInput, input)
  const showId = await resolve(change.tx, 'Show', show, 'input.show')
  await change.lockShows([showId])
  const content = await applyInput(change, fields, blankRuling(showId))
  if (publish) await requirePublishable(change, content)
  await warnOfForeignPlatform(change, content)
  await warnOfEarlyDate(change, content)
  const rulingId = newId()
  await change.tx.ruling.create({ data: { id: rulingId, createdAt: new Date() } })
  if (publish) {
    await warnOfTransitions(change, content)
    change.stamped((at) => insertRuling(change, rulingId, null, 'PUBLISHED', content, at))
    await announce(change, rulingId, content)
  } else await insertRuling(change, rulingId, null, 'DRAFT', content, null)
  keepRevision(change, rulingId, publish ? 'PUBLISHED' : 'DRAFT', content)
  return rulingId
}

/** Corrects a published ruling, or edits a draft. Answers for earlier record times stay what they were. */
export async function correctRuling(change: Change, rulingId: string, input: unknown, expectedVersion: number | null = null): Promise<void> {
  const fields = read(rulingCorrection, input, 'input')
  const current = await lockedRuling(change, rulingId)
  change.requires('edit', { draft: current.visibility === 'DRAFT' })
  requireVersion({ type: 'Ruling', id: rulingId }, expectedVersion, current.version)
  await replaceClaim(change, current, await applyInput(change, fields, current.content), 'Corrected')
}

/** Lets a ruling claim something else from now on. `done` begins the sentence that readers are told. */
export async function replaceClaim(change: Change, current: CurrentRuling, content: RulingContent, done: string): Promise<void> {
  const { rulingId } = current
  if (current.visibility === 'WITHDRAWN') {
    throw new Refusal('CONFLICT', 'input.id: the ruling was retracted: restore it, or record a new one, instead of changing it.', 'input.id')
  }
  if (isDeepStrictEqual(content, current.content)) {
    change.warnings.push(SAID_ALREADY)
    return
  }
  if (current.visibility === 'DRAFT') {
    await dropDraft(change, current)
    await insertRuling(change, rulingId, current, 'DRAFT', content, null)
    return keepRevision(change, rulingId, 'DRAFT', content)
  }
  await requirePublishable(change, content)
  await warnOfEarlyDate(change, content)
  replaceRuling(change, current, content)
  const summary = `${done}: ${await summaryOf(change.tx, content)}`
  logRuling(change, 'CORRECTION', rulingId, content, summary)
  deriveStatus(change, [content.showId])
}

/** Lets readers know a draft ruling, or again one that was retracted, on the authority that its speaker has today. */
export async function publishRuling(change: Change, rulingId: string, from: 'DRAFT' | 'WITHDRAWN'): Promise<void> {
  const current = await lockedRuling(change, rulingId)
  if (current.visibility !== from) {
    const only = from === 'DRAFT' ? 'a draft can be published' : 'a withdrawn one can be restored'
    throw new Refusal('CONFLICT', `input.id: the ruling is ${current.visibility.toLowerCase()}, and only ${only}.`, 'input.id')
  }
  const content = await withSpeaker(change, current.content)
  await requirePublishable(change, content)
  await warnOfTransitions(change, content)
  if (from === 'WITHDRAWN') {
    replaceRuling(change, current, content)
    logRuling(change, 'CORRECTION', rulingId, content, `On record again: ${await summaryOf(change.tx, content)}`)
    return deriveStatus(change, [content.showId])
  }
  change.stamped(async (at) => {
    await dropDraft(change, current)
    await insertRuling(change, rulingId, current, 'PUBLISHED', content, at)
  })
  keepRevision(change, rulingId, 'PUBLISHED', content)
  await announce(change, rulingId, content)
}

/** Takes a ruling back: our own correction, which removes it at every day, for later record times only. */
export async function retractRuling(change: Change, rulingId: string, reason: string): Promise<void> {
  await hideRuling(change, rulingId, 'WITHDRAWN', reason)
}

/** The same, or back to a draft, which can be edited and published anew. */
export async function hideRuling(change: Change, rulingId: string, to: 'DRAFT' | 'WITHDRAWN', reason: string): Promise<void> {
  const current = await lockedRuling(change, rulingId)
  const { content } = current
  if (current.visibility !== 'PUBLISHED') {
    const done = to === 'DRAFT' ? 'unpublished' : 'retracted'
    throw new Refusal('CONFLICT', `input.id: the ruling is ${current.visibility.toLowerCase()}, and only a published one can be ${done}.`, 'input.id')
  }
  replaceRuling(change, current, content, to)
  const sentence = await summaryOf(change.tx, content)
  if (to === 'DRAFT') logRuling(change, 'WITHDRAWAL', rulingId, content, `Unpublished: ${sentence}`, reason)
  else logRuling(change, 'RETRACTION', rulingId, content, `Retracted: ${sentence}`, reason)
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
  kind: 'RULING' | 'RELEASE_DATE' | 'CORRECTION' | 'RETRACTION' | 'WITHDRAWAL',
  rulingId: string,
  content: RulingContent,
  summary: string,
  reason: string | null = null
): void {
  const { effective, showId, installmentIds } = content
  change.log({ kind, summary, happened: effective, shows: [showId], installments: installmentIds, rulingId, reason })
}

/** What a ruling needs before readers are told of it: evidence that they can see, and no name of a draft. */
async function requirePublishable(change: Change, { evidence, ...content }: RulingContent): Promise<void> {
  await requireNoDrafts(change, [
    ...mentionsOf('Show', [content.showId]),
    ...mentionsOf('Installment', content.installmentIds),
    ...mentionsOf('Speaker', [content.saidById]),
    ...mentionsOf('Organisation', [content.onBehalfOfId, ...content.platforms.map(({ organisationId }) => organisationId)])
  ])
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
