import { randomUUID } from 'node:crypto'
import { db } from '../../src/database/client.ts'
import { Prisma } from '../../src/database/generated/client.ts'
import { OPEN_TIME } from '../../src/database/open.ts'
import { parseDate } from '../../src/dates/date.ts'
import { timelineKey } from '../../src/dates/order.ts'

/** Rows put straight into the tables, for tests of reading: what the actions would write, without their rules. */

export const LONG_AGO = new Date('2024-01-01T00:00:00.000Z')

type Fields = Record<string, unknown>

const PUBLISHED = { visibility: 'PUBLISHED' }

export async function aChange(recordedAt: Date = LONG_AGO): Promise<string> {
  const { id } = await db.change.create({
    data: { id: randomUUID(), actor: 'test', action: 'test', recordedAt, writtenAt: recordedAt }
  })
  return id
}

function json(edtf: string) {
  return parseDate(edtf) as unknown as Prisma.InputJsonValue
}

function day(text: string | null): Date {
  return new Date(`${text ?? '0001-01-01'}T00:00:00.000Z`)
}

function named(name: string) {
  const id = randomUUID()
  return { id, slug: name, folded: name, sortKey: `${name} ${id}`, ...PUBLISHED }
}

export function aShow(name: string, fields: Fields = {}) {
  return db.show.create({ data: { ...named(name), title: name, ...fields } as Prisma.ShowUncheckedCreateInput })
}

export function anInstallment(show: { id: string; title: string }, position: number, fields: Fields = {}) {
  const id = randomUUID()
  const place = { sortKey: `${show.title} ${String(position).padStart(4, '0')} ${id}`, position, number: position }
  const data = { id, showId: show.id, kind: 'SEASON', title: `Season ${position}`, ...place, ...PUBLISHED, ...fields }
  return db.installment.create({ data: data as Prisma.InstallmentUncheckedCreateInput })
}

export function anOrganisation(name: string, fields: Fields = {}) {
  return db.organisation.create({
    data: { ...named(name), name, roles: ['OUTLET'], ...fields } as Prisma.OrganisationUncheckedCreateInput
  })
}

export function aSpeaker(name: string, fields: Fields = {}) {
  return db.speaker.create({
    data: { ...named(name), name, kind: 'PERSON', ...fields } as Prisma.SpeakerUncheckedCreateInput
  })
}

export function anEvent(name: string, held: string, fields: Fields = {}) {
  const base = named(name)
  const date = parseDate(held)
  const days = { held: json(held), heldEarliest: day(date.earliest), heldLatest: day(date.latest) }
  const data = { ...base, name, kind: 'FESTIVAL', ...days, sortKey: timelineKey(date, null, base.id), ...fields }
  return db.event.create({ data: data as Prisma.EventUncheckedCreateInput })
}

export async function anArticle(name: string, published: string, shows: { id: string }[] = [], fields: Fields = {}) {
  const base = named(name)
  const date = parseDate(published)
  const sortKey = timelineKey(date, null, base.id)
  const days = { published: json(published), publishedEarliest: day(date.earliest), publishedLatest: day(date.latest) }
  const data = { ...base, headline: name, language: 'en', ...days, sortKey, ...fields }
  const article = await db.article.create({ data: data as Prisma.ArticleUncheckedCreateInput })
  const { visibility } = article
  await db.articleShow.createMany({
    data: shows.map(({ id }) => ({ articleId: article.id, showId: id, sortKey, visibility }))
  })
  return article
}

interface QuoteFields {
  said?: string
  quoteId?: string
  number?: number
  knownFrom?: Date
  knownTo?: Date
  visibility?: string
  kind?: string
  speaker?: { id: string } | undefined
  event?: { id: string } | undefined
  articles?: { id: string }[]
  show?: { id: string } | undefined
  installment?: { id: string } | undefined
  stances?: { show: { id: string }; installment?: { id: string }; subject: string; value: string }[]
  onBehalfOf?: { id: string }
  /** The organisation that every citation is relayed from. */
  relayedVia?: { id: string }
}

