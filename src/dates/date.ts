import { isDay } from './days.ts'
import { DateError, quoted } from './error.ts'
import { labelOf } from './label.ts'
import type { End, Moment, Parsed } from './moment.ts'
import { parseEdtf } from './parse.ts'
import { spanOf } from './spans.ts'

export { DateError }

export type Precision = 'TIME' | 'DAY' | 'MONTH' | 'SEASON' | 'YEAR' | 'DECADE' | 'CENTURY' | 'INTERVAL'

/**
 * A date no more precise than its source.
 * - `edtf`: canonical EDTF, levels 0 and 1
 * - `earliest`, `latest`: the days it can mean, 'YYYY-MM-DD'; null where that end is open or unknown, never both
 * - `at`: the instant, ISO 8601 in UTC with milliseconds; only where clock time and zone are known
 * - `precision`: of a single date; 'INTERVAL' for start/end
 * - `label`: as people write it in English
 * - `phrase`: the words of the source it was read from ("this past weekend"); `anchor`: the day those words count from
 */
export type ImpreciseDate = {
  edtf: string
  earliest: string | null
  latest: string | null
  at: string | null
  precision: Precision
  approximate: boolean
  uncertain: boolean
  label: string
  phrase: string | null
  anchor: string | null
}

export type DateSource = { phrase?: string | null | undefined; anchor?: string | null | undefined }

const LONGEST_PHRASE = 200

/**
 * Reads a date written in EDTF, together with the phrase it stands for and the day that phrase counts from.
 * Throws DateError, whose message says what is wrong with which text and what to write instead.
 */
export function parseDate(text: string, source: DateSource = {}): ImpreciseDate {
  const parsed = parseEdtf(text)
  const moments = momentsOf(parsed)
  const only = parsed.kind === 'SINGLE' ? parsed.moment : null
  return {
    edtf: parsed.edtf,
    ...spanOf(parsed),
    at: only?.kind === 'TIME' ? only.at : null,
    precision: only ? precisionOf(only) : 'INTERVAL',
    approximate: moments.some((moment) => moment.approximate),
    uncertain: moments.some((moment) => moment.uncertain),
    label: labelOf(parsed),
    phrase: readPhrase(source.phrase ?? ''),
    anchor: readAnchor(source.anchor ?? '')
  }
}

function momentsOf(parsed: Parsed): Moment[] {
  const ends: End[] = parsed.kind === 'SINGLE' ? [parsed.moment] : [parsed.start, parsed.end]
  return ends.filter((end) => typeof end !== 'string')
}

function precisionOf(moment: Moment): Precision {
  return moment.kind === 'DAY_OF_SOME_MONTH' ? 'YEAR' : moment.kind
}

/** A phrase is kept as printed, on one line; null where there is none. */
function readPhrase(text: string): string | null {
  if (text.length > LONGEST_PHRASE) {
    throw new DateError(`The phrase ${quoted(text)} is too long: give ${LONGEST_PHRASE} characters at most.`)
  }
  const phrase = text.replace(/\s+/g, ' ').trim()
  if (/[\p{Cc}\p{Cs}]/u.test(phrase)) {
    throw new DateError(`The phrase ${quoted(phrase)} has characters that cannot be printed: leave them out.`)
  }
  return phrase || null
}

function readAnchor(text: string): string | null {
  const anchor = text.trim()
  if (anchor === '') return null
  if (isDay(anchor) && anchor >= '1800-01-01' && anchor <= '2200-12-31') return anchor
  throw new DateError(`The anchor ${quoted(anchor)} is not a day within 1800 to 2200: write a day as 2025-02-17.`)
}
