import { isDeepStrictEqual } from 'node:util'
import type { EventKind, ParticipantRole, Prisma } from '../../database/generated/client.ts'
import { insertRows } from '../../database/insert.ts'
import { OPEN_TIME } from '../../database/open.ts'
import type { ImpreciseDate } from '../../dates/date.ts'
import { timelineKey } from '../../dates/order.ts'
import { fold } from '../../text/fold.ts'
import { dateColumns, dateOf, dateUpdate } from '../history/columns.ts'
import { refuseCircle } from '../history/circles.ts'
import type { Described } from '../history/described.ts'
import { mentionsOf } from '../history/mentions.ts'

type Tx = Prisma.TransactionClient

/** All that the record of an event says. */
export interface EventContent {
  slug: string
  kind: EventKind
  name: string
  place: string | null
  held: ImpreciseDate | null
  organiserId: string | null
  partOfId: string | null
  seriesId: string | null
  participants: Array<{ speakerId: string; role: ParticipantRole }>
}

export const EVENT: Described<EventContent> = {
  type: 'Event',
  table: 'events',
  async read(tx, id) {
    const row = await tx.event.findUnique({
      where: { id },
      include: { participants: { orderBy: [{ position: 'asc' }, { speakerId: 'asc' }, { role: 'asc' }] } }
    })
    if (!row) return null
    const { slug, kind, name, place, organiserId, partOfId, seriesId } = row
    const participants = row.participants.map(({ speakerId, role }) => ({ speakerId, role }))
    return { slug, kind, name, place, held: dateOf(row.held), organiserId, partOfId, seriesId, participants }
  },
  async insert(tx, id, visibility, content) {
    const { held, participants: _participants, ...fields } = content
    await insertRows(tx, {
      events: [{ id, visibility, ...fields, ...dateColumns('held', held), ...derived(id, content) }],
      event_participants: participantsOf(id, content)
    })
  },
  async update(tx, id, content, before) {
    const { held, participants: _participants, ...fields } = content
    await tx.event.update({ where: { id }, data: { ...fields, ...dateUpdate('held', held), ...derived(id, content) } })
    if (isDeepStrictEqual(content.participants, before.participants)) return
    await tx.eventParticipant.deleteMany({ where: { eventId: id } })
    await insertRows(tx, { event_participants: participantsOf(id, content) })
  },
  name: async (_tx, { name, held }) => `${name}${held ? ` (${held.label})` : ''}`,
  mentions: ({ organiserId, partOfId, seriesId, participants }) => [
    ...mentionsOf('Organisation', [organiserId]),
    ...mentionsOf('Event', [partOfId]),
    ...mentionsOf('EventSeries', [seriesId]),
    ...mentionsOf('Speaker', participants.map(({ speakerId }) => speakerId))
  ],
  parts: { participants: ['speakerId', 'role'] },
  async check(tx, id, { partOfId }) {
    const wholes = async (at: string) => (await tx.event.findMany({ where: { id: at } })).flatMap((one) => one.partOfId ?? [])
    await refuseCircle(id, partOfId, wholes, 'input.partOf', 'no event is a part of itself')
  },
  entry: 'EVENT',
  about: (id, { held }) => ({ happened: held, eventId: id }),
  shows: showsSpokenOf
}

function derived(id: string, { name, held }: EventContent) {
  return { folded: fold(name), sortKey: timelineKey(held, null, id) }
}

function participantsOf(eventId: string, { participants }: EventContent) {
  return participants.map((one, position) => ({ ...one, eventId, position }))
}

/** Shows whose explanations may name the event: where something said of them was said there. */
async function showsSpokenOf(tx: Tx, id: string): Promise<string[]> {
  const where = { visibility: 'PUBLISHED', knownTo: OPEN_TIME, eventId: id }
  const quotes = await tx.quoteVersion.findMany({ where, select: { quoteId: true } })
  const resting = { visibility: 'PUBLISHED', knownTo: OPEN_TIME, evidence: { some: { quoteId: { in: quotes.map(({ quoteId }) => quoteId) } } } }
  const found = [
    ...(await tx.stance.findMany({ where: { version: where }, select: { showId: true } })),
    ...(await tx.rulingVersion.findMany({ where: resting, select: { showId: true } }))
  ]
  return [...new Set(found.map(({ showId }) => showId))].sort()
}
