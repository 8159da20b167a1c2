import { timelineKey } from '../../dates/order.ts'
import type { Visibility } from '../../features/history/actions.ts'
import { nextOrdinal, type Ordinal } from '../../features/history/rules.ts'
import { installmentsOf, showsOf, textOf } from '../../features/quotes/content.ts'
import { sentenceOn } from '../../features/quotes/summary.ts'
import { fold } from '../../text/fold.ts'
import { idOf } from './ids.ts'
import { dateColumns, type Ledger, type Noted, OPEN } from './ledger.ts'
import type { Saying } from './sayings.ts'
import type { ScaleShow } from './world.ts'

/** A quote of the record. */
export interface Told {
  /** Its number, from 0. */
  n: number
  saying: Saying
  show: ScaleShow
  /** 'YYYY-MM-DD': the day on which it was first printed. */
  cap: string
  /** When it was recorded, in milliseconds since 1970. */
  time: number
}

export function quoteId({ n, time }: Pick<Told, 'n' | 'time'>): string {
  return idOf('quote', n, time)
}

/** A version of a quote with all that belongs to it. `knownTo` null: it stands. */
export function recordVersion(
  ledger: Ledger,
  change: Noted,
  told: Told,
  { last = null, visibility, knownTo }: { last?: Ordinal | null; visibility: Visibility; knownTo: string | null }
): void {
  const { content } = told.saying
  const quote = quoteId(told)
  const place = nextOrdinal(last, visibility)
  const id = idOf('version', told.n * 4 + place.number, change.time)
  const text = textOf(content)
  const common = {
    ...{ sort_key: timelineKey(content.said, told.cap, quote), visibility },
    ...{ known_from: visibility === 'DRAFT' ? null : change.at, known_to: knownTo ?? OPEN }
  }
  ledger.add('quote_versions', {
    ...{ id, quote_id: quote, ...place, change_id: change.id, ...common, text, folded: fold(text), kind: content.kind },
    ...{ parts: content.parts, language: content.language, translation: content.translation, prompt: content.prompt },
    ...{ speaker_id: content.speakerId, attribution: content.attribution, on_behalf_of_id: null, event_id: content.eventId },
    ...dateColumns('said', content.said)
  })
  for (const [position, { showId, installmentId, subject, value, voice }] of content.stances.entries()) {
    ledger.add('stances', {
      ...{ id: idOf('stance', ledger.next('stance'), change.time), version_id: id, show_id: showId },
      ...{ installment_id: installmentId, subject, value, voice, position }
    })
  }
  for (const [position, citation] of content.citations.entries()) {
    ledger.add('citations', {
      ...{ id: idOf('citation', ledger.next('citation'), change.time), version_id: id, article_id: citation.articleId },
      ...{ place: citation.place, wording: citation.wording, start_offset: null, end_offset: null },
      ...{ relayed_via: citation.relayedVia, relayed_via_id: null, position }
    })
  }
  for (const place of placesOf(told, visibility === 'WITHDRAWN')) {
    const entry = idOf('entry', ledger.next('entry'), change.time)
    ledger.add('timeline_entries', { id: entry, version_id: id, ...NOWHERE, ...place, ...common })
  }
  ledger.revise(change, 'Quote', quote, content, { last, visibility })
}

const NOWHERE = { show_id: null, installment_id: null, speaker_id: null, event_id: null, article_id: null }

function placesOf({ saying: { content } }: Told, withdrawn: boolean): object[] {
  const { speakerId, eventId, citations } = content
  const subjects = [
    ...showsOf(content).map((show_id) => ({ show_id })),
    ...installmentsOf(content).map((installment_id) => ({ installment_id }))
  ]
  if (withdrawn) return subjects
  return [
    ...subjects,
    ...(speakerId ? [{ speaker_id: speakerId }] : []),
    ...(eventId ? [{ event_id: eventId }] : []),
    ...[...new Set(citations.map(({ articleId }) => articleId))].map((article_id) => ({ article_id }))
  ]
}

const PREFIXES = { QUOTE: '', CORRECTION: 'Corrected: ', WITHDRAWAL: 'Withdrawn: ' }

export function logQuote(
  ledger: Ledger,
  change: Noted,
  told: Told,
  kind: keyof typeof PREFIXES,
  reason: string | null = null
): void {
  const { content, who, where } = told.saying
  ledger.log(change, {
    ...{ kind, happened: content.said, reason, quote_id: quoteId(told) },
    summary: capitalised(`${PREFIXES[kind]}${sentenceOn(content, who, where)}`),
    ...{ shows: showsOf(content), installments: installmentsOf(content) }
  })
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
