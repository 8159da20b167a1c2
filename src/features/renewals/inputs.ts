import { z } from 'zod'
import { date, list, optional, ref, text } from '../history/inputs.ts'
import { platformAvailability } from '../shows/inputs.ts'

const fields = {
  /** Ids of installments; or seasons by number. Neither: the show as a whole. */
  installments: z.array(ref).max(100),
  seasons: z.array(z.int()).max(100),
  state: z
    .enum([
      'IN_DEVELOPMENT',
      'AWAITING_DECISION',
      'ORDERED',
      'RENEWED',
      'IN_PRODUCTION',
      'ON_HOLD',
      'RELEASED',
      'CANCELLED',
      'ENDED'
    ])
    .nullish(),
  finality: z.enum(['PLANNED', 'CONFIRMED', 'NO']).nullish(),
  release: date.nullish(),
  platforms: z.array(platformAvailability).max(50).nullish(),
  effective: date,
  saidBy: ref.nullish(),
  onBehalfOf: ref.nullish(),
  supersedes: ref.nullish(),
  note: text(2000).nullish(),
  evidence: z
    .array(
      z
        .object({ quote: optional(ref), article: optional(ref) })
        .refine(({ quote, article }) => (quote === null) !== (article === null), 'give quote or article, one of them')
    )
    .min(1, 'must name at least one quote or article that the ruling rests on')
    .max(50)
}

export const rulingInput = z.object({
  show: ref,
  ...fields,
  installments: list(ref),
  seasons: list(z.int()),
  publish: z.boolean().default(true)
})

/** What can be corrected in a ruling: each field left out stays as it is; null takes it away. */
export const rulingCorrection = z.object(fields).partial()

export type RulingCorrection = z.output<typeof rulingCorrection>
