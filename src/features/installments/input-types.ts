import { builder } from '../../graphql/builder.ts'
import { InstallmentKindEnum } from '../../graphql/enums.ts'
import { PlatformAvailabilityInput } from '../renewals/input-types.ts'

export const InstallmentInput = builder.inputType('InstallmentInput', {
  description: 'What can be ordered of a show that is put on record with it.',
  fields: (t) => ({
    kind: t.field({ type: InstallmentKindEnum, required: true, description: 'What it is. Example: `SEASON`.' }),
    number: t.int({ description: 'Of a season. Example: `2`.' }),
    part: t.int({ description: 'Of a season that comes in parts. Example: `1`.' }),
    title: t.string({ description: 'Made from kind and number where left out. Example: `Season 2`.' }),
    position: t.int({ description: 'Its place within the show; in the order given where left out. Example: `2`.' }),
    replacedBy: t.int({ description: 'Position of what takes its place. Example: `3`.' }),
    platforms: t.field({ type: [PlatformAvailabilityInput], description: 'Where it is shown. Example: `[{ platform: "netflix" }]`.' })
  })
})
