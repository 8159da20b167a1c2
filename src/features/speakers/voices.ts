import type { Prisma, Voice } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { voiceOf } from './rules.ts'
import { NO_DRAFT } from '../history/mentions.ts'

/**
 * The voice of a speaker (or of nobody named) about each of some shows, by show id. `claimed`: platforms that the claim
 * itself gives a show to (saved elsewhere: the platform that takes it speaks for it).
 */
export async function voicesAbout(
  tx: Prisma.TransactionClient,
  speakerId: string | null,
  onBehalfOfId: string | null,
  showIds: readonly string[],
  claimed: readonly string[] = []
): Promise<(showId: string) => Voice> {
  const principal = onBehalfOfId ? await tx.organisation.findUnique({ where: { id: onBehalfOfId, ...NO_DRAFT } }) : null
  const speaker = speakerId
    ? await tx.speaker.findUnique({ where: { id: speakerId }, include: { organisation: true, members: { where: { member: NO_DRAFT } } } })
    : null
  const spoken = speaker?.kind === 'ORGANISATION' && speaker.organisation?.visibility !== 'DRAFT' ? speaker.organisation : null
  const organisation = principal ?? spoken
  const shown = organisation ? await showsOn(tx, organisation.id, showIds) : new Set<string>()
  const people = speaker ? [speaker.id, ...speaker.members.map(({ memberId }) => memberId)] : []
  const credits = await tx.credit.findMany({ where: { speakerId: { in: people }, showId: { in: [...showIds] } } })
  return (showId) =>
    voiceOf({
      organisation: organisation?.roles ?? null,
      showsIt: organisation !== null && (shown.has(showId) || claimed.includes(organisation.id)),
      credits: credits.filter((credit) => credit.showId === showId).map(({ role }) => role)
    })
}

/** Those of some shows that an organisation shows, by the record's description or by a published ruling. */
async function showsOn(tx: Prisma.TransactionClient, organisationId: string, showIds: readonly string[]): Promise<Set<string>> {
  const shows = { in: [...showIds] }
  const described = await tx.installmentPlatform.findMany({
    where: { organisationId, installment: { showId: shows, ...NO_DRAFT } },
    select: { installment: { select: { showId: true } } }
  })
  const ruled = await tx.rulingPlatform.findMany({
    where: { organisationId, version: { showId: shows, visibility: 'PUBLISHED', knownTo: OPEN_TIME } },
    select: { version: { select: { showId: true } } }
  })
  return new Set([...described.map(({ installment }) => installment.showId), ...ruled.map(({ version }) => version.showId)])
}
