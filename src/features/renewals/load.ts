import type { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { whereSaid } from '../events/rules.ts'
import { dateOf, dayText } from '../history/columns.ts'
import { NO_DRAFT } from '../history/mentions.ts'
import { effectiveDate, factDate } from './dates.ts'
import type { EvidenceFact, InstallmentFact, RulingFact, ShowFacts, StanceFact } from './facts.ts'

type Tx = Prisma.TransactionClient

const PUBLISHED = { visibility: 'PUBLISHED' } as const
const CURRENT = { ...PUBLISHED, knownTo: OPEN_TIME }
const OPEN_END = '9999-12-31'

// A draft has no name yet that readers may meet.
const PLATFORMS = { where: { organisation: NO_DRAFT }, orderBy: { position: 'asc' }, include: { organisation: { select: { name: true } } } } as const
const CITING = {
  where: { article: PUBLISHED },
  select: { article: { select: { publishedLatest: true, retractedLatest: true } } }
} as const
const EVENT = { select: { kind: true, name: true, visibility: true } } as const

/** All that is published about a show now, as the rules read it; null where the show itself is not published. */
export async function loadFacts(tx: Tx, showId: string): Promise<ShowFacts | null> {
  const show = await loadShow(tx, showId)
  return show && (await factsOf(tx, show))
}

export type LoadedShow = NonNullable<Awaited<ReturnType<typeof loadShow>>>

/** A show with its installments, all of it published; null where the show is not. */
export async function loadShow(tx: Tx, showId: string) {
  return await tx.show.findFirst({
    where: { id: showId, ...PUBLISHED },
    include: {
      installments: { where: PUBLISHED, orderBy: [{ position: 'asc' }, { id: 'asc' }], include: { platforms: PLATFORMS, replacedBy: { select: { visibility: true } } } }
    }
  })
}

/** As `loadFacts`, of a show that was loaded in the same transaction. */
export async function factsOf(tx: Tx, show: LoadedShow): Promise<ShowFacts> {
  const { id: showId } = show
  const installments = show.installments.map(installmentFact)
  return {
    showId,
    title: show.title,
    installments,
    rulings: await loadRulings(tx, showId),
    stances: await loadStances(tx, showId, new Set(installments.map(({ id }) => id)))
  }
}

type Available = { organisationId: string; territory: string | null; organisation: { name: string } }
const platformFact = ({ organisationId, territory, organisation }: Available) => ({
  ...{ organisationId, territory },
  name: organisation.name
})

function installmentFact(row: {
  id: string
  title: string
  position: number
  replacedById: string | null
  replacedBy: { visibility: string } | null
  platforms: Available[]
}): InstallmentFact {
  const { id, title, position, replacedBy, platforms } = row
  const replacedById = replacedBy?.visibility === 'DRAFT' ? null : row.replacedById
  return { id, title, position, replacedById, platforms: platforms.map(platformFact) }
}

async function loadRulings(tx: Tx, showId: string): Promise<RulingFact[]> {
  const versions = await tx.rulingVersion.findMany({
    where: { showId, ...CURRENT },
    orderBy: { rulingId: 'asc' },
    include: {
      installments: true,
      platforms: PLATFORMS,
      evidence: {
        orderBy: { position: 'asc' },
        include: {
          article: { select: { visibility: true, publishedLatest: true, retractedLatest: true } },
          quote: { select: { versions: { where: CURRENT, select: { id: true, event: EVENT, citations: CITING } } } }
        }
      }
    }
  })
  return versions.map((row) => {
    const evidence = row.evidence.flatMap(evidenceOf)
    const effective = dateOf(row.effective)
    if (!effective || !row.knownFrom) throw new Error(`Ruling version ${row.id} is incomplete: run "greenlit doctor".`)
    const cap = earliest(evidence.map(({ printed }) => printed)) ?? dayText(row.knownFrom)
    return {
      id: row.id,
      rulingId: row.rulingId,
      installmentIds: row.installments.map(({ installmentId }) => installmentId).sort(),
      state: row.state,
      finality: row.finality === 'UNKNOWN' ? null : row.finality,
      release: releaseOf(row.release),
      platforms: row.platforms.length > 0 ? row.platforms.map(platformFact) : null,
      effective: effectiveDate(effective, cap),
      saidBy: { id: row.saidById, name: row.saidByName },
      voice: row.voice,
      authority: row.authority,
      supersedes: row.supersedesId,
      evidence: evidence.map(({ fact }) => fact)
    }
  })
}

function releaseOf(column: Prisma.JsonValue | null): RulingFact['release'] {
  const release = dateOf(column)
  return release && effectiveDate(release, OPEN_END)
}

type Printed = { publishedLatest: Date | null; retractedLatest: Date | null }
type Place = { kind: Parameters<typeof whereSaid>[0]; name: string; visibility: string }
type EvidenceRow = {
  articleId: string | null
  article: (Printed & { visibility: string }) | null
  quote: {
    versions: Array<{
      id: string
      event: Place | null
      citations: Array<{ article: Printed }>
    }>
  } | null
}

/** The evidence that is published now; when it was printed at the latest, and from when it no longer stands. */
function evidenceOf(row: EvidenceRow): Array<{ fact: EvidenceFact; printed: string | null }> {
  if (row.articleId && row.article) {
    if (row.article.visibility !== 'PUBLISHED') return []
    const fact = { kind: 'ARTICLE' as const, id: row.articleId, lapsesOn: lapseOf([row.article]), where: null }
    return [{ fact, printed: printedOf([row.article]) }]
  }
  const version = row.quote?.versions[0]
  if (!version) return []
  const articles = version.citations.map(({ article }) => article)
  const where = placeOf(version.event)
  return [{ fact: { kind: 'QUOTE', id: version.id, lapsesOn: lapseOf(articles), where }, printed: printedOf(articles) }]
}

function placeOf(event: Place | null): string | null {
  return event && event.visibility !== 'DRAFT' ? whereSaid(event.kind, event.name) : null
}

/** The day by which every article that prints something had been retracted; null while one has not been. */
function lapseOf(articles: readonly Printed[]): string | null {
  const days = articles.map(({ retractedLatest }) => (retractedLatest ? dayText(retractedLatest) : OPEN_END))
  const last = days.sort().at(-1) ?? OPEN_END
  return last === OPEN_END ? null : last
}

function printedOf(articles: readonly Printed[]): string | null {
  return earliest(articles.map(({ publishedLatest }) => (publishedLatest ? dayText(publishedLatest) : null)))
}

function earliest(days: ReadonlyArray<string | null>): string | null {
  return days.filter((day) => day !== null && day !== OPEN_END).sort()[0] ?? null
}

interface StanceRow {
  id: string
  installment_id: string | null
  value: StanceFact['value']
  voice: StanceFact['voice']
  said: Prisma.JsonValue | null
  /** Days: when it was first printed, if that is known, else when it was recorded; and from when it no longer stands. */
  cap: string
  lapses_on: string | null
}

/**
 * The stances about renewal that lean and whose voice counts. One plain statement: a show may have thousands, each with its
 * quote, citations and articles, and they are read again for every change to it.
 */
async function loadStances(tx: Tx, showId: string, installments: ReadonlySet<string>): Promise<StanceFact[]> {
  const rows = await tx.$queryRaw<StanceRow[]>`
    SELECT v.id, s.installment_id, s.value, s.voice, v.said,
      COALESCE(printed.on_day, (v.known_from AT TIME ZONE 'UTC')::date)::text AS cap, printed.lapses_on::text AS lapses_on
    FROM stances s
    JOIN quote_versions v ON v.id = s.version_id
    CROSS JOIN LATERAL (
      SELECT min(a.published_latest) FILTER (WHERE a.published_latest < ${OPEN_END}::date) AS on_day,
        CASE WHEN bool_and(COALESCE(a.retracted_latest < ${OPEN_END}::date, false)) THEN max(a.retracted_latest) END AS lapses_on
      FROM citations c JOIN articles a ON a.id = c.article_id AND a.visibility = 'PUBLISHED' WHERE c.version_id = v.id) printed
    WHERE s.show_id = ${showId}::uuid AND s.subject = 'RENEWAL' AND s.value <> 'NEUTRAL' AND s.voice NOT IN ('OTHER', 'OUTLET')
      AND v.visibility = 'PUBLISHED' AND v.known_to = ${OPEN_TIME.toISOString()}::timestamptz`
  return rows
    .filter(({ installment_id: id }) => id === null || installments.has(id))
    .map(({ id, installment_id: installmentId, value, voice, said, cap, lapses_on: lapsesOn }) => ({
      ...{ id, installmentId, subject: 'RENEWAL', value, voice, lapsesOn },
      said: factDate(dateOf(said), cap)
    }))
}
