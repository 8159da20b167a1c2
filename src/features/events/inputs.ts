import { z } from 'zod'
import { date, list, optional, ref, slug, text } from '../history/inputs.ts'

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

export const eventInput = z.object({
  slug: optional(slug),
  kind: eventKind,
  name: text(300),
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
