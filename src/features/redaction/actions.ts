import { type Change, type Subject } from '../history/actions.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve } from '../history/resolve.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { articleFields, quoteWords, speakerFields, type Taken } from './fields.ts'
import type { RedactInput } from './inputs.ts'
import { isTelling, patternsFor } from './rules.ts'
import { openForRedaction, sweep } from './sweep.ts'

/**
 * Takes words out of the record for legal reasons: a tombstone stands in their place at every time, in versions, revisions,
 * the log, explanations and search. Which words they were is kept nowhere; that something was redacted is an entry of
 * the log. Needs a wide change. Returns the record, which another may have been merged into.
 */
export async function redact(change: Change, { id: { type, id }, fields, words, reason }: RedactInput): Promise<Subject> {
  const { tx } = change
  const subject = { type, id: await resolve(tx, type, id, 'input.id') }
  const taken = fields.length > 0 ? await takenFrom(change, subject, fields) : null
  const patterns = patternsFor([...words, ...(taken?.texts ?? [])])
  requireSilentReason(patterns, reason)
  if (taken?.texts.some((text) => !isTelling(text))) {
    change.warnings.push('Some of it is too short to be looked for in other records: it is gone from this one, and where it stands elsewhere, redact it there.')
  }
  change.stamped(async () => {
    await openForRedaction(tx)
    await taken?.write(tx)
    deriveStatus(change, await sweep(tx, patterns))
  })
  change.log({
    kind: 'REDACTION',
    summary: `Words of this ${subject.type.toLowerCase()} were redacted for legal reasons.`,
    happened: null,
    shows: [],
    installments: [],
    ...SUBJECT[subject.type]?.(subject.id)
  })
  return subject
}

async function takenFrom({ tx }: Change, { type, id }: Subject, fields: RedactInput['fields']): Promise<Taken | null> {
  if (type === 'Quote') return await quoteWords(tx, id)
  if (type === 'Article') return await articleFields(tx, id, fields)
  return type === 'Speaker' ? await speakerFields(tx, id, fields) : null
}

/** What an entry of the log is about, for those that it can name. */
const SUBJECT: Partial<Record<Subject['type'], (id: string) => object>> = {
  Quote: (quoteId) => ({ quoteId }),
  Article: (articleId) => ({ articleId }),
  Speaker: (speakerId) => ({ speakerId }),
  Ruling: (rulingId) => ({ rulingId }),
  Event: (eventId) => ({ eventId })
}

/** The reason is shown to readers, and kept. */
function requireSilentReason(patterns: readonly string[], reason: string): void {
  const scripts = patterns.map((pattern) => new RegExp(pattern.replaceAll(/\\[mM]/g, '\\b'), 'i'))
  if (!scripts.some((pattern) => pattern.test(reason))) return
  throw new Refusal('VALIDATION_ERROR', 'input.reason: it says what is to be redacted: give a reason without these words.', 'input.reason')
}
