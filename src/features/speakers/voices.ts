import type { Prisma, Voice } from '../../database/generated/client.ts'
import { voiceOf } from './rules.ts'

/** The voice of a speaker (or of nobody named) about each of some shows, by show id. */
export async function voicesAbout(
  tx: Prisma.TransactionClient,
  speakerId: string | null,
  onBehalfOfId: string | null,
  showIds: readonly string[]
): Promise<(showId: string) => Voice> {
  const principal = onBehalfOfId ? await tx.organisation.findUnique({ where: { id: onBehalfOfId } }) : null
  const speaker = speakerId
    ? await tx.speaker.findUnique({ where: { id: speakerId }, include: { organisation: true, members: true } })
    : null
  const spoken = speaker?.kind === 'ORGANISATION' ? speaker.organisation : null
  const people = speaker ? [speaker.id, ...speaker.members.map(({ memberId }) => memberId)] : []
  const credits = await tx.credit.findMany({ where: { speakerId: { in: people }, showId: { in: [...showIds] } } })
  return (showId) =>
    voiceOf({
      organisation: (principal ?? spoken)?.roles ?? null,
      credits: credits.filter((credit) => credit.showId === showId).map(({ role }) => role)
    })
}
