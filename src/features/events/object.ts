import { builder } from '../../graphql/builder.ts'
import { dateField } from '../../graphql/dates.ts'
import { EventKindEnum } from '../../graphql/enums.ts'
import { list, nodeId, reference, versionField, visibilityField } from '../../graphql/fields.ts'

export const ParticipantRoleEnum = builder.enumType('ParticipantRole', {
  description: 'What somebody did at an event.',
  values: {
    SPEAKER: { description: 'Spoke. Example: a panelist.' },
    HOST: { description: 'Hosted it. Example: the host of a podcast.' },
    INTERVIEWER: { description: 'Asked the questions.' },
    MODERATOR: { description: 'Led the panel.' },
    GUEST: { description: 'Was a guest. Example: a second guest of the podcast.' }
  } as const
})

builder.prismaObject('EventParticipant', {
  name: 'EventParticipant',
  description: 'Somebody at an event. Example: Tommy DiDario, `HOST`.',
  select: { eventId: true, speakerId: true, role: true },
  fields: (t) => ({
    speaker: reference(t, 'speaker', { guaranteed: true, description: 'Who. Example: Tommy DiDario.' }),
    role: t.expose('role', { type: ParticipantRoleEnum, description: 'As what. Example: `HOST`.' })
  })
})

builder.prismaObject('EventSeries', {
  name: 'EventSeries',
  description:
    "What an event is an edition of: a podcast, a programme, a festival that returns. Example: I've Never Said This " +
    'Before.',
  select: { id: true, visibility: true },
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: nodeId(t, 'EventSeries'),
    version: versionField(t),
    slug: t.exposeString('slug', { description: 'Its name in addresses. Example: `ive-never-said-this-before`.' }),
    name: t.exposeString('name', { description: "Its name. Example: `I've Never Said This Before`." }),
    kind: t.expose('kind', { type: EventKindEnum, description: 'What it is. Example: `PODCAST`.' }),
    organisation: reference(t, 'organisation', { description: 'Who makes it.' })
  })
})

builder.prismaObject('Event', {
  interfaces: [builder.nodeInterfaceRef()],
  description: "Where something was said. Example: Waterstones Children's Book Festival.",
  select: { id: true, visibility: true },
  fields: (t) => ({
    id: nodeId(t, 'Event'),
    version: versionField(t),
    visibility: visibilityField(t),
    slug: t.exposeString('slug', {
      description: 'Its name in addresses; old ones keep resolving. Example: `waterstones-festival-2025`.'
    }),
    kind: t.expose('kind', { type: EventKindEnum, description: 'What it was. Example: `FESTIVAL`.' }),
    name: t.exposeString('name', { description: "Its name. Example: `Waterstones Children's Book Festival`." }),
    place: t.exposeString('place', { nullable: true, description: 'Where it was held. Example: `London`.' }),
    held: dateField(t, 'held', {
      description: 'When it was held; an interval means throughout. Example: 15–16 Feb 2025.'
    }),
    organiser: reference(t, 'organiser', { description: 'Who held it. Example: Waterstones.' }),
    partOf: reference(t, 'partOf', {
      description: 'The larger event it was a part of. Example: a convention, for a panel.'
    }),
    parts: list(t, 'parts', {
      orderBy: { sortKey: 'asc' },
      description: 'Its parts, earliest first. Example: the panels of a convention.'
    }),
    series: reference(t, 'series', { description: 'What it is an edition of. Example: a podcast.' }),
    participants: list(t, 'participants', {
      requires: ['speaker'],
      orderBy: [{ position: 'asc' }, { speakerId: 'asc' }, { role: 'asc' }],
      description: 'Who took part, and as what. Example: William Hussey, `INTERVIEWER`.'
    })
  })
})
