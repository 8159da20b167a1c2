import { builder } from '../../graphql/builder.ts'
import { connectionType, pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import { BY, findOne, lookupFields } from '../../graphql/lookup.ts'
import type { Lookup } from '../../graphql/lookup.ts'
import { OrganisationRoleEnum } from './object.ts'

const organisations: Connection = {
  name: 'organisations',
  rows: 'Organisation',
  node: 'Organisation',
  key: 'sortKey',
  keyType: 'text',
  order: 'asc',
  clock: 'none',
  filterArgument: '',
  filters: { roles: { at: 'roles', test: 'hasSome' } }
}

const outlets: Connection = {
  ...organisations,
  name: 'outlets',
  filters: {},
  where: () => ({ roles: { has: 'OUTLET' } })
}

const lookup: Lookup = {
  model: 'Organisation',
  by: { slug: { column: 'slug', redirects: true }, id: { id: 'Organisation' } }
}

const OrganisationBy = builder.inputType('OrganisationBy', {
  isOneOf: true,
  description: 'Names an organisation in exactly one way. Example: `{ slug: "netflix" }`.',
  fields: (t) => lookupFields(t, 'Organisation', 'netflix')
})

const OrganisationConnection = connectionType({
  name: 'Organisation',
  node: modelRef('Organisation'),
  description: 'Organisations by name.'
})

builder.queryFields((t) => ({
  organisation: t.field({
    type: modelRef('Organisation'),
    nullable: true,
    description:
      'One organisation, whatever it does; null where the record has no such. Example: `organisation(by: { slug: ' +
      '"netflix" }) { name }`.',
    args: { by: t.arg({ type: OrganisationBy, required: true, description: BY }) },
    extensions: declared({ kind: 'lookup', lookup }),
    resolve: (_root, { by }, context, info) => findOne(lookup, by, context, info) as never
  }),
  organisations: connection(t, organisations, {
    type: OrganisationConnection,
    nodeType: () => 'Organisation',
    description: 'Organisations by name. Example: `organisations(roles: [PLATFORM]) { nodes { name } }`.',
    args: {
      roles: t.arg({
        type: [OrganisationRoleEnum],
        description: 'Those that do any of this; all where it is not given. Example: `[PLATFORM]`.'
      }),
      ...pageArgs(t.arg)
    }
  }),
  outlet: t.field({
    type: modelRef('Organisation'),
    nullable: true,
    description:
      'One outlet; null where the record has no such organisation. Example: `outlet(by: { slug: "tudum" }) { ' +
      'articles { nodes { headline } } }`.',
    args: { by: t.arg({ type: OrganisationBy, required: true, description: BY }) },
    extensions: declared({ kind: 'lookup', lookup }),
    resolve: (_root, { by }, context, info) => findOne(lookup, by, context, info) as never
  }),
  outlets: connection(t, outlets, {
    type: OrganisationConnection,
    nodeType: () => 'Organisation',
    description:
      'Organisations that publish articles, by name. Example: `outlets(first: 10) { nodes { name domain } }`.',
    args: pageArgs(t.arg)
  })
}))
