import type { Prisma } from '../../database/generated/client.ts'
import type { Change, Subject } from '../history/actions.ts'
import { type Described, editRecord } from '../history/described.ts'
import { nounOf, Refusal } from '../history/refusal.ts'
import { replaceQuote } from '../quotes/actions.ts'
import type { QuoteContent } from '../quotes/content.ts'
import { withVoices } from '../quotes/resolve.ts'
import { lockedQuote } from '../quotes/versions.ts'
import { replaceClaim } from '../renewals/actions.ts'
import type { RulingContent } from '../renewals/content.ts'
import { withSpeaker } from '../renewals/resolve.ts'
import { currentRuling } from '../renewals/versions.ts'
import { describedKind } from './records.ts'

const EARLIER = 'Brought back to an earlier state'

/**
 * Lets a record say again what it said at one of its revisions: a new revision, of a quote or a ruling a new version. Its
 * slug and its visibility stay; speakers merged since are those they were merged into. Needs a wide change.
 */
export async function restoreRevision(change: Change, { type, id }: Subject, version: number): Promise<void> {
  const revision = await change.tx.revision.findUnique({
    where: { subjectType_subjectId_version: { subjectType: type, subjectId: id, version } }
  })
  if (!revision) throw new Refusal('NOT_FOUND', `input.revision: the ${nounOf(type)} has no revision ${version}.`, 'input.revision')
  const snapshot = (await followMerges(change.tx, revision.snapshot)) as Record<string, unknown>
  if (type === 'Quote') return await restoreQuote(change, id, snapshot)
  if (type === 'Ruling') return await restoreRuling(change, id, snapshot)
  const kind = describedKind(type)
  await editRecord(change, kind, id, { verb: 'restore', correction: true }, async (before) => contentIn(kind, snapshot, before))
}

async function restoreQuote(change: Change, id: string, snapshot: Record<string, unknown>): Promise<void> {
  const current = await lockedQuote(change, id, 'input.id')
  change.requires('restore', { draft: current.visibility === 'DRAFT' })
  const content = { ...current.content, ...snapshot } as QuoteContent
  await replaceQuote(change, current, await withVoices(change, content), EARLIER)
}

async function restoreRuling(change: Change, id: string, snapshot: Record<string, unknown>): Promise<void> {
  const before = await currentRuling(change.tx, id, 'input.id')
  await change.lockShows([before.content.showId])
  const current = await currentRuling(change.tx, id, 'input.id')
  change.requires('restore', { draft: current.visibility === 'DRAFT' })
  const content = { ...current.content, ...snapshot } as RulingContent
  await replaceClaim(change, current, await withSpeaker(change, content), EARLIER)
}

/** What a revision says, as the record is kept today; what it does not know of stays as it is. */
function contentIn(kind: Described<object>, snapshot: Record<string, unknown>, before: object): object {
  const parts = (kind.parts ?? {}) as Record<string, readonly string[] | undefined>
  const read = (name: string, value: unknown) => {
    const fields = parts[name]
    if (!fields || !Array.isArray(value)) return value
    return value.map((item: Record<string, unknown>) => Object.fromEntries(fields.map((field) => [field, item[field] ?? null])))
  }
  const kept = Object.entries(before).map(([name, now]) => [name, name === 'slug' || snapshot[name] === undefined ? now : read(name, snapshot[name])])
  return Object.fromEntries(kept) as object
}

/** The same with every id of a speaker merged since replaced, at any depth. */
async function followMerges(tx: Prisma.TransactionClient, snapshot: unknown): Promise<unknown> {
  const ids = new Set<string>()
  walk(snapshot, (text) => (ids.add(text), text))
  const merged = await tx.redirect.findMany({ where: { subjectType: 'Speaker', key: { in: [...ids].filter((text) => UUID.test(text)) } } })
  const targets = new Map(merged.map(({ key, targetId }) => [key, targetId]))
  return targets.size === 0 ? snapshot : walk(snapshot, (text) => targets.get(text) ?? text)
}

const UUID = /^[0-9a-f-]{36}$/

function walk(value: unknown, each: (text: string) => string): unknown {
  if (typeof value === 'string') return each(value)
  if (Array.isArray(value)) return value.map((item) => walk(item, each))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, each)]))
}
