import type { Prisma } from '../../database/generated/client.ts'
import { EVENT } from '../events/content.ts'
import type { Change } from '../history/actions.ts'
import { contentOf, type Described, lockRecord, revise } from '../history/described.ts'
import { SHOW } from '../shows/content.ts'
import { SPEAKER } from './content.ts'

/** Records that name a speaker, by kind. */
export interface Naming {
  shows: string[]
  events: string[]
  groups: string[]
}

/** The shows that credit a speaker, the events it took part in, the groups it is a member of. */
export async function recordsNaming(tx: Prisma.TransactionClient, speakerId: string): Promise<Naming> {
  const credits = await tx.credit.findMany({ where: { speakerId }, select: { showId: true } })
  const appearances = await tx.eventParticipant.findMany({ where: { speakerId }, select: { eventId: true } })
  const memberships = await tx.speakerMember.findMany({ where: { memberId: speakerId }, select: { groupId: true } })
  const each = (ids: string[]) => [...new Set(ids)].sort()
  return {
    shows: each(credits.map(({ showId }) => showId)),
    events: each(appearances.map(({ eventId }) => eventId)),
    groups: each(memberships.map(({ groupId }) => groupId))
  }
}

/** Keeps what these records now say, a version later, where another speaker stands in them. */
export async function reviseNaming(change: Change, { shows, events, groups }: Naming): Promise<void> {
  for (const id of shows) await reviseNow(change, SHOW, id)
  for (const id of events) await reviseNow(change, EVENT, id)
  for (const id of groups) await reviseNow(change, SPEAKER, id)
}

async function reviseNow<C extends object>(change: Change, kind: Described<C>, id: string): Promise<void> {
  const { visibility } = await lockRecord(change.tx, kind, id)
  revise(change, kind, id, visibility, await contentOf(change.tx, kind, id))
}
