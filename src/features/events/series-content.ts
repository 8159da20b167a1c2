import type { EventKind } from '../../database/generated/client.ts'
import type { Described } from '../history/described.ts'
import { mentionsOf } from '../history/mentions.ts'

/** All that the record of a series of events says: a podcast, a programme, a festival that returns. */
export interface SeriesContent {
  slug: string
  name: string
  kind: EventKind
  organisationId: string | null
}

export const SERIES: Described<SeriesContent> = {
  type: 'EventSeries',
  table: 'event_series',
  async read(tx, id) {
    return await tx.eventSeries.findUnique({ where: { id }, select: { slug: true, name: true, kind: true, organisationId: true } })
  },
  async insert(tx, id, visibility, content) {
    await tx.eventSeries.create({ data: { id, visibility, ...content } })
  },
  async update(tx, id, content) {
    await tx.eventSeries.update({ where: { id }, data: content })
  },
  name: async (_tx, { name }) => name,
  mentions: ({ organisationId }) => mentionsOf('Organisation', [organisationId]),
  shows: async () => []
}
