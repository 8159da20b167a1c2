import { z } from 'zod'
import { expectedVersion, list, optional, publish, ref, text } from '../history/inputs.ts'
import { platformAvailability } from '../shows/inputs.ts'

const kind = z.enum(['SEASON', 'FILM', 'SPECIAL', 'CONTINUATION'])
const number = z.int().min(0).max(10_000)
const part = z.int().min(1).max(100)
const position = z.int().min(0).max(1_000_000)

export const addInstallmentInput = z
  .object({
    show: ref,
    kind,
    number: optional(number),
    part: optional(part),
    title: optional(text(200)),
    position: optional(position),
    /** The installment of the same show that takes its place. */
    replacedBy: optional(ref),
    platforms: list(platformAvailability, 50),
    publish
  })
  .refine((input) => (input.kind === 'SEASON') === (input.number !== null), { message: 'a season has one, and nothing else has', path: ['number'] })
  .refine((input) => input.part === null || input.kind === 'SEASON', { message: 'only a season has parts', path: ['part'] })

/** What of an installment is described anew: each field left out stays as it is; null takes it away. */
export const installmentUpdate = z.object({
  kind: kind.optional(),
  number: number.nullish(),
  part: part.nullish(),
  /** Null: made from kind, number and part. */
  title: text(200).nullish(),
  position: position.optional(),
  replacedBy: ref.nullish(),
  platforms: z.array(platformAvailability).max(50).optional(),
  expectedVersion
})
