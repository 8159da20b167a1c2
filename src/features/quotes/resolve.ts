import type { Change } from '../history/actions.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve, resolveOptional } from '../history/resolve.ts'
import { findInstallment } from '../installments/resolve.ts'
import { voicesAbout } from '../speakers/voices.ts'
import { type QuoteContent, type QuoteSubject, type StanceContent, subjectsOf } from './content.ts'
import type { QuoteCorrection } from './inputs.ts'

/** Where the citations of a quote stand in its input. */
export const inCitations = (index: number) => `input.citations.${index}`

type Asked<K extends keyof QuoteCorrection> = NonNullable<QuoteCorrection[K]>

/** Applies what an input says to the content of a quote: references become ids, and the voices follow from the speaker. */
export async function applyInput(change: Change, input: QuoteCorrection, before: QuoteContent): Promise<QuoteContent> {
  const { tx } = change
  // A stance is about what the quote is about: looked up once.
  const known: Known = new Map()
  const reference = (type: 'Speaker' | 'Organisation' | 'Event', key: string | null | undefined, id: string | null, name: string) =>
    key === undefined ? id : resolveOptional(tx, type, key, `input.${name}`)
  const speakerId = await reference('Speaker', input.speaker, before.speakerId, 'speaker')
  const named = input.speaker ? null : before.attribution
  const content: QuoteContent = {
    kind: input.kind ?? before.kind,
    parts: input.parts ?? before.parts,
    speakerId: input.attribution ? null : speakerId,
    attribution: input.attribution === undefined ? named : input.attribution,
    onBehalfOfId: await reference('Organisation', input.onBehalfOf, before.onBehalfOfId, 'onBehalfOf'),
    eventId: await reference('Event', input.event, before.eventId, 'event'),
    said: input.said === undefined ? before.said : input.said,
    language: input.language ?? before.language,
    translation: input.translation === undefined ? before.translation : input.translation,
    prompt: input.prompt === undefined ? before.prompt : input.prompt,
    about: input.about ? await subjects(change, input.about, 'input.about', known) : before.about,
    stances: input.stances ? await stances(change, input.stances, known) : before.stances,
    citations: input.citations ? await citationsOf(change, input.citations) : before.citations
  }
  checkWords(content)
  return await withVoices(change, content)
}

/** What an input as a whole has to leave: somebody who says it, and words. */
function checkWords({ kind, parts, speakerId, attribution, citations }: QuoteContent): void {
  if (speakerId === null && attribution === null) {
    throw new Refusal('VALIDATION_ERROR', 'input.speaker: name the speaker, or, where nobody is named, the attribution as printed.', 'input.speaker')
  }
  if (kind !== 'PARAPHRASE' && parts.length === 0) {
    throw new Refusal('VALIDATION_ERROR', 'input.parts: a direct or partial quote has at least one part.', 'input.parts')
  }
  if (kind === 'PARAPHRASE' && parts.length === 0 && !citations.some(({ wording }) => wording !== null)) {
    const message = 'input.citations: a paraphrase needs the wording as printed in at least one citation.'
    throw new Refusal('VALIDATION_ERROR', message, 'input.citations')
  }
}

/** Shows and installments by the way an input names them. */
type Known = Map<string, QuoteSubject>

async function subjects(change: Change, asked: Asked<'about'>, path: string, known: Known): Promise<QuoteSubject[]> {
  const found: QuoteSubject[] = []
  for (const [index, { show, installment, season }] of asked.entries()) {
    const name = JSON.stringify([show, installment, season])
    const subject = known.get(name) ?? (await subjectOf(change, { show, installment, season }, `${path}.${index}`))
    known.set(name, subject)
    found.push(subject)
  }
  return found
}

async function subjectOf(change: Change, asked: Asked<'about'>[number], path: string): Promise<QuoteSubject> {
  const showId = await resolve(change.tx, 'Show', asked.show, `${path}.show`)
  return { showId, installmentId: await findInstallment(change.tx, showId, asked, path) }
}

async function stances(change: Change, asked: Asked<'stances'>, known: Known): Promise<StanceContent[]> {
  const about = await subjects(change, asked, 'input.stances', known)
  return asked.flatMap(({ subject, value }, index) => {
    const place = about[index]
    return place ? [{ ...place, subject, value, voice: 'OTHER' as const }] : []
  })
}

/** Citations with keys instead of slugs. */
export async function citationsOf(change: Change, asked: Asked<'citations'>, pathOf = inCitations): Promise<QuoteContent['citations']> {
  const found: QuoteContent['citations'] = []
  for (const [index, { article, articleNamed: _named, relayedViaOrganisation, ...fields }] of asked.entries()) {
    const path = pathOf(index)
    const relayedViaId = await resolveOptional(change.tx, 'Organisation', relayedViaOrganisation, `${path}.relayedViaOrganisation`)
    found.push({ ...fields, articleId: await resolve(change.tx, 'Article', article ?? '', `${path}.article`), relayedViaId })
  }
  return found
}

/** Derives the voice of each stance anew, and refuses a stance about a show that the quote is not about. */
export async function withVoices(change: Change, content: QuoteContent): Promise<QuoteContent> {
  const about = new Set(content.about.map(({ showId }) => showId))
  const stray = content.stances.findIndex(({ showId }) => !about.has(showId))
  if (stray >= 0) {
    const path = `input.stances.${stray}.show`
    throw new Refusal('VALIDATION_ERROR', `${path}: the quote is not about this show: name it under about as well.`, path)
  }
  const voice = await voicesAbout(change.tx, content.speakerId, content.onBehalfOfId, [...about])
  return { ...content, about: subjectsOf(content.about), stances: content.stances.map((stance) => ({ ...stance, voice: voice(stance.showId) })) }
}
