import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import { readKey } from '../../graphql/ids.ts'
import { findNode } from '../../graphql/nodes.ts'
import { findRows } from '../../graphql/rows.ts'
import type { Row } from '../../graphql/rows.ts'
import { visible } from '../../graphql/visibility.ts'

const SeasonBy = builder.inputType('SeasonBy', {
  description: 'Names a season of a show. Example: `{ show: "heartstopper", number: 4 }`.',
  fields: (t) => ({
    show: t.string({ required: true, description: 'The slug of the show. Example: `heartstopper`.' }),
    number: t.int({ required: true, description: "The season's number. Example: `4`." }),
    part: t.int({ description: 'The part, of a season that comes in parts. Example: `1`.' })
  })
})

const InstallmentBy = builder.inputType('InstallmentBy', {
  isOneOf: true,
  description: 'Names an installment in exactly one way. Example: `{ season: { show: "heartstopper", number: 4 } }`.',
  fields: (t) => ({
    id: t.id({ description: 'The `id` of an Installment, as it was read.' }),
    season: t.field({
      type: SeasonBy,
      description: 'The season of a show. Example: `{ show: "heartstopper", number: 4 }`.'
    })
  })
})

builder.queryField('installment', (t) =>
  t.field({
    type: modelRef('Installment'),
    nullable: true,
    description:
      'One installment; null where the record has no such. ' +
      'Example: `installment(by: { season: { show: "heartstopper", number: 4 } }) { renewalStatus { explanation } }`.',
    args: {
      by: t.arg({
        type: InstallmentBy,
        required: true,
        description: 'Its name. Example: `{ season: { show: "heartstopper", number: 4 } }`.'
      })
    },
    extensions: declared({ kind: 'installment' }),
    resolve: (_root, { by }, context, info) =>
      (typeof by.id === 'string'
        ? findNode('Installment', readKey('Installment', by.id, 'by.id'), null, context, info)
        : findSeason(by.season ?? { show: '', number: 0 }, context, info)) as never
  })
)

interface Season {
  show: string
  number: number
  part?: number | null | undefined
}

/** The season of a number; of one that comes in parts and is asked for whole, the first part. */
async function findSeason(
  { show, number, part }: Season,
  context: Context,
  info: GraphQLResolveInfo
): Promise<Row | null> {
  const query = await queryFromInfo({
    context,
    info,
    typeName: 'Installment',
    select: { id: true },
    awaitSelections: true
  })
  const [row] = await findRows('Installment', {
    ...query,
    where: {
      AND: [visible(context.viewer, 'Installment'), { kind: 'SEASON', number, show: { slug: show } }],
      ...(part === undefined || part === null ? {} : { part })
    },
    orderBy: { position: 'asc' },
    take: 1
  })
  return row ?? null
}
