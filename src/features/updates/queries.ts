import { builder } from '../../graphql/builder.ts'
import { cursorOf } from '../../graphql/cursors.ts'
import { declared } from '../../graphql/declarations.ts'
import { pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import type { Head } from '../../graphql/context.ts'
import { RULES_VERSION } from '../renewals/rules.ts'
import { ShowUpdateConnection, UpdateTypeEnum } from './object.ts'

const log: Connection = {
  name: 'showUpdates',
  rows: 'UpdateEntry',
  node: 'UpdateEntry',
  key: 'position',
  keyType: 'position',
  order: 'asc',
  clock: 'none',
  filterArgument: '',
  filters: {
    shows: { at: 'shows[].showId', test: 'in', value: { id: 'Show' } },
    types: { at: 'kind', test: 'in' }
  }
}

const ofShow: Connection = {
  ...log,
  rows: 'UpdateShow',
  relation: 'updates',
  through: 'entry',
  filters: { types: { at: 'kind', test: 'in' } }
}

const RecordInfo = builder.objectRef<Head>('RecordInfo').implement({
  description: 'How far the record goes.',
  fields: (t) => ({
    position: t.expose('position', {
      type: 'Position',
      description: 'The last position of the log; 0: it is empty. Example: `42`.',
      extensions: declared({ kind: 'head', part: 'position', family: log })
    }),
    cursor: t.string({
      nullable: true,
      description: 'Where the log ends now: pass it to `showUpdates(after:)` to read what comes next. Null: the log is empty. Example: `djE6…`.',
      extensions: declared({ kind: 'head', part: 'cursor', family: log }),
      resolve: ({ position }) => (position === 0n ? null : cursorOf(log, String(position)))
    }),
    recordedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When that entry was recorded; null: the log is empty. Example: `2025-02-17T18:00:00.000Z`.',
      extensions: declared({ kind: 'head', part: 'recordedAt', family: log }),
      resolve: ({ position, recordedAt }) => (position === 0n ? null : recordedAt)
    }),
    rulesVersion: t.int({
      description: 'The version of the rules that derive statuses now. Example: `2`.',
      extensions: declared({ kind: 'constant', value: RULES_VERSION }),
      resolve: () => RULES_VERSION
    })
  })
})

builder.queryFields((t) => ({
  record: t.field({
    type: RecordInfo,
    description: 'How far the record goes: for those who poll. Example: `record { position recordedAt }`.',
    extensions: declared({ kind: 'record' }),
    resolve: (_root, _args, context) => context.head()
  }),
  showUpdates: connection(t, log, {
    type: ShowUpdateConnection,
    nodeType: () => 'ShowUpdate',
    description:
      'What changed, oldest first; keep `pageInfo.endCursor` and pass it as `after` next time. ' +
      'Example: `showUpdates(after: $cursor, first: 50) { nodes { position summary } pageInfo { endCursor ' +
      'hasNextPage } }`.',
    args: {
      shows: t.arg.idList({ description: 'Entries about any of these shows, by id; all where it is not given.' }),
      types: t.arg({
        type: [UpdateTypeEnum],
        description: 'Entries of these kinds; all where it is not given. Example: `[RULING, CORRECTION]`.'
      }),
      ...pageArgs(t.arg)
    }
  })
}))

builder.prismaObjectFields('Show', (t) => ({
  updates: connection(t, ofShow, {
    type: ShowUpdateConnection,
    nodeType: () => 'ShowUpdate',
    description: 'What changed about it, oldest first. Example: `updates(last: 5) { nodes { recordedAt summary } }`.',
    args: {
      types: t.arg({
        type: [UpdateTypeEnum],
        description: 'Entries of these kinds; all where it is not given. Example: `[RULING]`.'
      }),
      ...pageArgs(t.arg)
    }
  })
}))
