import { builder } from '../../graphql/builder.ts'
import { connectionType, pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import { modelRef } from '../../graphql/fields.ts'
import { requireMay } from '../auth/policy.ts'
import { ScheduleStateEnum } from './object.ts'

const scheduled: Connection = {
  name: 'scheduled',
  rows: 'ScheduledPublication',
  node: 'ScheduledPublication',
  key: 'sortKey',
  keyType: 'text',
  order: 'asc',
  clock: 'none',
  filterArgument: 'filter',
  filters: { states: { at: 'state', test: 'in' } },
  where(_clock, viewer) {
    requireMay(viewer, 'readDrafts')
    return {}
  }
}

const ScheduledFilter = builder.inputType('ScheduledFilter', {
  description: 'Which of them to list. Example: `{ states: [FAILED] }`.',
  fields: (t) => ({ states: t.field({ type: [ScheduleStateEnum], description: 'In any of these states. Example: `[PENDING, FAILED]`.' }) })
})

const ScheduledConnection = connectionType({
  name: 'ScheduledPublication',
  node: modelRef('ScheduledPublication'),
  description: 'Drafts that wait for a moment, earliest first, and those that did.'
})

builder.queryFields((t) => ({
  scheduled: connection(t, scheduled, {
    type: ScheduledConnection,
    nodeType: () => 'ScheduledPublication',
    description:
      'What is to be published, and what became of it, earliest first; needs the role `CONTRIBUTOR`. ' +
      'Example: `scheduled(filter: { states: [PENDING] }) { nodes { at record { id } } }`.',
    args: {
      filter: t.arg({ type: ScheduledFilter, description: 'Which; all where it is not given. Example: `{ states: [FAILED] }`.' }),
      ...pageArgs(t.arg)
    }
  })
}))
