import { z } from 'zod'
import { DateError, type ImpreciseDate, parseDate } from '../../dates/date.ts'
import { isDay } from '../../dates/days.ts'
import { parseId } from '../../graphql/ids.ts'
import { canonicalAddress } from '../../text/address.ts'
import { closesDirections, turnsDirection } from '../../text/direction.ts'
import type { Subject } from './actions.ts'
import { invalid, type Issue } from './refusal.ts'

// The pieces that the inputs of all features are made of.

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u

const UNCLOSED = 'has a mark of direction that is never closed: end it with U+202C or U+2069, or leave it out'

/**
 * Text for people: trimmed, composed (NFC), not empty, no control characters and no lone surrogates, at most `most`
 * characters. Marks of direction end where they began: what stands beside the text keeps its own.
 */
export function text(most = 500) {
  return z
    .string()
    .trim()
    .normalize('NFC')
    .min(1, 'must not be empty')
    .max(most, `must not be longer than ${most} characters`)
    .refine((value) => !UNPRINTABLE.test(value), 'has a character that cannot be stored (NUL, a control character or half of a surrogate pair)')
    .refine(closesDirections, UNCLOSED)
}

/** A name: text without marks that turn the direction of what follows, by which one name could be shown as another. */
export function name(most = 200) {
  return text(most).refine((value) => !turnsDirection(value), 'must not have a mark that turns the direction of writing (U+202A to U+202E, U+2066 to U+2069)')
}

export const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)
export const list = <T extends z.ZodType>(schema: T, most = 100) =>
  z.array(schema).max(most, `must not have more than ${most} items`).nullish().transform((value) => value ?? [])

/** A record named by its id or its slug. */
export const ref = text(200)

export const slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case words joined by hyphens, such as heartstopper')

export const url = text(2000).refine((value) => /^https?:$/.test(protocolOf(value)), 'must be an http or https address')

/** An address of a page, in the one form that makes links to it equal. */
export const address = url.transform((value, context) => {
  const form = canonicalAddress(value)
  if (form !== null) return form
  context.addIssue({ code: 'custom', message: 'must be an address without a name and password in it' })
  return z.NEVER
})

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : ''
}

/** BCP 47: "en", "pt-BR". */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or pt-BR')

/** A version as it is told: from 1 of what readers see, from -1 down of what they do not. */
export const version = z.int().refine((number) => number !== 0, 'is no version: published ones are counted from 1, others from -1 down')

/** The version that an editor has seen; another one that stands meanwhile is a conflict. */
export const expectedVersion = version.nullish()

/** Whether readers see it at once. */
export const publish = z.boolean().default(true)

/** ISO 3166-1 alpha-2. */
export const territory = z.string().regex(/^[A-Z]{2}$/, 'must be a country code of two capitals such as GB')

/** An EDTF text, alone or with the phrase it stands for and the day that phrase counts from; gives an ImpreciseDate. */
export const date = z
  .union([
    z.string(),
    z.object({
      edtf: z.string(),
      phrase: z.string().nullish(),
      anchor: z.string().refine(isDay, 'must be a day such as 2025-02-17').nullish()
    })
  ])
  .transform((value, context): ImpreciseDate => {
    const { edtf, phrase, anchor } = typeof value === 'string' ? { edtf: value, phrase: null, anchor: null } : value
    if (phrase && !closesDirections(phrase)) context.addIssue({ code: 'custom', path: ['phrase'], message: UNCLOSED })
    try {
      return parseDate(edtf, { phrase: phrase?.normalize('NFC'), anchor })
    } catch (error) {
      if (!(error instanceof DateError)) throw error
      context.addIssue({ code: 'custom', message: error.message })
      return z.NEVER
    }
  })

/** Why something published is changed: readers see it. */
export const reason = text(1000)

/** A public id, of any record: a Subject. An id of one older version names the record itself no more. */
export const anyRecord = z.string().transform((id, context): Subject => {
  const found = parseId(id)
  if (found && found.version === null && found.type !== 'ShowUpdate') return { type: found.type, id: found.key }
  const message = found ? 'names an older version or a log entry: pass the id of the record itself' : 'is no id: pass an "id" as it was read'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** A record of one type, by its public id, its key or its slug; gives the key or the slug. */
export function recordOf(type: Subject['type']) {
  return text(200).transform((value, context) => {
    const id = parseId(value)
    if (!id) return value
    if (id.type === type && id.version === null) return id.key
    const found = id.type === type ? 'one version' : `a ${id.type}`
    context.addIssue({ code: 'custom', message: `is the id of ${found}: it takes the id or slug of a ${type}` })
    return z.NEVER
  })
}

/** The input of an update: which record, why, and what is to be said of it anew. */
export function updateOf<T extends z.ZodType>(type: Subject['type'], schema: T) {
  return z.intersection(z.object({ id: recordOf(type), reason: reason.nullish() }), schema)
}

/** Reads an input; a Refusal names every argument at fault, below `root`. */
export function read<T extends z.ZodType>(schema: T, value: unknown, root = 'input'): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalid(issuesOf(parsed.error, root))
}

export function issuesOf(error: z.ZodError, root = 'input'): Issue[] {
  return error.issues.map(({ path, message }) => ({ path: [...root.split('.'), ...path.map(String)], message }))
}