/** A version of a quote, listed in every timeline it belongs to. */
export async function aQuote(text: string, fields: QuoteFields = {}) {
  const {
    said = '2025-02-15/2025-02-16',
    quoteId = randomUUID(),
    number = 1,
    knownFrom = LONG_AGO,
    knownTo = OPEN_TIME
  } = fields
  const {
    visibility = 'PUBLISHED',
    kind = 'DIRECT',
    speaker,
    event,
    articles = [],
    show,
    installment,
    stances = [],
    onBehalfOf,
    relayedVia
  } = fields
  if (number === 1) await db.quote.create({ data: { id: quoteId, createdAt: knownFrom } })
  const date = parseDate(said)
  const sortKey = timelineKey(date, null, quoteId)
  const record = { visibility, knownFrom: visibility === 'DRAFT' ? null : knownFrom, knownTo, sortKey }
  const places = [
    ...(show ? [{ showId: show.id }] : []),
    ...(installment ? [{ installmentId: installment.id }] : []),
    ...(speaker ? [{ speakerId: speaker.id }] : []),
    ...(event ? [{ eventId: event.id }] : []),
    ...articles.map(({ id }) => ({ articleId: id }))
  ]
  const data = {
    id: randomUUID(),
    quoteId,
    number,
    version: visibility === 'PUBLISHED' ? number : -number,
    changeId: await aChange(),
    kind,
    parts: [{ text, verbatim: true, tag: null }],
    text,
    folded: text,
    language: 'en',
    speakerId: speaker?.id ?? null,
    attribution: speaker ? null : 'a source',
    eventId: event?.id ?? null,
    onBehalfOfId: onBehalfOf?.id ?? null,
    said: json(said),
    saidEarliest: day(date.earliest),
    saidLatest: day(date.latest),
    ...record,
    citations: {
      create: articles.map(({ id }, position) => ({ id: randomUUID(), articleId: id, place: 'BODY', position, relayedViaId: relayedVia?.id ?? null }))
    },
    stances: {
      create: stances.map(({ show: about, installment: part, ...stance }, position) => ({
        id: randomUUID(),
        showId: about.id,
        installmentId: part?.id ?? null,
        voice: 'CREATOR',
        position,
        ...stance
      }))
    },
    timeline: { create: places.map((place) => ({ id: randomUUID(), ...record, ...place })) }
  }
  return db.quoteVersion.create({ data: data as Prisma.QuoteVersionUncheckedCreateInput })
}

/** The current version of a ruling resting on a quote. */
export async function aRuling(
  show: { id: string },
  quote: { quoteId: string },
  fields: Fields = {},
  installments: { id: string }[] = []
) {
  const rulingId = randomUUID()
  await db.ruling.create({ data: { id: rulingId, createdAt: LONG_AGO } })
  const effective = parseDate('2025-02-15/2025-02-16')
  const data = {
    id: randomUUID(),
    rulingId,
    number: 1,
    version: (fields['visibility'] ?? 'PUBLISHED') === 'PUBLISHED' ? 1 : -1,
    knownFrom: LONG_AGO,
    knownTo: OPEN_TIME,
    changeId: await aChange(),
    showId: show.id,
    wholeShow: false,
    state: 'AWAITING_DECISION',
    effective: json('2025-02-15/2025-02-16'),
    effectiveEarliest: day(effective.earliest),
    effectiveLatest: day(effective.latest),
    saidByName: 'Alice Oseman',
    voice: 'CREATOR',
    authority: 'REPORTED',
    sortKey: timelineKey(effective, null, rulingId),
    ...PUBLISHED,
    evidence: { create: [{ id: randomUUID(), quoteId: quote.quoteId, position: 0 }] },
    installments: { create: installments.map(({ id }) => ({ installmentId: id })) },
    ...fields
  }
  return db.rulingVersion.create({ data: data as Prisma.RulingVersionUncheckedCreateInput })
}

interface StatusFields extends Fields {
  installment?: { id: string; sortKey: string }
  lastHeard?: string | null
  evidence?: { id: string }[]
  platforms?: { id: string }[]
}

/** One segment of the projection: of an installment, or, without `headline: false`, of the show. */
export async function aStatus(show: { id: string; sortKey: string }, fields: StatusFields = {}) {
  const {
    installment,
    lastHeard = '2025-02-15/2025-02-16',
    evidence = [],
    platforms = [],
    headline = true,
    ...rest
  } = fields
  const data = {
    id: randomUUID(),
    subjectId: headline ? show.id : (installment?.id ?? ''),
    headline,
    showId: show.id,
    installmentId: installment?.id ?? null,
    validFrom: day(null),
    validTo: OPEN_TIME,
    knownFrom: LONG_AGO,
    knownTo: OPEN_TIME,
    rulesVersion: 1,
    digest: randomUUID(),
    changeId: await aChange(),
    comingBack: 'UNDECIDED',
    state: 'AWAITING_DECISION',
    finality: 'PLANNED',
    contested: false,
    ...(lastHeard === null ? {} : { lastHeard: json(lastHeard), lastHeardOn: day(parseDate(lastHeard).latest) }),
    explanation: 'Awaiting decision.',
    openInstallments: installment ? [installment.id] : [],
    sortKey: installment?.sortKey ?? show.sortKey,
    evidence: { create: evidence.map(({ id }, position) => ({ position, quoteVersionId: id })) },
    platforms: { create: platforms.map(({ id }, position) => ({ position, organisationId: id })) },
    ...rest
  }
  return db.statusSegment.create({ data: data as Prisma.StatusSegmentUncheckedCreateInput })
}

/** The next entry of the log; moves its head. */
export async function anUpdate(kind: string, recordedAt: string, fields: Fields = {}, shows: { id: string }[] = []) {
  const { position } = await db.updateHead.update({
    where: { id: 1 },
    data: { position: { increment: 1 }, recordedAt: new Date(recordedAt) }
  })
  const changeId = await aChange(new Date(recordedAt))
  const data = {
    position,
    id: randomUUID(),
    changeId,
    kind,
    recordedAt: new Date(recordedAt),
    summary: `${kind} ${position}`,
    backfilled: false,
    shows: { create: shows.map(({ id }) => ({ showId: id })) },
    ...fields
  }
  return db.updateEntry.create({ data: data as Prisma.UpdateEntryUncheckedCreateInput })
}
