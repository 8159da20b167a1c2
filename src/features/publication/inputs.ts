import { z } from 'zod'
import { articleCorrection } from '../articles/inputs.ts'
import { anyRecord, date, expectedVersion, reason, ref, version } from '../history/inputs.ts'
import { quoteCorrection } from '../quotes/inputs.ts'
import { rulingCorrection } from '../renewals/inputs.ts'

export const publishInput = z.object({ id: anyRecord })

export const withdrawInput = z.object({ id: anyRecord, reason })

export const retractInput = z.object({ ruling: ref, reason })

export const markRetractedInput = z.object({ article: ref, on: date, reason })

export const schedulePublishInput = z.object({ id: anyRecord, at: z.date() })

export const cancelScheduleInput = z.object({ id: anyRecord })

/** Reads an earlier state, by the version that its revision was. */
export const restoreRevisionInput = z.object({ id: anyRecord, revision: version, reason })

/** Exactly one correction, under the name of what the id is one of. */
export const correctInput = z
  .object({ id: anyRecord, reason, expectedVersion, quote: quoteCorrection.nullish(), ruling: rulingCorrection.nullish(), article: articleCorrection.nullish() })
  .refine(({ quote, ruling, article }) => [quote, ruling, article].filter(Boolean).length === 1, 'give exactly one correction: quote, ruling or article')
  .refine(({ id, quote, ruling, article }) => ({ Quote: quote, Ruling: ruling, Article: article })[id.type as string] ?? false, {
    message: 'give the id of a quote, ruling or article, and the correction under that name',
    path: ['id']
  })
