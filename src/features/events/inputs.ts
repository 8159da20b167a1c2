import { z } from 'zod'
import { date, expectedVersion, list, name, optional, publish, ref, slug, text } from '../history/inputs.ts'

export const eventKind = z.enum([
  'STATEMENT',
  'PRESS_RELEASE',
  'INTERVIEW',
  'CONVENTION_PANEL',
  'FESTIVAL',
  'PRESS_TOUR',
  'PODCAST',
  'RADIO',
  'TELEVISION',
  'VIDEO_MESSAGE',
  'SOCIAL_POST',
  'EARNINGS_CALL',
  'INDUSTRY_CONFERENCE',
  'AWARDS',
  'OPEN_LETTER',
  'DOCUMENT',
  'REVIEW',
  'UNKNOWN'
])

/** An event by name and date, and what is recorded of one that is not on record yet. */
export const eventNamed = z.object({
  name: name(300),
  held: optional(date),
  kind: eventKind.default('UNKNOWN'),
  place: optional(text(200)),
  organiser: optional(ref),
  series: optional(text(200))
})

export type EventNamed = z.output<typeof eventNamed>

const participant = z.object({ speaker: ref, role: z.enum(['SPEAKER', 'HOST', 'INTERVIEWER', 'MODERATOR', 'GUEST']) })

export const eventInput = z.object({
  slug: optional(slug),
  kind: eventKind,
  name: name(300),
  place: optional(text(200)),
  held: optional(date),
  organiser: optional(ref),
  partOf: optional(ref),
  /** Name of the podcast, programme or festival it is an edition of; made when new. */
  series: optional(text(200)),
  participants: list(participant, 50),
  publish
})

/** What of an event is described anew: each field left out stays as it is; null takes it away. */
export const eventUpdate = z.object({
  slug: slug.optional(),
  kind: eventKind.optional(),
  name: text(300).optional(),
  place: text(200).nullish(),
  held: date.nullish(),
  organiser: ref.nullish(),
  partOf: ref.nullish(),
  series: text(200).nullish(),
  participants: z.array(participant).max(50).optional(),
  expectedVersion
})

export const seriesInput = z.object({
  slug: optional(slug),
  name: text(200),
  kind: eventKind,
  organisation: optional(ref),
  publish
})

/** What of a series is described anew: each field left out stays as it is; null takes it away. */
export const seriesUpdate = z.object({
  slug: slug.optional(),
  name: text(200).optional(),
  kind: eventKind.optional(),
  organisation: ref.nullish(),
  expectedVersion
})

export type EventInput = z.output<typeof eventInput>
