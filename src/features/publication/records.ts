import { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { ARTICLE } from '../articles/content.ts'
import { EVENT } from '../events/content.ts'
import { SERIES } from '../events/series-content.ts'
import type { Change, Subject, SubjectType, Visibility } from '../history/actions.ts'
import { announce, contentOf, type Described, lockRecord, logRecord, revise } from '../history/described.ts'
import { nounOf, Refusal } from '../history/refusal.ts'
import { INSTALLMENT } from '../installments/content.ts'
import { ORGANISATION } from '../outlets/content.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { SHOW } from '../shows/content.ts'
import { SPEAKER } from '../speakers/content.ts'

/** The kinds of records that hold what is current; quotes and rulings stand in versions. */
export const DESCRIBED: Partial<Record<SubjectType, Described<object>>> = {
  Show: SHOW as unknown as Described<object>,
  Installment: INSTALLMENT as unknown as Described<object>,
  Organisation: ORGANISATION as unknown as Described<object>,
  Speaker: SPEAKER as unknown as Described<object>,
  Event: EVENT as unknown as Described<object>,
  EventSeries: SERIES as unknown as Described<object>,
  Article: ARTICLE as unknown as Described<object>
}

export function describedKind(type: SubjectType): Described<object> {
  const kind = DESCRIBED[type]
  if (kind) return kind
  throw new Error(`A ${nounOf(type)} stands in versions.`)
}

/** Lets readers see a draft, or again what was withdrawn, with the reason of the change. */
export async function showRecord(change: Change, { type, id }: Subject, from: 'DRAFT' | 'WITHDRAWN'): Promise<void> {
  const kind = describedKind(type)
  const { visibility } = await lockRecord(change.tx, kind, id)
  requireState(type, visibility, from, from === 'DRAFT' ? 'published' : 'restored')
  await refuseMerged(change, { type, id })
  const content = await contentOf(change.tx, kind, id)
  await setVisibility(change, kind, id, 'PUBLISHED', content)
  const name = await kind.name(change.tx, content)
  if (from === 'DRAFT') await announce(change, kind, id, content)
  else logRecord(change, kind, id, content, { kind: 'CORRECTION', summary: `On record again: ${name}.` })
  if (type === 'Show') await warnOfDraftInstallments(change, id)
  await kind.follow?.(change, id, null, content, true)
  deriveStatus(change, await kind.shows(change.tx, id))
}

/** Takes something published from readers' sight: for good, or back to a draft. What hangs on it is settled by the caller. */
export async function hideRecord(change: Change, { type, id }: Subject, to: 'DRAFT' | 'WITHDRAWN', reason: string, shows: readonly string[] = []): Promise<void> {
  const kind = describedKind(type)
  const { visibility } = await lockRecord(change.tx, kind, id)
  requireState(type, visibility, 'PUBLISHED', to === 'DRAFT' ? 'unpublished' : 'withdrawn')
  await refuseNamed(change.tx, { type, id }, to)
  const content = await contentOf(change.tx, kind, id)
  const touched = [...new Set([...shows, ...(await kind.shows(change.tx, id))])].sort()
  await setVisibility(change, kind, id, to, content)
  const summary = `${to === 'DRAFT' ? 'Unpublished' : 'Withdrawn'}: ${await kind.name(change.tx, content)}.`
  logRecord(change, kind, id, content, { kind: 'WITHDRAWAL', summary, happened: null, shows: touched, reason })
  deriveStatus(change, touched)
}

async function setVisibility(change: Change, kind: Described<object>, id: string, visibility: Visibility, content: object): Promise<void> {
  await change.tx.$executeRaw`UPDATE ${Prisma.raw(kind.table)} SET visibility = ${visibility} WHERE id = ${id}::uuid`
  if (kind.type === 'Article') await change.tx.articleShow.updateMany({ where: { articleId: id }, data: { visibility } })
  revise(change, kind, id, visibility, content)
}

export function requireState(type: SubjectType, visibility: Visibility, wanted: Visibility, done: string): void {
  if (visibility === wanted) return
  const only = { DRAFT: 'a draft', PUBLISHED: 'a published one', WITHDRAWN: 'a withdrawn one' }[wanted]
  const is = visibility === 'DRAFT' ? 'a draft' : visibility.toLowerCase()
  throw new Refusal('CONFLICT', `input.id: the ${nounOf(type)} is ${is}, and only ${only} can be ${done}.`, 'input.id')
}

async function refuseMerged(change: Change, { type, id }: Subject): Promise<void> {
  if (type !== 'Speaker') return
  const { mergedIntoId } = await change.tx.speaker.findUniqueOrThrow({ where: { id }, select: { mergedIntoId: true } })
  if (mergedIntoId === null) return
  throw new Refusal('CONFLICT', 'input.id: the speaker was merged into another, under which all of it stands.', 'input.id')
}

async function warnOfDraftInstallments(change: Change, showId: string): Promise<void> {
  const drafts = await change.tx.installment.findMany({ where: { showId, visibility: 'DRAFT' }, orderBy: { position: 'asc' }, select: { title: true } })
  if (drafts.length > 0) change.warnings.push(`Installments that are drafts still: ${drafts.map(({ title }) => title).join(', ')}.`)
}

/**
 * Refuses where something published would go on speaking in the name of what is hidden. Of what was withdrawn the name has
 * been public and stays as it was; a draft can be renamed, and its name must not come out.
 */
async function refuseNamed(tx: Prisma.TransactionClient, { type, id }: Subject, to: 'DRAFT' | 'WITHDRAWN'): Promise<void> {
  const current = { visibility: 'PUBLISHED', knownTo: OPEN_TIME }
  const refuse = (count: number, what: string) => {
    if (count === 0) return
    throw new Refusal('CONFLICT', `input.id: ${count} published ${what}: correct or withdraw these first.`, 'input.id')
  }
  if (type === 'Speaker') {
    refuse(await tx.quoteVersion.count({ where: { ...current, speakerId: id } }), 'quote(s) are by this speaker (where it is on record twice, merge the two)')
    if (to === 'DRAFT') refuse(await tx.rulingVersion.count({ where: { ...current, saidById: id } }), 'ruling(s) name this speaker')
  }
  if (type === 'Organisation' && to === 'DRAFT') {
    refuse(await tx.rulingVersion.count({ where: { ...current, platforms: { some: { organisationId: id } } } }), 'ruling(s) name this platform')
    refuse(await tx.installment.count({ where: { visibility: 'PUBLISHED', platforms: { some: { organisationId: id } } } }), 'installment(s) are shown on this platform')
  }
}
