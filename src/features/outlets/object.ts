import { builder } from '../../graphql/builder.ts'
import { nodeId, versionField, visibilityField } from '../../graphql/fields.ts'

export const OrganisationRoleEnum = builder.enumType('OrganisationRole', {
  description: 'What an organisation does, as far as the record is concerned.',
  values: {
    PLATFORM: { description: 'Shows series. Example: Netflix.' },
    STUDIO: { description: 'Makes series. Example: See-Saw Films.' },
    OUTLET: { description: 'Publishes articles. Example: a trade paper.' },
    ORGANISER: { description: 'Holds events. Example: Waterstones.' }
  } as const
})

builder.prismaObject('Organisation', {
  interfaces: [builder.nodeInterfaceRef()],
  description: 'The company behind a platform, a studio, an outlet, an event or a spokesperson. Example: Netflix.',
  select: { id: true, visibility: true },
  fields: (t) => ({
    id: nodeId(t, 'Organisation'),
    version: versionField(t),
    visibility: visibilityField(t),
    slug: t.exposeString('slug', {
      description: 'Its name in addresses; old ones keep resolving. Example: `netflix`.'
    }),
    name: t.exposeString('name', { description: 'Its name. Example: `Netflix`.' }),
    domain: t.exposeString('domain', { nullable: true, description: 'Its domain on the web. Example: `netflix.com`.' }),
    roles: t.expose('roles', { type: [OrganisationRoleEnum], description: 'What it does. Example: `[PLATFORM, OUTLET]`.' })
  })
})
