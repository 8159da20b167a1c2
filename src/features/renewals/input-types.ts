import { builder } from '../../graphql/builder.ts'

export const EvidenceInput = builder.inputType('EvidenceInput', {
  description: 'What a ruling rests on: one of a quote or an article.',
  fields: (t) => ({
    quote: t.id({ description: 'Id of a quote. Example: `UXVvdGU6MDE5…`.' }),
    article: t.id({ description: 'Id or slug of an article. Example: `lantern-plus-renews-the-cartographers`.' })
  })
})

export const PlatformAvailabilityInput = builder.inputType('PlatformAvailabilityInput', {
  description: 'A platform, and where it has the installment.',
  fields: (t) => ({
    platform: t.id({ required: true, description: 'Id or slug of an organisation. Example: `netflix`.' }),
    territory: t.string({ description: 'ISO 3166-1 alpha-2; everywhere where left out. Example: `GB`.' })
  })
})
