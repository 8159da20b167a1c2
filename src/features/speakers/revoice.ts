import { isDeepStrictEqual } from 'node:util'
import type { Prisma } from '../../database/generated/client.ts'
import type { Change } from '../history/actions.ts'
import { showsOf } from '../quotes/content.ts'
import { withVoices } from '../quotes/resolve.ts'
import { currentQuotes, type CurrentQuote, keepRevision, replaceContent, supersedeDraft } from '../quotes/versions.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { withSpeaker } from '../renewals/resolve.ts'
import { currentRulings, type CurrentRuling, dropDraft, insertRuling, keepRevision as keepRulingRevision, replaceRuling } from '../renewals/versions.ts'

type Tx = Prisma.TransactionClient

/** Whose word is heard in another capacity from now on. */
export interface Heard {
  speakers?: readonly string[]
  organisations?: readonly string[]
  shows?: readonly string[]
  /** Groups whose members have changed: their statements stand in other timelines. */
  moved?: readonly string[]
}

/**
 * Derives anew in what capacity, and under what name, people speak, where who they are has changed: credits, the
 * organisation spoken for, members, platforms. What was on record before keeps its voice; quotes and rulings that are heard
 * otherwise from now on get a version each. `published` false: of drafts only, as no reader is told of the change.
 */
export async function revoice(change: Change, heard: Heard, published: boolean): Promise<void> {
  const visibility = published ? { not: 'WITHDRAWN' } : 'DRAFT'
  const { speakers = [], organisations = [], shows = [], moved = [] } = heard
  const byOrganisation = { in: [...organisations] }
  const quotes = await currentQuotes(change.tx, {
    visibility,
    OR: [
      { speakerId: { in: [...speakers] } },
      { onBehalfOfId: byOrganisation },
      { speaker: { organisationId: byOrganisation } },
      { stances: { some: { showId: { in: [...shows] } } } }
    ]
  })
  for (const current of quotes) {
    const content = await withVoices(change, current.content)
    const same = isDeepStrictEqual(content, current.content)
    if (!same || moved.includes(content.speakerId ?? '')) await rewriteQuote(change, current, content)
  }
  const rulings = await currentRulings(change.tx, {
    visibility,
    OR: [
      { saidById: { in: [...speakers] } },
      { onBehalfOfId: byOrganisation },
      { saidBy: { organisationId: byOrganisation } },
      { saidById: null, evidence: { some: { article: { outletId: byOrganisation } } } },
      { showId: { in: [...shows] } }
    ]
  })
  for (const current of rulings) {
    const content = await withSpeaker(change, current.content)
    // Who says so was settled when it was recorded: only the capacity and the name follow.
    const named = content.saidById === current.content.saidById && content.onBehalfOfId === current.content.onBehalfOfId
    if (named && !isDeepStrictEqual(content, current.content)) await rewriteRuling(change, current, content)
  }
}

/** Lets a quote say this from now on: a version of something published, the draft itself of a draft. */
export async function rewriteQuote(change: Change, current: CurrentQuote, content: CurrentQuote['content']): Promise<void> {
  if (current.visibility === 'PUBLISHED') {
    replaceContent(change, current, content)
    deriveStatus(change, showsOf(content))
    return
  }
  await supersedeDraft(change, current, content)
  keepRevision(change, current.quoteId, 'DRAFT', content)
}

/** The same for a ruling. */
export async function rewriteRuling(change: Change, current: CurrentRuling, content: CurrentRuling['content']): Promise<void> {
  if (current.visibility === 'PUBLISHED') {
    replaceRuling(change, current, content)
    deriveStatus(change, [content.showId])
    return
  }
  await dropDraft(change, current)
  await insertRuling(change, current.rulingId, current, 'DRAFT', content, null)
  keepRulingRevision(change, current.rulingId, 'DRAFT', content)
}

/** The groups that a speaker is a member of. */
export async function groupsOf(tx: Tx, speakerId: string): Promise<string[]> {
  return (await tx.speakerMember.findMany({ where: { memberId: speakerId } })).map(({ groupId }) => groupId)
}
