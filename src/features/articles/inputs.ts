import { z } from 'zod'
import { cleanMarkdown, isOverMarked } from '../../text/markdown.ts'
import { outletNamed } from '../outlets/inputs.ts'
import { address, date, expectedVersion, language, list, optional, ref, slug, text } from '../history/inputs.ts'

const markdown = text(200_000)
  .refine((value) => !isOverMarked(value), 'has more marks of Markdown than can be read: 5,000 at most, 1,000 in a paragraph')
  .transform(cleanMarkdown)

export const articleInput = z.object({
  slug: optional(slug),
  headline: text(500),
  published: optional(date),
  language: language.default('en'),
  summary: optional(text(5000)),
  body: optional(markdown),
  sections: list(text(300), 50),
  categories: list(text(60), 50),
  tags: list(text(60), 50),
  outlet: optional(ref),
  byline: list(text(200), 20),
  canonicalUrl: optional(address),
  shows: list(ref, 100),
  publish: z.boolean().default(true)
})

/** An article by address, else by headline, outlet and date; and what is recorded of one that is not on record yet. */
export const articleNamed = z
  .object({
    headline: text(500),
    canonicalUrl: optional(address),
    published: optional(date),
    outlet: optional(ref),
    outletNamed: optional(outletNamed),
    language: language.default('en'),
    summary: optional(text(5000)),
    byline: list(text(200), 20)
  })
  .refine(({ outlet, outletNamed: named }) => outlet === null || named === null, 'give outlet or outletNamed, not both')

export type ArticleNamed = z.output<typeof articleNamed>

/** What of an article is described anew: each field left out stays as it is; null takes it away. */
export const articleCorrection = z.object({
  slug: slug.optional(),
  headline: text(500).optional(),
  published: date.nullish(),
  language: language.optional(),
  summary: text(5000).nullish(),
  body: markdown.nullish(),
  sections: z.array(text(300)).max(50).optional(),
  categories: z.array(text(60)).max(50).optional(),
  tags: z.array(text(60)).max(50).optional(),
  outlet: ref.nullish(),
  byline: z.array(text(200)).max(20).optional(),
  canonicalUrl: address.nullish(),
  shows: z.array(ref).max(100).optional()
})

export const articleUpdate = articleCorrection.extend({ expectedVersion: expectedVersion })
