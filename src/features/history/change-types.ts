import { builder } from '../../graphql/builder.ts'
import type { Changed } from './actions.ts'

/** What every change answers with, beside what it changed. */
export const ChangeReceipt = builder.objectRef<Omit<Changed<unknown>, 'result'>>('ChangeReceipt').implement({
  description: 'What a change left in the log.',
  fields: (t) => ({
    id: t.id({
      description: 'Id of the change; every update it caused carries it. Example: `0195162e-7a00-7000-8000-000000000001`.',
      resolve: ({ changeId }) => changeId
    }),
    position: t.field({
      type: 'Position',
      nullable: true,
      description: 'Position of its last update in the log; null where readers see no difference (a draft). Example: `42`.',
      resolve: ({ head }) => head?.last ?? null
    }),
    recordedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the record learnt it: from then on it is known. Null for a draft. Example: `2025-02-18T09:00:00.000Z`.',
      resolve: ({ head }) => head?.recordedAt ?? null
    }),
    replayed: t.exposeBoolean('replayed', {
      description:
        'Whether the change had been made before, under the same idempotency key: this is then the receipt of that time. Example: `false`.'
    }),
    warnings: t.stringList({
      description: 'What an editor should look at again; the change was made all the same. Example: `["Season 3: …"]`.',
      resolve: ({ warnings }) => warnings
    })
  })
})

export const DateInput = builder.inputType('DateInput', {
  description: 'A date no more precise than its source.',
  fields: (t) => ({
    edtf: t.field({ type: 'EDTF', required: true, description: 'In EDTF, level 1. Example: `2025-02-15/2025-02-16`.' }),
    phrase: t.string({ description: 'The words of the source that it stands for. Example: `this past weekend`.' }),
    anchor: t.field({ type: 'Date', description: 'The day those words count from. Example: `2025-02-17`.' })
  })
})
