import { z } from 'zod'
import { list, name, optional, ref, slug, territory, text, url } from '../history/inputs.ts'

const year = z.int().min(1800).max(2200)

const credit = z.object({
  speaker: ref,
  role: z.enum(['CREATOR', 'SHOWRUNNER', 'PRODUCER', 'CAST']),
  note: optional(text(200))
})

const externalIds = z.object({
  tvmaze: optional(text(40)),
  tmdb: optional(text(40)),
  imdb: optional(text(40)),
  wikidata: optional(text(40))
})

export const platformAvailability = z.object({ platform: ref, territory: optional(territory) })

export const installmentInput = z
  .object({
    kind: z.enum(['SEASON', 'FILM', 'SPECIAL', 'CONTINUATION']),
    number: optional(z.int().min(0).max(10_000)),
    part: optional(z.int().min(1).max(100)),
    title: optional(text(200)),
    position: optional(z.int().min(0).max(1_000_000)),
    /** Position of the installment of the same show that takes its place. */
    replacedBy: optional(z.int()),
    platforms: list(platformAvailability, 50)
  })
  .refine(({ kind, number }) => (kind === 'SEASON') === (number !== null), 'a season has a number, and nothing else has')
  .refine(({ kind, part }) => part === null || kind === 'SEASON', 'only a season has parts')

export const showInput = z.object({
  slug: optional(slug),
  title: name(200),
  description: optional(text(5000)),
  genres: list(text(60), 20),
  tags: list(text(60), 50),
  firstYear: optional(year),
  lastYear: optional(year),
  image: optional(z.object({ url, alt: text(300), credit: optional(text(200)) })),
  credits: list(credit, 100),
  externalIds: optional(externalIds),
  installments: list(installmentInput, 200)
})

export type InstallmentInput = z.output<typeof installmentInput>
export type ShowInput = z.output<typeof showInput>
