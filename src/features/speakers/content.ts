import { isDeepStrictEqual } from 'node:util'
import type { Prisma, SpeakerKind } from '../../database/generated/client.ts'
import { insertRows } from '../../database/insert.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { fold, nameKey } from '../../text/fold.ts'
import { refuseCircle } from '../history/circles.ts'
import type { Described } from '../history/described.ts'
import { mentionsOf } from '../history/mentions.ts'
import { Refusal } from '../history/refusal.ts'
import { groupsOf, revoice } from './revoice.ts'

type Tx = Prisma.TransactionClient

/** All that the record of a speaker says. */
export interface SpeakerContent {
  slug: string
  kind: SpeakerKind
  name: string
  aliases: string[]
  description: string | null
  organisationId: string | null
  /** Of a group, its members in order. */
  members: string[]
}

export const SPEAKER: Described<SpeakerContent> = {
  type: 'Speaker',
  table: 'speakers',
  async read(tx, id) {
    const row = await tx.speaker.findUnique({ where: { id }, include: { members: { orderBy: [{ position: 'asc' }, { memberId: 'asc' }] } } })
    if (!row) return null
    const { slug, kind, name, aliases, description, organisationId } = row
    return { slug, kind, name, aliases, description, organisationId, members: row.members.map(({ memberId }) => memberId) }
  },
  async insert(tx, id, visibility, content) {
    await insertRows(tx, { speakers: [{ id, visibility, ...columns(id, content) }], speaker_members: membersOf(id, content) })
  },
  async update(tx, id, content, before) {
    await tx.speaker.update({ where: { id }, data: { ...columns(id, content) } })
    if (isDeepStrictEqual(content.members, before.members)) return
    await tx.speakerMember.deleteMany({ where: { groupId: id } })
    await insertRows(tx, { speaker_members: membersOf(id, content) })
  },
  name: async (_tx, { name }) => name,
  mentions: ({ organisationId, members }) => [...mentionsOf('Organisation', [organisationId]), ...mentionsOf('Speaker', members)],
  async check(tx, id, { kind, members }) {
    if (members.length > 0 && kind !== 'GROUP') {
      throw new Refusal('VALIDATION_ERROR', 'input.members: only a group has members: make its kind GROUP.', 'input.members')
    }
    const membersAt = async (at: string) => (await tx.speakerMember.findMany({ where: { groupId: at } })).map(({ memberId }) => memberId)
    for (const member of members) await refuseCircle(id, member, membersAt, 'input.members', 'no group is a member of itself')
  },
  about: (id) => ({ speakerId: id }),
  shows: showsOn,
  async follow(change, id, before, after, published) {
    const spoken = ({ name, kind, organisationId, members }: SpeakerContent) => ({ name, kind, organisationId, members })
    if (before && isDeepStrictEqual(spoken(before), spoken(after))) return
    // A joint statement stands in the timeline of each member: other members are other timelines.
    const moved = !isDeepStrictEqual(before?.members ?? [], after.members)
    await revoice(change, { speakers: [id, ...(await groupsOf(change.tx, id))], moved: moved ? [id] : [] }, published)
  }
}

function columns(id: string, { members: _members, ...fields }: SpeakerContent) {
  return { ...fields, folded: fold([fields.name, ...fields.aliases].join(' ')), sortKey: nameKey(fields.name, id) }
}

function membersOf(groupId: string, { members }: SpeakerContent) {
  return members.map((memberId, position) => ({ groupId, memberId, position }))
}

/** Shows that the speaker has a credit on, or speaks about, alone or in a group. */
async function showsOn(tx: Tx, id: string): Promise<string[]> {
  const speakers = [id, ...(await groupsOf(tx, id))]
  const current = { visibility: 'PUBLISHED', knownTo: OPEN_TIME }
  const found = [
    ...(await tx.credit.findMany({ where: { speakerId: id }, select: { showId: true } })),
    ...(await tx.timelineEntry.findMany({
      where: { showId: { not: null }, version: { ...current, speakerId: { in: speakers } } },
      select: { showId: true }
    })),
    ...(await tx.rulingVersion.findMany({ where: { ...current, saidById: { in: speakers } }, select: { showId: true } }))
  ]
  return [...new Set(found.flatMap(({ showId }) => showId ?? []))].sort()
}
