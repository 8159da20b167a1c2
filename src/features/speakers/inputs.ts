import { z } from 'zod'
import { expectedVersion, list, name, optional, publish, ref, slug, text } from '../history/inputs.ts'

const kind = z.enum(['PERSON', 'ORGANISATION', 'GROUP'])

export const speakerInput = z.object({
  slug: optional(slug),
  kind: kind.default('PERSON'),
  name: name(200),
  aliases: list(name(200), 50),
  description: optional(text(2000)),
  organisation: optional(ref),
  members: list(ref, 50),
  publish
})

/** What of a speaker is described anew: each field left out stays as it is; null takes it away. */
export const speakerUpdate = z.object({
  slug: slug.optional(),
  kind: kind.optional(),
  name: name(200).optional(),
  aliases: z.array(name(200)).max(50).optional(),
  description: text(2000).nullish(),
  organisation: ref.nullish(),
  members: z.array(ref).max(50).optional(),
  expectedVersion
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
