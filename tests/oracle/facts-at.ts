import type { EvidenceFact, FactDate, InstallmentFact, RulingFact, ShowFacts, StanceFact } from '../../src/features/renewals/facts.ts'
import { BEGINNING, OPEN } from '../../src/features/renewals/facts.ts'
import type { History, QuoteVersionRow, RevisionRow, RulingVersionRow, StoredDate } from './history.ts'

/** The facts about a show as the record knew them at one record time (epoch milliseconds); null where it knew no such show. */
export function factsAt(history: History, showId: string, time: number): ShowFacts | null {
  const show = lastRevision(history, 'Show', showId, time)
  if (show?.visibility !== 'PUBLISHED') return null
  return {
    showId,
    title: String(show.snapshot['title']),
    installments: installmentsAt(history, showId, time),
    rulings: history.rulings
      .filter((version) => version.showId === showId && isPublic(version, time))
      .map((version) => rulingAt(history, version, time)),
    stances: history.quotes.filter((version) => isPublic(version, time)).flatMap((version) => stancesAt(history, version, showId, time))
  }
}

function isPublic({ visibility, known }: QuoteVersionRow | RulingVersionRow, time: number): boolean {
  return visibility === 'PUBLISHED' && known.from <= time && time < known.to
}

function lastRevision({ revisions }: History, subjectType: string, subjectId: string, time: number): RevisionRow | null {
  const past = revisions.filter((one) => one.subjectType === subjectType && one.subjectId === subjectId && one.at <= time)
  return past.reduce<RevisionRow | null>((last, one) => (last === null || one.number > last.number ? one : last), null)
}

function installmentsAt(history: History, showId: string, time: number): InstallmentFact[] {
  const own = history.revisions.filter(({ subjectType, snapshot }) => subjectType === 'Installment' && snapshot['showId'] === showId)
  const found: InstallmentFact[] = []
  for (const id of new Set(own.map(({ subjectId }) => subjectId))) {
    const last = lastRevision(history, 'Installment', id, time)
    if (last?.visibility !== 'PUBLISHED') continue
    const said = last.snapshot
    const replacement = said['replacedById'] as string | null
    const unseen = replacement !== null && lastRevision(history, 'Installment', replacement, time)?.visibility === 'DRAFT'
    const platforms = said['platforms'] as Array<{ organisationId: string; territory: string | null }>
    found.push({
      id,
      title: String(said['title']),
      position: Number(said['position']),
      replacedById: unseen ? null : replacement,
      platforms: platforms.map(({ organisationId, territory }) => ({
        organisationId,
        name: history.organisationNames.get(organisationId) ?? '',
        territory
      }))
    })
  }
  return found
}

/** When an article appeared and when its outlet retracted it, at the latest; null where it was not public. */
interface Printing {
  appeared: string | null
  retracted: string | null
}

function printingAt(history: History, articleId: string, time: number): Printing | null {
  const article = lastRevision(history, 'Article', articleId, time)
  if (article?.visibility !== 'PUBLISHED') return null
  const day = (date: unknown) => (date as StoredDate | null)?.latest ?? null
  return { appeared: day(article.snapshot['published']), retracted: day(article.snapshot['retracted']) }
}

function printingsOf(history: History, { articleIds }: QuoteVersionRow, time: number): Printing[] {
  return articleIds.flatMap((id) => printingAt(history, id, time) ?? [])
}

/** The day by which all of them had been retracted; null while one stands, or where there is none. */
function lapse(printings: readonly Printing[]): string | null {
  let last: string | null = null
  for (const { retracted } of printings) {
    if (retracted === null) return null
    if (last === null || retracted > last) last = retracted
  }
  return last
}

/** The day by which the first of them had appeared; the fallback where none says. */
function firstPrinted(printings: readonly Printing[], fallback: string): string {
  const days = printings.flatMap(({ appeared }) => (appeared === null ? [] : [appeared]))
  return days.sort()[0] ?? fallback
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

function rulingAt(history: History, version: RulingVersionRow, time: number): RulingFact {
  const printings: Printing[] = []
  const evidence: EvidenceFact[] = []
  for (const { quoteId, articleId } of version.evidence) {
    const quote = history.quotes.find((one) => one.quoteId === quoteId && isPublic(one, time))
    const article = articleId === null ? null : printingAt(history, articleId, time)
    const printed = quote ? printingsOf(history, quote, time) : article ? [article] : null
    if (printed === null) continue
    printings.push(...printed)
    const source = quote ? { kind: 'QUOTE' as const, id: quote.id } : { kind: 'ARTICLE' as const, id: articleId ?? '' }
    evidence.push({ ...source, lapsesOn: lapse(printed), where: null })
  }
  const { id, rulingId, state, finality, release, platforms, saidById, saidByName, voice, authority, supersedes } = version
  return {
    ...{ id, rulingId, state, finality, voice, authority, supersedes, evidence },
    installmentIds: version.wholeShow ? [] : version.installmentIds,
    release: release && closedAt(release, OPEN),
    platforms: platforms.length > 0 ? platforms : null,
    effective: closedAt(version.effective, firstPrinted(printings, dayOf(version.known.from))),
    saidBy: { id: saidById, name: saidByName }
  }
}

/** A date whose open end is closed by `end`, or by its own first day where that comes later. */
function closedAt({ edtf, earliest, latest, at, label }: StoredDate, end: string): FactDate {
  const first = earliest ?? BEGINNING
  return { edtf, at, label, earliest: first, latest: latest ?? (first > end ? first : end) }
}

function stancesAt(history: History, version: QuoteVersionRow, showId: string, time: number): StanceFact[] {
  const printings = printingsOf(history, version, time)
  const said = saidBy(version.said, firstPrinted(printings, dayOf(version.known.from)))
  const open = new Set(installmentsAt(history, showId, time).map(({ id }) => id))
  return version.stances
    .filter((stance) => stance.showId === showId && (stance.installmentId === null || open.has(stance.installmentId)))
    .map(({ installmentId, subject, value, voice }) => ({
      ...{ id: version.id, installmentId, subject, value, voice, said },
      lapsesOn: lapse(printings)
    }))
}

/** When something was said: never after it was printed; unknown means any day until then. */
function saidBy(date: StoredDate | null, printed: string): FactDate {
  if (date === null) return { edtf: `../${printed}`, earliest: BEGINNING, latest: printed, at: null, label: '' }
  const latest = date.latest === null || date.latest > printed ? printed : date.latest
  const earliest = date.earliest ?? BEGINNING
  return { ...date, latest, earliest: earliest > latest ? latest : earliest }
}
