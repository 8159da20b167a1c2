import { completeValue } from '@pothos/core'
import type { FieldRef, OutputRef } from '@pothos/core'
import type { PrismaModelTypes } from '@pothos/plugin-prisma'
import { builder } from './builder.ts'
import type { Types } from './builder.ts'
import { modelRef, plannedField } from './fields.ts'
import type { ModelFields } from './fields.ts'
import { declared } from './declarations.ts'
import type { Row } from './rows.ts'
import { visible } from './visibility.ts'

interface Availability {
  organisation: Row
  territory: string | null
}

const PlatformAvailability = builder.objectRef<Availability>('PlatformAvailability').implement({
  description: 'Where something is or would be shown. Example: Netflix, everywhere.',
  fields: (t) => ({
    platform: t.field({
      type: modelRef('Organisation') as unknown as OutputRef<Row>,
      description: 'The platform. Example: Netflix.',
      extensions: declared({ kind: 'linked', relation: 'organisation' }),
      resolve: (parent) => parent.organisation
    }),
    territory: t.exposeString('territory', {
      nullable: true,
      description: 'The country, ISO 3166-1 alpha-2; null: everywhere. Example: `GB`.'
    })
  })
})

/** The list of platforms of a type whose model has `platforms` rows with organisation, territory and position. */
export function platforms<Model extends PrismaModelTypes, Shape extends object>(
  t: ModelFields<Model, Shape>,
  { description }: { description: string }
): FieldRef<Types> {
  return plannedField(t, {
    type: [PlatformAvailability],
    description,
    relation: 'platforms',
    declaration: { kind: 'platforms', relation: 'platforms', through: null, requires: ['organisation'], orderBy: { position: 'asc' }, where: () => ({}) },
    select: (_args, { viewer }, nested) =>
      // With its id, as Prisma takes no empty selection: all that is asked of a platform may be its __typename.
      completeValue(nested({ select: { id: true } }, { getType: () => 'Organisation', path: [{ name: 'platform' }] }), (organisation) => ({
        platforms: {
          where: { organisation: visible(viewer, 'Organisation') },
          orderBy: { position: 'asc' },
          select: { territory: true, organisation }
        }
      })),
    resolve: (row) => row['platforms']
  })
}
