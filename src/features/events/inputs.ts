import { z } from 'zod'
import { date, list, name, optional, ref, slug, text } from '../history/inputs.ts'

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
  participants: list(
    z.object({ speaker: ref, role: z.enum(['SPEAKER', 'HOST', 'INTERVIEWER', 'MODERATOR', 'GUEST']) }),
    50
  )
})
