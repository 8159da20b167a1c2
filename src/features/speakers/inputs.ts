import { z } from 'zod'
import { list, name, optional, ref, slug, text } from '../history/inputs.ts'

export const speakerInput = z.object({
  slug: optional(slug),
  kind: z.enum(['PERSON', 'ORGANISATION', 'GROUP']).default('PERSON'),
  name: name(200),
  aliases: list(name(200), 50),
  description: optional(text(2000)),
  organisation: optional(ref),
  members: list(ref, 50)
})

/** A speaker by name, and what is recorded of one who is not on record yet. */
export const speakerNamed = z.object({
  name: name(200),
  kind: optional(z.enum(['PERSON', 'ORGANISATION', 'GROUP'])),
  aliases: list(name(200), 50),
  description: optional(text(2000)),
  organisation: optional(ref)
})

export type SpeakerNamed = z.output<typeof speakerNamed>

export const mergeSpeakersInput = z.object({
  from: ref,
  into: ref,
  reason: text(1000)
})
