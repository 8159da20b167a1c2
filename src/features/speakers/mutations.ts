import { builder } from '../../graphql/builder.ts'
import '../../graphql/mutation.ts'
import { findNode } from '../../graphql/nodes.ts'
import { modelRef } from '../../graphql/fields.ts'
import type { Changed } from '../history/actions.ts'
import { ChangeReceipt, runChange, withKeys } from '../history/change-types.ts'
import { mergeSpeakers } from './merge.ts'

const MergeSpeakersInput = builder.inputType('MergeSpeakersInput', {
  description: 'Two records of one speaker.',
  fields: (t) => ({
    from: t.id({ required: true, description: 'Id or slug of the record to give up; both keep resolving. Example: `mara-quill-2`.' }),
    into: t.id({ required: true, description: 'Id or slug of the record to keep. Example: `mara-quill`.' }),
    reason: t.string({ required: true, description: 'Shown to readers. Example: `The same person under two spellings.`' })
  })
})

const MergeSpeakersPayload = builder.objectRef<Changed<string>>('MergeSpeakersPayload').implement({
  description: 'The speaker that both now are.',
  fields: (t) => ({
    speaker: t.field({
      type: modelRef('Speaker'),
      nullable: true,
      description: 'The speaker. Example: `{ "slug": "mara-quill" }`.',
      resolve: ({ result }, _args, context, info) => findNode('Speaker', result, null, context, info) as never
    }),
    change: t.field({ type: ChangeReceipt, description: 'What the change left in the log. Example: `{ "position": 42 }`.', resolve: (changed) => changed })
  })
})

builder.mutationField('mergeSpeakers', (t) =>
  t.field({
    type: MergeSpeakersPayload,
    description:
      'Makes two records of one speaker one: quotes, credits and appearances move. What was known before stays what it was. ' +
      'Example: `mergeSpeakers(input: { from: "mara-quill-2", into: "mara-quill", reason: "…" }) { speaker { slug } }`.',
    args: { input: t.arg({ type: MergeSpeakersInput, required: true, description: 'Which, and why. Example: `{ from: "…", into: "…", reason: "…" }`.' }) },
    resolve: (_root, { input }, context) =>
      runChange(context, { action: 'mergeSpeakers', reason: input.reason, wide: true }, (change) =>
        mergeSpeakers(change, withKeys(input))
      )
  })
)
