import { timelineKey } from '../../dates/order.ts'
import type { EventKind } from '../../database/generated/client.ts'
import { fold, slugify } from '../../text/fold.ts'
import type { Change } from '../history/actions.ts'
import { dateColumns } from '../history/columns.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { resolve, resolveOptional } from '../history/resolve.ts'
import { freeSlug } from '../history/slugs.ts'
import { eventInput } from './inputs.ts'

/** Records an event, with its participants and the series it belongs to, and publishes it. */
export async function createEvent(change: Change, input: unknown): Promise<string> {
  const { slug, held, organiser, partOf, series, participants, ...fields } = read(eventInput, input)
  const { tx } = change
  const id = newId()
  const row = {
    id,
    ...fields,
    visibility: 'PUBLISHED',
    slug: await freeSlug(tx, 'Event', slug, fields.name),
    ...dateColumns('held', held),
    organiserId: await resolveOptional(tx, 'Organisation', organiser, 'input.organiser'),
    partOfId: await resolveOptional(tx, 'Event', partOf, 'input.partOf'),
    seriesId: series === null ? null : await findOrMakeSeries(change, series, fields.kind),
    folded: fold(fields.name),
    sortKey: timelineKey(held, null, id)
  }
  const present = []
  for (const [position, { speaker, role }] of participants.entries()) {
    const speakerId = await resolve(tx, 'Speaker', speaker, `input.participants.${position}.speaker`)
    present.push({ eventId: id, speakerId, role, position })
  }
  await tx.event.create({ data: row })
  await tx.eventParticipant.createMany({ data: present })
  change.revise({
    subjectType: 'Event',
    subjectId: id,
    visibility: 'PUBLISHED',
    snapshot: { ...row, participants: present }
  })
  change.log({
    kind: 'EVENT',
    summary: `${row.name}${held ? ` (${held.label})` : ''} is now on record.`,
    happened: held,
    shows: [],
    installments: [],
    eventId: id
  })
  return id
}

async function findOrMakeSeries(change: Change, name: string, kind: EventKind): Promise<string> {
  const slug = slugify(name) || 'series'
  const known = await change.tx.eventSeries.findUnique({ where: { slug }, select: { id: true } })
  if (known) return known.id
  const id = newId()
  await change.tx.eventSeries.create({ data: { id, slug, name, kind } })
  return id
}
