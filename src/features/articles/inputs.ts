import { z } from 'zod'
import { date, expectedVersion, language, list, optional, ref, slug, text, url } from '../history/inputs.ts'

export const articleInput = z.object({
  slug: optional(slug),
  headline: text(500),
  published: optional(date),
  language: language.default('en'),
  summary: optional(text(5000)),
  body: optional(text(200_000)),
  sections: list(text(300), 50),
  categories: list(text(60), 50),
  tags: list(text(60), 50),
  outlet: optional(ref),
  byline: list(text(200), 20),
  canonicalUrl: optional(url),
  shows: list(ref, 100),
  publish: z.boolean().default(true)
})

/** What of an article is described anew: each field left out stays as it is; null takes it away. */
export const articleCorrection = z.object({
  slug: slug.optional(),
  headline: text(500).optional(),
  published: date.nullish(),
  language: language.optional(),
  summary: text(5000).nullish(),
  body: text(200_000).nullish(),
  sections: z.array(text(300)).max(50).optional(),
  categories: z.array(text(60)).max(50).optional(),
  tags: z.array(text(60)).max(50).optional(),
  outlet: ref.nullish(),
  byline: z.array(text(200)).max(20).optional(),
  canonicalUrl: url.nullish(),
  shows: z.array(ref).max(100).optional()
})

export const articleUpdate = articleCorrection.extend({ expectedVersion: expectedVersion })
