import type { Prisma } from '../../database/generated/client.ts'
import { insertRows } from '../../database/insert.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { timelineKey } from '../../dates/order.ts'
import type { Change, Visibility } from '../history/actions.ts'
import { dateColumns } from '../history/columns.ts'
import { newId } from '../history/ids.ts'
import { nextOrdinal, type Ordinal } from '../history/rules.ts'
import { Refusal } from '../history/refusal.ts'
import { contentOf, RULING_CONTENT, type RulingContent } from './content.ts'

type Tx = Prisma.TransactionClient

export interface CurrentRuling extends Ordinal {
  rulingId: string
  versionId: string
  visibility: Visibility
  content: RulingContent
}

/** The versions that now stand for the rulings that `where` selects, drafts and withdrawn ones included. */
export async function currentRulings(tx: Tx, where: Prisma.RulingVersionWhereInput): Promise<CurrentRuling[]> {
  const versions = await tx.rulingVersion.findMany({
    where: { AND: [where, { knownTo: OPEN_TIME }] },
    include: RULING_CONTENT,
    orderBy: { rulingId: 'asc' }
  })
  return versions.map((version) => ({
    rulingId: version.rulingId,
    versionId: version.id,
    number: version.number,
    version: version.version,
    visibility: version.visibility as Visibility,
    content: contentOf(version)
  }))
}

/** The version that now stands for one ruling; a Refusal where there is none. */
export async function currentRuling(tx: Tx, rulingId: string, argument: string): Promise<CurrentRuling> {
  const [current] = await currentRulings(tx, { rulingId })
  if (current) return current
  throw new Refusal('NOT_FOUND', `${argument}: no ruling has the id "${rulingId}".`, argument)
}

/** Writes the version after `last` (null: the first) with all that belongs to it. `knownFrom` null: a draft. */
export async function insertRuling(
  change: Change,
  rulingId: string,
  last: Ordinal | null,
  visibility: Visibility,
  content: RulingContent,
  knownFrom: Date | null
): Promise<void> {
  const { installmentIds, platforms, evidence, release, effective, ...fields } = content
  const versionId = newId()
  const version = {
    ...{ id: versionId, rulingId, ...nextOrdinal(last, visibility), visibility, knownFrom, knownTo: OPEN_TIME, changeId: change.id, ...fields },
    wholeShow: installmentIds.length === 0,
    ...(release ? { release: { ...release } } : {}),
    ...effectiveColumns(effective),
    sortKey: timelineKey(effective, null, rulingId)
  }
  const placed = <T extends object>(items: readonly T[]) =>
    items.map((item, position) => ({ ...item, id: newId(), versionId, position }))
  await insertRows(change.tx, {
    ruling_versions: [version],
    ruling_installments: installmentIds.map((installmentId) => ({ versionId, installmentId })),
    ruling_platforms: placed(platforms),
    ruling_evidence: placed(evidence)
  })
}

function effectiveColumns(effective: RulingContent['effective']) {
  return dateColumns('effective', effective) as Required<ReturnType<typeof dateColumns<'effective'>>>
}

/** Lets a published ruling claim something else from now on: a new version, and the revision that keeps it. */
export function replaceRuling(change: Change, current: CurrentRuling, content: RulingContent, visibility: Visibility = 'PUBLISHED'): void {
  change.stamped(async (at) => {
    await change.tx.rulingVersion.update({ where: { id: current.versionId }, data: { knownTo: at } })
    await insertRuling(change, current.rulingId, current, visibility, content, visibility === 'DRAFT' ? null : at)
  })
  keepRevision(change, current.rulingId, visibility, content)
}

export function keepRevision(change: Change, rulingId: string, visibility: Visibility, content: RulingContent): void {
  const snapshot = content as unknown as Prisma.InputJsonObject
  change.revise({ subjectType: 'Ruling', subjectId: rulingId, visibility, snapshot })
}

/** Takes a draft's row away, to be written anew. */
export async function dropDraft({ tx }: Change, { versionId }: CurrentRuling): Promise<void> {
  await tx.rulingInstallment.deleteMany({ where: { versionId } })
  await tx.rulingPlatform.deleteMany({ where: { versionId } })
  await tx.rulingEvidence.deleteMany({ where: { versionId } })
  await tx.rulingVersion.delete({ where: { id: versionId } })
}
