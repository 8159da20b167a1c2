import type { Prisma } from '../../database/generated/client.ts'
import { insertRows } from '../../database/insert.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { timelineKey } from '../../dates/order.ts'
import { fold } from '../../text/fold.ts'
import type { Change, Visibility } from '../history/actions.ts'
import { dateColumns, dayText } from '../history/columns.ts'
import { newId } from '../history/ids.ts'
import { nextOrdinal, type Ordinal } from '../history/rules.ts'
import { Refusal } from '../history/refusal.ts'
import { deriveStatusRestingOn } from '../renewals/projection.ts'
import { earliestCitation } from './citations.ts'
import { CONTENT, contentOf, installmentsOf, type QuoteContent, showsOf, textOf } from './content.ts'

type Tx = Prisma.TransactionClient

export interface CurrentQuote extends Ordinal {
  quoteId: string
  versionId: string
  visibility: Visibility
  sortKey: string
  content: QuoteContent
}

/** The versions that now stand for the quotes that `where` selects, drafts and withdrawn ones included. */
export async function currentQuotes(tx: Tx, where: Prisma.QuoteVersionWhereInput): Promise<CurrentQuote[]> {
  const versions = await tx.quoteVersion.findMany({
    where: { AND: [where, { knownTo: OPEN_TIME }] },
    include: CONTENT,
    orderBy: { quoteId: 'asc' }
  })
  return versions.map((version) => ({
    quoteId: version.quoteId,
    versionId: version.id,
    number: version.number,
    version: version.version,
    visibility: version.visibility as Visibility,
    sortKey: version.sortKey,
    content: contentOf(version)
  }))
}

/** The version that now stands for one quote; a Refusal where there is none. */
export async function currentQuote(tx: Tx, quoteId: string, argument: string): Promise<CurrentQuote> {
  const [current] = await currentQuotes(tx, { quoteId })
  if (current) return current
  throw new Refusal('NOT_FOUND', `${argument}: no quote has the id "${quoteId}".`, argument)
}

/** As `currentQuote`, once the shows that the quote is about are locked: nobody else changes it until the change ends. */
export async function lockedQuote(change: Change, quoteId: string, argument: string): Promise<CurrentQuote> {
  for (;;) {
    const before = await currentQuote(change.tx, quoteId, argument)
    await change.lockShows(showsOf(before.content))
    const current = await currentQuote(change.tx, quoteId, argument)
    // Whoever held the lock may have let the quote be about another show.
    if (current.versionId === before.versionId) return current
  }
}

/** Writes the version after `last` (null: the first) with all that belongs to it. `knownFrom` null: a draft. */
export async function insertVersion(
  change: Change,
  quoteId: string,
  last: Ordinal | null,
  visibility: Visibility,
  content: QuoteContent,
  knownFrom: Date | null
): Promise<void> {
  const { tx } = change
  const { said, parts, about: _about, stances, citations, ...fields } = content
  const id = newId()
  const text = textOf(content)
  const cap = await earliestCitation(tx, citations)
  const sortKey = timelineKey(said, cap ?? dayText(knownFrom ?? new Date()), quoteId)
  const common = { visibility, knownFrom, knownTo: OPEN_TIME }
  const places = visibility === 'WITHDRAWN' ? subjectPlaces(content) : await placesOf(tx, content)
  const version = {
    ...{ id, quoteId, ...nextOrdinal(last, visibility), changeId: change.id, text, sortKey, ...common, ...fields },
    folded: fold(text),
    parts: parts as unknown as Prisma.InputJsonArray,
    ...dateColumns('said', said)
  }
  await insertRows(tx, {
    quote_versions: [version],
    stances: stances.map((stance, position) => ({ ...stance, id: newId(), versionId: id, position })),
    citations: citations.map((citation, position) => ({ ...citation, id: newId(), versionId: id, position })),
    timeline_entries: places.map((place) => ({ ...place, id: newId(), versionId: id, sortKey, ...common }))
  })
}

/** Ends the version that stands, at `at`, and lets `content` stand from then on; as a draft, outside of record time. */
async function supersedeVersion(change: Change, current: CurrentQuote, visibility: Visibility, content: QuoteContent, at: Date) {
  await change.tx.quoteVersion.update({ where: { id: current.versionId }, data: { knownTo: at } })
  await change.tx.timelineEntry.updateMany({ where: { versionId: current.versionId }, data: { knownTo: at } })
  await insertVersion(change, current.quoteId, current, visibility, content, visibility === 'DRAFT' ? null : at)
}

/** Lets a published quote claim something else from now on: a new version, and the revision that keeps it. */
export function replaceContent(change: Change, current: CurrentQuote, content: QuoteContent, visibility: Visibility = 'PUBLISHED'): void {
  change.stamped(async (at) => {
    await supersedeVersion(change, current, visibility, content, at)
    await deriveStatusRestingOn(change, current.quoteId)
  })
  keepRevision(change, current.quoteId, visibility, content)
}

/** Takes a draft's row away, to be written anew: no reader has seen it, and revisions keep what it was. */
export async function dropDraft({ tx }: Change, { versionId }: CurrentQuote): Promise<void> {
  await tx.timelineEntry.deleteMany({ where: { versionId } })
  await tx.citation.deleteMany({ where: { versionId } })
  await tx.stance.deleteMany({ where: { versionId } })
  await tx.quoteVersion.delete({ where: { id: versionId } })
}

export async function supersedeDraft(change: Change, current: CurrentQuote, content: QuoteContent): Promise<void> {
  await dropDraft(change, current)
  await insertVersion(change, current.quoteId, current, 'DRAFT', content, null)
}

export function keepRevision(change: Change, quoteId: string, visibility: Visibility, content: QuoteContent): void {
  const snapshot = content as unknown as Prisma.InputJsonObject
  change.revise({ subjectType: 'Quote', subjectId: quoteId, visibility, snapshot })
}

type Place = { showId: string } | { installmentId: string } | { speakerId: string } | { eventId: string } | { articleId: string }

function subjectPlaces(content: QuoteContent): Place[] {
  return [
    ...showsOf(content).map((showId) => ({ showId })),
    ...installmentsOf(content).map((installmentId) => ({ installmentId }))
  ]
}

/** Under what the version is listed: a joint statement stands under its group and under each member. */
async function placesOf(tx: Tx, content: QuoteContent): Promise<Place[]> {
  const { speakerId, eventId, citations } = content
  const members = speakerId ? await tx.speakerMember.findMany({ where: { groupId: speakerId } }) : []
  return [
    ...subjectPlaces(content),
    ...(speakerId ? [speakerId] : []).concat(members.map(({ memberId }) => memberId)).map((id) => ({ speakerId: id })),
    ...(eventId ? [{ eventId }] : []),
    ...[...new Set(citations.map(({ articleId }) => articleId))].map((articleId) => ({ articleId }))
  ]
}
