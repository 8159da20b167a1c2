import type { EventKind } from '../../database/generated/client.ts'
import { slugify } from '../../text/fold.ts'
import type { Change } from '../history/actions.ts'
import { createRecord, editRecord, given } from '../history/described.ts'
import { read } from '../history/inputs.ts'
import { find, resolve, resolveOptional } from '../history/resolve.ts'
import { freeSlug, newSlug } from '../history/slugs.ts'
import { EVENT, type EventContent } from './content.ts'
import { type EventInput, eventInput, eventUpdate, seriesInput, seriesUpdate } from './inputs.ts'
import { SERIES } from './series-content.ts'

/** Records an event, with its participants and the series it belongs to. */
export async function createEvent(change: Change, input: unknown): Promise<string> {
  const { slug, organiser, partOf, series, participants, publish, ...fields } = read(eventInput, input)
  const { tx } = change
  const content = {
    ...fields,
    slug: await freeSlug(tx, 'Event', slug, fields.name),
    organiserId: await resolveOptional(tx, 'Organisation', organiser, 'input.organiser'),
    partOfId: await resolveOptional(tx, 'Event', partOf, 'input.partOf'),
    seriesId: series === null ? null : await findOrMakeSeries(change, series, fields.kind, publish),
    participants: await participantsOf(change, participants)
  }
  return await createRecord(change, EVENT, content, publish)
}

/** Changes what the record says of an event. Needs a wide change. */
export async function updateEvent(change: Change, key: string, input: unknown): Promise<string> {
  const { slug, organiser, partOf, series, participants, expectedVersion, ...fields } = read(eventUpdate, input)
  const { tx } = change
  const id = await resolve(tx, 'Event', key, 'input.id')
  const { visibility } = await tx.event.findUniqueOrThrow({ where: { id }, select: { visibility: true } })
  await editRecord(change, EVENT, id, { expectedVersion }, async (before) => {
    const shape = { ...before, ...given(fields) }
    return {
      ...shape,
      slug: await newSlug(tx, 'Event', id, slug, before.slug),
      organiserId: organiser === undefined ? before.organiserId : await resolveOptional(tx, 'Organisation', organiser, 'input.organiser'),
      partOfId: partOf === undefined ? before.partOfId : await resolveOptional(tx, 'Event', partOf, 'input.partOf'),
      seriesId: series === undefined ? before.seriesId : series === null ? null : await findOrMakeSeries(change, series, shape.kind, visibility === 'PUBLISHED'),
      participants: participants ? await participantsOf(change, participants) : before.participants
    }
  })
  return id
}

/** Records a podcast, a programme, or a festival that returns. */
export async function createEventSeries(change: Change, input: unknown): Promise<string> {
  const { slug, organisation, publish, ...fields } = read(seriesInput, input)
  const content = {
    ...fields,
    slug: await freeSlug(change.tx, 'EventSeries', slug, fields.name),
    organisationId: await resolveOptional(change.tx, 'Organisation', organisation, 'input.organisation')
  }
  return await createRecord(change, SERIES, content, publish)
}

/** Changes what the record says of a series. */
export async function updateEventSeries(change: Change, key: string, input: unknown): Promise<string> {
  const { slug, organisation, expectedVersion, ...fields } = read(seriesUpdate, input)
  const { tx } = change
  const id = await resolve(tx, 'EventSeries', key, 'input.id')
  await editRecord(change, SERIES, id, { expectedVersion }, async (before) => ({
    ...before,
    ...given(fields),
    slug: await newSlug(tx, 'EventSeries', id, slug, before.slug),
    organisationId: organisation === undefined ? before.organisationId : await resolveOptional(tx, 'Organisation', organisation, 'input.organisation')
  }))
  return id
}

/** The series of this id, slug or name; made where there is none. Readers learn of it with its event. */
async function findOrMakeSeries(change: Change, named: string, kind: EventKind, publish: boolean): Promise<string> {
  const { tx } = change
  const known = (await find(tx, 'EventSeries', named)) ?? (await find(tx, 'EventSeries', slugify(named) || 'series'))
  if (known) return known
  const content = { slug: await freeSlug(tx, 'EventSeries', null, named), name: named, kind, organisationId: null }
  return await createRecord(change, SERIES, content, publish)
}

async function participantsOf(change: Change, asked: EventInput['participants']): Promise<EventContent['participants']> {
  const found: EventContent['participants'] = []
  for (const [index, { speaker, role }] of asked.entries()) {
    const speakerId = await resolve(change.tx, 'Speaker', speaker, `input.participants.${index}.speaker`)
    if (!found.some((one) => one.speakerId === speakerId && one.role === role)) found.push({ speakerId, role })
  }
  return found
}
