import type { ImpreciseDate } from '../../dates/date.ts'
import type {
  CitationPlace,
  Prisma,
  QuoteKind,
  StanceSubject,
  StanceValue,
  Voice
} from '../../database/generated/client.ts'
import { dateOf } from '../history/columns.ts'

export interface QuotePart {
  text: string
  verbatim: boolean
  tag: string | null
}

export interface QuoteSubject {
  showId: string
  installmentId: string | null
}

export interface StanceContent extends QuoteSubject {
  subject: StanceSubject
  value: StanceValue
  voice: Voice
}

export interface CitationContent {
  articleId: string
  place: CitationPlace
  wording: string | null
  startOffset: number | null
  endOffset: number | null
  relayedVia: string | null
  relayedViaId: string | null
}

/** All that one version of a quote claims. */
export interface QuoteContent {
  kind: QuoteKind
  parts: QuotePart[]
  speakerId: string | null
  attribution: string | null
  onBehalfOfId: string | null
  eventId: string | null
  said: ImpreciseDate | null
  language: string
  translation: string | null
  prompt: string | null
  about: QuoteSubject[]
  stances: StanceContent[]
  citations: CitationContent[]
}

export const CONTENT = {
  stances: { orderBy: { position: 'asc' } },
  citations: { orderBy: { position: 'asc' } },
  timeline: { where: { OR: [{ showId: { not: null } }, { installmentId: { not: null } }] }, include: { installment: true } }
} satisfies Prisma.QuoteVersionInclude

export type StoredVersion = Prisma.QuoteVersionGetPayload<{ include: typeof CONTENT }>

/** The content of a stored version. */
export function contentOf(version: StoredVersion): QuoteContent {
  const { kind, speakerId, attribution, onBehalfOfId, eventId, language, translation, prompt } = version
  return {
    ...{ kind, speakerId, attribution, onBehalfOfId, eventId, language, translation, prompt },
    parts: version.parts as unknown as QuotePart[],
    said: dateOf(version.said),
    about: aboutOf(version.timeline),
    stances: version.stances.map(({ showId, installmentId, subject, value, voice }) => ({
      ...{ showId, installmentId, subject, value, voice }
    })),
    citations: version.citations.map(
      ({ articleId, place, wording, startOffset, endOffset, relayedVia, relayedViaId }) => ({
        ...{ articleId, place, wording, startOffset, endOffset, relayedVia, relayedViaId }
      })
    )
  }
}

function aboutOf(entries: StoredVersion['timeline']): QuoteSubject[] {
  const installments = entries.flatMap(({ installment }) =>
    installment ? [{ showId: installment.showId, installmentId: installment.id }] : []
  )
  return subjectsOf([...entries.flatMap(({ showId }) => (showId ? [{ showId, installmentId: null }] : [])), ...installments])
}

/** What a quote is about, each once and in one order: whoever names an installment has named its show. */
export function subjectsOf(about: readonly QuoteSubject[]): QuoteSubject[] {
  const named = new Set(about.flatMap(({ showId, installmentId }) => (installmentId ? showId : [])))
  const kept = about.filter(({ showId, installmentId }) => installmentId !== null || !named.has(showId))
  const byKey = new Map(kept.map((subject) => [`${subject.installmentId ? 1 : 0} ${subject.showId} ${subject.installmentId ?? ''}`, subject]))
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, subject]) => subject)
}

/** The words as one reads them: the parts, or of a paraphrase its first printed wording. */
export function textOf({ parts, citations }: Pick<QuoteContent, 'parts' | 'citations'>): string {
  if (parts.length > 0) return parts.map(({ text }) => text).join(' ')
  return citations.find(({ wording }) => wording !== null)?.wording ?? ''
}

export function showsOf(content: QuoteContent): string[] {
  return [...new Set([...content.about, ...content.stances].map(({ showId }) => showId))]
}

export function installmentsOf(content: QuoteContent): string[] {
  return [...new Set([...content.about, ...content.stances].flatMap(({ installmentId }) => installmentId ?? []))]
}
