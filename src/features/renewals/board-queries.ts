import { builder } from '../../graphql/builder.ts'
import { clockArgs, connectionType, pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import { declared } from '../../graphql/declarations.ts'
import { AuthorityEnum, ComingBackEnum, InstallmentStateEnum } from '../../graphql/enums.ts'
import { reference } from '../../graphql/fields.ts'
import { published } from '../../graphql/visibility.ts'
import { RenewalStatus, readAt, segmentAt } from './status-object.ts'

const board: Connection = {
  name: 'renewalBoard',
  rows: 'StatusSegment',
  node: 'StatusSegment',
  key: 'sortKey',
  keyType: 'text',
  order: 'asc',
  clock: 'both',
  where: (clock) => ({ headline: false, installment: { ...published('Installment'), replacedById: null }, ...segmentAt(clock) }),
  filterArgument: 'filter',
  filters: {
    comingBack: { at: 'comingBack', test: 'in' },
    states: { at: 'state', test: 'in' },
    authorities: { at: 'authority', test: 'in' },
    platforms: { at: 'platforms[].organisationId', test: 'in', value: { id: 'Organisation' } },
    shows: { at: 'showId', test: 'in', value: { id: 'Show' } },
    silentForMoreThan: { at: 'lastHeardOn', test: 'lt', value: 'daysBeforeAsOf', orNull: true }
  }
}

const RenewalBoardFilter = builder.inputType('RenewalBoardFilter', {
  description:
    'Which installments to list; everything given must hold. Example: `{ comingBack: [UNDECIDED], silentForMoreThan: ' +
    '60 }`.',
  fields: (t) => ({
    comingBack: t.field({ type: [ComingBackEnum], description: 'With any of these answers. Example: `[UNDECIDED]`.' }),
    states: t.field({
      type: [InstallmentStateEnum],
      description: 'In any of these states. Example: `[AWAITING_DECISION, ON_HOLD]`.'
    }),
    authorities: t.field({
      type: [AuthorityEnum],
      description: 'Whose state has any of these weights. Example: `[OFFICIAL]`.'
    }),
    platforms: t.idList({ description: 'On any of these platforms, by id.' }),
    shows: t.idList({ description: 'Of any of these shows, by id.' }),
    silentForMoreThan: t.int({
      description: 'Of which nothing was heard for more than so many days before `asOf`, or never. Example: `60`.'
    })
  })
})

const BoardEntry = builder.prismaObject('StatusSegment', {
  variant: 'BoardEntry',
  description: 'An installment and how it stands.',
  select: { id: true, knownFrom: true, lastHeardOn: true },
  fields: (t) => ({
    installment: reference(t, 'installment', {
      guaranteed: true,
      description: 'The installment. Example: Season 4 of Heartstopper.'
    }),
    status: t.variant(RenewalStatus, { extensions: declared({ kind: 'same' }), description: 'How it stands at `asOf` and `knownAt`. Example: undecided.' })
  })
})

const BoardConnection = connectionType({
  name: 'Board',
  node: BoardEntry,
  description: 'Installments by the title of their show, then in its order; those replaced by another are left out.'
})

builder.queryField('renewalBoard', (t) =>
  connection(t, board, {
    type: BoardConnection,
    nodeType: () => 'BoardEntry',
    description:
      'How every installment stands, page by page. ' +
      'Example: `renewalBoard(filter: { comingBack: [UNDECIDED], silentForMoreThan: 60 }) { nodes { installment { ' +
      'title } status { explanation } } }`.',
    args: {
      filter: t.arg({
        type: RenewalBoardFilter,
        description: 'Which installments; all where it is not given. Example: `{ comingBack: [NO] }`.'
      }),
      ...clockArgs(t.arg),
      ...pageArgs(t.arg)
    },
    onPage: ({ edges, clock }) => edges.forEach(({ node }) => readAt(node, clock))
  })
)
