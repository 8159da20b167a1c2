import { z } from 'zod'
import { articleNamed } from '../articles/inputs.ts'
import { eventNamed } from '../events/inputs.ts'
import { speakerNamed } from '../speakers/inputs.ts'
import { date, language, list, optional, reason, ref, text } from '../history/inputs.ts'

const part = z.object({
  text: text(10_000),
  verbatim: z.boolean().default(true),
  /** The speech tag printed before this part. */
  tag: optional(text(500))
})

/** A show, or one of its installments by id or by season number. */
export const subject = z
  .object({ show: ref, installment: optional(ref), season: optional(z.int()) })
  .refine(({ installment, season }) => installment === null || season === null, 'give installment or season, not both')

const stance = z.intersection(
  z.object({
    subject: z.enum(['RENEWAL', 'FINALITY', 'DATE', 'PLATFORM']),
    value: z.enum(['CONFIRMS', 'HOPEFUL', 'CAUTIOUS', 'PESSIMISTIC', 'DENIES', 'NEUTRAL'])
  }),
  subject
)

export const citation = z
  .object({
    article: optional(ref),
    articleNamed: optional(articleNamed),
    place: z.enum(['HEADLINE', 'DECK', 'BODY']).default('BODY'),
    wording: optional(text(20_000)),
    startOffset: optional(z.int().min(0)),
    endOffset: optional(z.int().min(1)),
    relayedVia: optional(text(300)),
    relayedViaOrganisation: optional(ref)
  })
  .refine(({ article, articleNamed: named }) => (article === null) !== (named === null), 'give article or articleNamed, one of them')
  .refine(({ startOffset, endOffset }) => (startOffset === null) === (endOffset === null), 'give both offsets or neither')
  .refine(
    ({ startOffset, endOffset }) => startOffset === null || endOffset === null || startOffset < endOffset,
    'startOffset must be before endOffset'
  )

const fields = {
  kind: z.enum(['DIRECT', 'PARTIAL', 'PARAPHRASE']),
  parts: z.array(part).max(50),
  speaker: ref.nullish(),
  attribution: text(500).nullish(),
  onBehalfOf: ref.nullish(),
  event: ref.nullish(),
  said: date.nullish(),
  language,
  translation: text(20_000).nullish(),
  prompt: text(5000).nullish(),
  about: z.array(subject).min(1, 'must name at least one show').max(100),
  stances: z.array(stance).max(100),
  citations: z.array(citation).min(1, 'must name at least one article that prints the quote').max(200)
}

export const quoteInput = z
  .object({
    ...fields,
    parts: list(part, 50),
    language: language.default('en'),
    stances: list(stance),
    speakerNamed: optional(speakerNamed),
    eventNamed: optional(eventNamed),
    allowDuplicate: z.boolean().default(false),
    publish: z.boolean().default(true)
  })
  .refine(({ speaker, speakerNamed: named, attribution }) => [speaker, named, attribution].filter(Boolean).length === 1, {
    message: 'give speaker or speakerNamed, or, where nobody is named, attribution as printed: one of them',
    path: ['speaker']
  })
  .refine(({ event, eventNamed: named }) => !event || !named, { message: 'give event or eventNamed, not both', path: ['event'] })
  .refine(({ kind, parts }) => kind === 'PARAPHRASE' || parts.length > 0, {
    message: 'a direct or partial quote has at least one part',
    path: ['parts']
  })
  .refine(({ kind, citations }) => kind !== 'PARAPHRASE' || citations.some(({ wording }) => wording !== null), {
    message: 'a paraphrase needs the wording as printed in at least one citation',
    path: ['citations']
  })

export const addCitationInput = z.object({ quote: ref, citation })

export const mergeQuotesInput = z.object({ from: ref, into: ref, reason })

/** What can be corrected in a quote: each field left out stays as it is; null takes it away. */
export const quoteCorrection = z.object(fields).partial()

export type CitationInput = z.output<typeof citation>
export type QuoteInput = z.output<typeof quoteInput>
export type QuoteCorrection = z.output<typeof quoteCorrection>
