import { builder } from '../../graphql/builder.ts'
import { list, nodeId, reference, versionField, visibilityField } from '../../graphql/fields.ts'

export const SpeakerKindEnum = builder.enumType('SpeakerKind', {
  description: 'What kind of speaker.',
  values: {
    PERSON: { description: 'A person. Example: Alice Oseman.' },
    ORGANISATION: { description: 'An organisation speaking in its own name. Example: Netflix.' },
    GROUP: { description: 'Several who speak together. Example: the two leads of a series.' }
  } as const
})

builder.prismaObject('Speaker', {
  interfaces: [builder.nodeInterfaceRef()],
  description: 'Who is quoted: a person, an organisation, or a group with members. Example: Alice Oseman.',
  select: { id: true, visibility: true },
  fields: (t) => ({
    id: nodeId(t, 'Speaker'),
    version: versionField(t),
    visibility: visibilityField(t),
    slug: t.exposeString('slug', {
      description: 'Its name in addresses; those of merged records keep resolving. Example: `alice-oseman`.'
    }),
    kind: t.expose('kind', { type: SpeakerKindEnum, description: 'What kind. Example: `PERSON`.' }),
    name: t.exposeString('name', { description: 'The name. Example: `Alice Oseman`.' }),
    aliases: t.exposeStringList('aliases', { description: 'Other names found in print. Example: `["A. Oseman"]`.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'Who that is. Example: `Creator and showrunner of Heartstopper`.'
    }),
    organisation: reference(t, 'organisation', {
      description: 'The organisation it is, or speaks for as a rule. Example: Netflix.'
    }),
    members: list(t, 'members', {
      through: 'member',
      orderBy: { position: 'asc' },
      description:
        "Of a group, its members; joint statements stand in each one's timeline. Example: Joe Locke and Kit Connor."
    }),
    groups: list(t, 'groups', {
      through: 'group',
      orderBy: { groupId: 'asc' },
      description: 'The groups it is a member of. Example: the cast of Heartstopper.'
    }),
    credits: list(t, 'credits', {
      requires: ['show'],
      orderBy: [{ show: { sortKey: 'asc' } }, { id: 'asc' }],
      description: 'What it made or plays in, by title. Example: Heartstopper, `CREATOR`.'
    })
  })
})
