import { builder } from '../../graphql/builder.ts'
import { declared } from '../../graphql/declarations.ts'
import { related } from '../../graphql/fields.ts'
import type { NodeType } from '../../graphql/ids.ts'
import { findOwnBeside } from '../../graphql/nodes.ts'

export const ScheduleStateEnum = builder.enumType('ScheduleState', {
  description: 'What became of a draft that was to be published at a moment.',
  values: {
    PENDING: { description: 'It waits.' },
    PUBLISHED: { description: 'It was published, then or before.' },
    FAILED: { description: 'It could not be published then: `message` says why.' },
    CANCELLED: { description: 'It no longer waits.' }
  } as const
})

builder.prismaObject('ScheduledPublication', {
  name: 'ScheduledPublication',
  description: 'A draft that is to be published at a moment, and what became of that. Example: `{ "state": "PENDING", "at": "2026-03-02T09:00:00.000Z" }`.',
  select: { id: true, subjectType: true, subjectId: true },
  fields: (t) => ({
    record: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The record, as it is now. Example: `{ "id": "UXVvdGU6MDE5…" }`.',
      extensions: declared({ kind: 'subject', type: 'subjectType', key: 'subjectId' }),
      resolve: ({ subjectType, subjectId }, _args, context, info) => findOwnBeside(subjectType as NodeType, subjectId, context, info) as never
    }),
    at: t.expose('at', { type: 'DateTime', description: 'The moment. Example: `2026-03-02T09:00:00.000Z`.' }),
    state: t.field({
      type: ScheduleStateEnum,
      description: 'What became of it. Example: `PENDING`.',
      select: { state: true },
      extensions: declared({ kind: 'column', column: 'state' }),
      resolve: ({ state }) => state as (typeof ScheduleStateEnum)['$inferType']
    }),
    actor: related(t, 'change', 'actor', { type: 'String', description: 'Who scheduled it, and in whose name it is published. Example: `night desk`.' }),
    problem: t.exposeString('problem', { nullable: true, description: 'Of one that failed, the code of the problem. Example: `EVIDENCE_REQUIRED`.' }),
    message: t.exposeString('message', { nullable: true, description: 'Of one that failed, why. Example: `none of the articles is published`.' }),
    settledAt: t.expose('settledAt', { type: 'DateTime', nullable: true, description: 'When it was published, failed or was given up. Example: `2026-03-02T09:00:04.000Z`.' })
  })
})
