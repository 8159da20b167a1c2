import { z } from 'zod'
import { list, optional, ref, slug, text } from '../history/inputs.ts'

export const speakerInput = z.object({
  slug: optional(slug),
  kind: z.enum(['PERSON', 'ORGANISATION', 'GROUP']).default('PERSON'),
  name: text(200),
  aliases: list(text(200), 50),
  description: optional(text(2000)),
  organisation: optional(ref),
  members: list(ref, 50)
})

export const mergeSpeakersInput = z.object({
  from: ref,
  into: ref,
  reason: text(1000)
})
