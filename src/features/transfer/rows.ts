import { db } from '../../database/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import { publicId } from '../../graphql/ids.ts'
import { dateOf, day } from '../history/columns.ts'

/** One flat record of an export: what a spreadsheet or a data frame takes. Lists are arrays. */
export type Row = Record<string, string | number | boolean | null | string[]>

/** Records read at a time: enough to keep the database busy, little enough to hold in memory. */
const PAGE = 500
const CURRENT = { visibility: 'PUBLISHED', knownTo: OPEN_TIME }
const PUBLISHED = { visibility: 'PUBLISHED' }

/** Every published quote as the record has it now, newest first. */
export async function* quoteRows(): AsyncGenerator<Row> {
  let before: string | undefined
  for (;;) {
    const page = await quotePage(before)
    for (const version of page) yield quoteRow(version)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    before = last.sortKey
  }
}

function quotePage(before: string | undefined) {
  return db.quoteVersion.findMany({
    where: { ...CURRENT, ...(before ? { sortKey: { lt: before } } : {}) },
    orderBy: { sortKey: 'desc' },
    take: PAGE,
    include: {
      speaker: true,
      onBehalfOf: true,
      event: true,
      stances: { orderBy: { position: 'asc' }, include: { show: true, installment: true } },
      citations: { where: { article: PUBLISHED }, orderBy: { position: 'asc' }, include: { article: { include: { outlet: true } } } },
      timeline: { where: { OR: [{ show: PUBLISHED }, { installment: { ...PUBLISHED, show: PUBLISHED } }] }, include: { show: true, installment: true } }
    }
  })
}

type StoredQuote = Awaited<ReturnType<typeof quotePage>>[number]

function quoteRow(version: StoredQuote): Row {
  const said = dateOf(version.said)
  const { event, speaker, onBehalfOf } = version
  const subject = (show: { slug: string }, installment: { title: string } | null) =>
    installment ? `${show.slug}: ${installment.title}` : show.slug
  const unique = (values: string[]) => [...new Set(values)].sort()
  return {
    id: publicId('Quote', version.quoteId),
    kind: version.kind,
    text: version.text,
    language: version.language,
    speaker: speaker?.visibility === 'PUBLISHED' ? speaker.name : null,
    speakerSlug: speaker?.visibility === 'PUBLISHED' ? speaker.slug : null,
    attribution: version.attribution,
    onBehalfOf: onBehalfOf?.visibility === 'PUBLISHED' ? onBehalfOf.name : null,
    said: said?.edtf ?? null,
    saidEarliest: said?.earliest ?? null,
    saidLatest: said?.latest ?? null,
    saidLabel: said?.label ?? null,
    event: event?.visibility === 'PUBLISHED' ? event.name : null,
    eventKind: event?.visibility === 'PUBLISHED' ? event.kind : null,
    shows: unique(version.timeline.flatMap(({ show }) => show?.slug ?? [])),
    installments: unique(version.timeline.flatMap(({ installment }) => installment?.title ?? [])),
    stances: version.stances
      .filter(({ show }) => show.visibility === 'PUBLISHED')
      .map(({ show, installment, subject: about, value }) => `${subject(show, installment)} ${about} ${value}`),
    articles: unique(version.citations.map(({ article }) => article.headline)),
    urls: unique(version.citations.flatMap(({ article }) => article.canonicalUrl ?? [])),
    outlets: unique(version.citations.flatMap(({ article }) => article.outlet?.name ?? [])),
    recordedAt: version.knownFrom?.toISOString() ?? null
  }
}

/** The status of every published installment at the end of a day ('YYYY-MM-DD', UTC), in the order of the board. */
export async function* statusRows(asOf: string): AsyncGenerator<Row> {
  let after: string | undefined
  for (;;) {
    const page = await statusPage(asOf, after)
    for (const segment of page) yield statusRow(segment)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.sortKey
  }
}

function statusPage(asOf: string, after: string | undefined) {
  return db.statusSegment.findMany({
    where: {
      ...{ headline: false, knownTo: OPEN_TIME, validFrom: { lte: day(asOf) }, validTo: { gt: day(asOf) } },
      ...{ show: PUBLISHED, installment: PUBLISHED },
      ...(after ? { sortKey: { gt: after } } : {})
    },
    orderBy: { sortKey: 'asc' },
    take: PAGE,
    include: { show: true, installment: true, platforms: { orderBy: { position: 'asc' }, include: { organisation: true } } }
  })
}

function statusRow(segment: Awaited<ReturnType<typeof statusPage>>[number]): Row {
  const { show, installment, comingBack, state, finality, authority, saidByName, outlook, contested, explanation } = segment
  const since = dateOf(segment.since)
  const lastHeard = dateOf(segment.lastHeard)
  const release = dateOf(segment.release)
  return {
    ...{ show: show.slug, title: show.title, installment: installment?.title ?? null, kind: installment?.kind ?? null },
    ...{ comingBack, state, finality, authority, saidBy: saidByName, outlook, contested },
    since: since?.edtf ?? null,
    sinceLabel: since?.label ?? null,
    lastHeard: lastHeard?.edtf ?? null,
    lastHeardLatest: lastHeard?.latest ?? null,
    release: release?.edtf ?? null,
    platforms: segment.platforms.map(({ organisation, territory }) => organisation.name + (territory ? ` (${territory})` : '')),
    explanation
  }
}
