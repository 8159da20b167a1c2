import { z } from 'zod'
import { anyRecord, list, reason, text } from '../history/inputs.ts'
import { isTelling } from './rules.ts'

/** What can be redacted of each type of record. */
const REDACTABLE = {
  Quote: ['WORDS'],
  Article: ['HEADLINE', 'SUMMARY', 'BODY', 'BYLINE'],
  Speaker: ['NAME', 'DESCRIPTION']
} as const satisfies Record<string, readonly string[]>

const REDACTED_FIELDS = ['WORDS', 'HEADLINE', 'SUMMARY', 'BODY', 'BYLINE', 'NAME', 'DESCRIPTION'] as const
export type RedactedField = (typeof REDACTED_FIELDS)[number]

const telling = text(500).refine(isTelling, 'is not particular enough to be looked for in the whole record: give two words or more')

export const redactInput = z
  .object({
    id: anyRecord,
    fields: list(z.enum(REDACTED_FIELDS), 10),
    words: list(telling, 20),
    reason
  })
  .superRefine(({ id, fields, words }, context) => {
    const possible: readonly string[] = (REDACTABLE as Record<string, readonly string[]>)[id.type] ?? []
    if (fields.length + words.length === 0) {
      context.addIssue({ code: 'custom', path: ['fields'], message: 'name the fields to redact, or the words' })
    }
    for (const [index, field] of fields.entries()) {
      if (possible.includes(field)) continue
      const has = possible.length > 0 ? `has ${possible.join(', ')}` : 'has no field that can be redacted: give words'
      context.addIssue({ code: 'custom', path: ['fields', index], message: `is no field of a ${id.type.toLowerCase()}, which ${has}` })
    }
  })

export type RedactInput = z.output<typeof redactInput>
