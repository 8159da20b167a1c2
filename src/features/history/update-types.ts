import type { InputFieldBuilder } from '@pothos/core'
import type { Types } from '../../graphql/builder.ts'

/** Fields that the input of every update has: which record, why, and which version of it was read. */
export function updateFields(t: InputFieldBuilder<Types, 'InputObject'>, slug: string) {
  return {
    id: t.id({ required: true, description: `Id or slug of the record. Example: \`${slug}\`.` }),
    reason: t.string({ description: 'Why; readers see it, and what is published is not changed without. Example: `Its second season is out.`' }),
    expectedVersion: t.int({ description: 'The `version` that was read: where another stands by now, nothing is changed. Example: `3`.' })
  }
}

export const PUBLISH = 'Whether readers see it at once; `true` where left out. Example: `false`.'
export const MADE_SLUG = 'Its name in addresses; made from the name where left out.'
export const NEW_SLUG = 'Another name in addresses; the old one leads on.'
