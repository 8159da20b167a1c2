import type { FieldRef } from '@pothos/core'
import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import type { Types } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { modelRef } from '../../graphql/fields.ts'
import { findRows } from '../../graphql/rows.ts'
import type { Changed } from '../history/actions.ts'
import { mutation } from '../history/mutation-types.ts'
import { cancelScheduleInput, schedulePublishInput } from './inputs.ts'
import './object.ts'
import { cancelSchedule, schedulePublish } from './schedule.ts'

const ID = 'Id of the draft. Example: `UXVvdGU6MDE5…`.'

const SchedulePublishInput = builder.inputType('SchedulePublishInput', {
  description: 'Which draft is to be published, and when.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    at: t.field({ type: 'DateTime', required: true, description: 'The moment; one that is past is due at once. Example: `2026-03-02T09:00:00Z`.' })
  })
})

const CancelScheduleInput = builder.inputType('CancelScheduleInput', {
  description: 'Which draft no longer waits.',
  fields: (t) => ({ id: t.id({ required: true, description: ID }) })
})

/** What a change planned or gave up. It is no node, as it is no part of the record. */
function ownPlan(t: object, description: string): FieldRef<Types> {
  return (t as { field(options: object): FieldRef<Types> }).field({
    type: modelRef('ScheduledPublication'),
    description,
    resolve: async ({ result }: Changed<string>, _args: object, context: Context, info: GraphQLResolveInfo) => {
      const query = await queryFromInfo({ context, info, typeName: 'ScheduledPublication', awaitSelections: true })
      const [row] = await findRows('ScheduledPublication', { ...query, where: { id: result } })
      return row
    }
  })
}

mutation('schedulePublish', {
  description:
    'Lets a draft be published at a moment, in a change of whoever schedules it; another moment it waits for is given up. What cannot ' +
    'be published then is kept in `scheduled` with the reason. ' +
    'Example: `schedulePublish(input: { id: "…", at: "2026-03-02T09:00:00Z" }) { ... on SchedulePublishPayload { scheduled { state } } }`.',
  needs: 'publish',
  input: { type: SchedulePublishInput, description: 'Which, and when. Example: `{ id: "…", at: "2026-03-02T09:00:00Z" }`.' },
  schema: schedulePublishInput,
  payload: {
    description: 'What waits from now on.',
    fields: (t) => ({ scheduled: ownPlan(t, 'The draft and its moment. Example: `{ "state": "PENDING", "at": "2026-03-02T09:00:00.000Z" }`.') })
  },
  work: (change, { id, at }) => schedulePublish(change, id, at)
})

mutation('cancelSchedule', {
  description:
    'Gives up the moment that a draft waits for: it stays a draft. ' +
    'Example: `cancelSchedule(input: { id: "…" }) { ... on CancelSchedulePayload { scheduled { state } } }`.',
  needs: 'publish',
  input: { type: CancelScheduleInput, description: 'Which draft. Example: `{ id: "…" }`.' },
  schema: cancelScheduleInput,
  payload: {
    description: 'What no longer waits.',
    fields: (t) => ({ scheduled: ownPlan(t, 'The draft and the moment given up. Example: `{ "state": "CANCELLED" }`.') })
  },
  work: (change, { id }) => cancelSchedule(change, id)
})
