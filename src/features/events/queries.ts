import { builder } from '../../graphql/builder.ts'
import { connectionType, pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import { EventKindEnum } from '../../graphql/enums.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import { BY, findOne, lookupFields } from '../../graphql/lookup.ts'
import type { Lookup } from '../../graphql/lookup.ts'

const events: Connection = {
  name: 'events',
  rows: 'Event',
  node: 'Event',
  key: 'sortKey',
  keyType: 'text',
  order: 'desc',
  clock: 'none',
  filterArgument: 'filter',
  filters: {
    kinds: { at: 'kind', test: 'in' },
    participants: { at: 'participants[].speakerId', test: 'in', value: { id: 'Speaker' } },
    heldFrom: { at: 'heldLatest', test: 'gte', value: 'day' },
    heldTo: { at: 'heldEarliest', test: 'lte', value: 'day', notBefore: 'heldFrom' }
  }
}

const lookup: Lookup = { model: 'Event', by: { slug: { column: 'slug', redirects: true }, id: { id: 'Event' } } }

const EventBy = builder.inputType('EventBy', {
  isOneOf: true,
  description: 'Names an event in exactly one way. Example: `{ slug: "waterstones-festival-2025" }`.',
  fields: (t) => lookupFields(t, 'Event', 'waterstones-festival-2025')
})

const EventFilter = builder.inputType('EventFilter', {
  description: 'Which events to list; everything given must hold. Example: `{ kinds: [FESTIVAL] }`.',
  fields: (t) => ({
    kinds: t.field({ type: [EventKindEnum], description: 'Of these kinds. Example: `[FESTIVAL, PODCAST]`.' }),
    participants: t.idList({ description: 'Where any of these speakers took part, by id.' }),
    heldFrom: t.field({ type: 'Date', description: 'That can have been on this day or later. Example: `2025-01-01`.' }),
    heldTo: t.field({ type: 'Date', description: 'That can have been on this day or earlier. Example: `2025-12-31`.' })
  })
})

const EventConnection = connectionType({
  name: 'Event',
  node: modelRef('Event'),
  dated: true,
  description: 'Events, latest first.'
})

builder.queryFields((t) => ({
  event: t.field({
    type: modelRef('Event'),
    nullable: true,
    description:
      'One event; null where the record has no such. Example: `event(by: { slug: "waterstones-festival-2025" }) { ' +
      'name }`.',
    args: { by: t.arg({ type: EventBy, required: true, description: BY }) },
    extensions: declared({ kind: 'lookup', lookup }),
    resolve: (_root, { by }, context, info) => findOne(lookup, by, context, info) as never
  }),
  events: connection(t, events, {
    type: EventConnection,
    nodeType: () => 'Event',
    description:
      'Events, latest first. Example: `events(filter: { kinds: [FESTIVAL] }) { nodes { name held { label } } }`.',
    args: {
      filter: t.arg({
        type: EventFilter,
        description: 'Which events; all where it is not given. Example: `{ kinds: [FESTIVAL] }`.'
      }),
      ...pageArgs(t.arg)
    }
  })
}))
