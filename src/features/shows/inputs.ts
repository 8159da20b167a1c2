import { z } from 'zod'
import { expectedVersion, list, name, optional, publish, ref, slug, territory, text, url } from '../history/inputs.ts'

const year = z.int().min(1800).max(2200)

const credit = z.object({
  speaker: ref,
  role: z.enum(['CREATOR', 'SHOWRUNNER', 'PRODUCER', 'CAST']),
  note: optional(text(200))
})

const externalIds = z.object({
  tvmaze: text(40).nullish(),
  tmdb: text(40).nullish(),
  imdb: text(40).nullish(),
  wikidata: text(40).nullish()
})

const image = z.object({ url, alt: text(300), credit: optional(text(200)) })

export const platformAvailability = z.object({ platform: ref, territory: optional(territory) })

const installmentInput = z
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

const years = ({ firstYear, lastYear }: { firstYear?: number | null | undefined; lastYear?: number | null | undefined }) =>
  !firstYear || !lastYear || firstYear <= lastYear
const YEARS = { message: 'must not be before firstYear', path: ['lastYear'] }

export const showInput = z
  .object({
    slug: optional(slug),
    title: name(200),
    description: optional(text(5000)),
    genres: list(text(60), 20),
    tags: list(text(60), 50),
    firstYear: optional(year),
    lastYear: optional(year),
    image: optional(image),
    credits: list(credit, 100),
    externalIds: optional(externalIds),
    installments: list(installmentInput, 200),
    publish
  })
  .refine(years, YEARS)

/** What of a show is described anew: each field left out stays as it is; null takes it away. */
export const showUpdate = z
  .object({
    slug: slug.optional(),
    title: name(200).optional(),
    description: text(5000).nullish(),
    genres: z.array(text(60)).max(20).optional(),
    tags: z.array(text(60)).max(50).optional(),
    firstYear: year.nullish(),
    lastYear: year.nullish(),
    image: image.nullish(),
    credits: z.array(credit).max(100).optional(),
    externalIds: externalIds.nullish(),
    expectedVersion
  })
  .refine(years, YEARS)

export type InstallmentInput = z.output<typeof installmentInput>
export type ShowInput = z.output<typeof showInput>
