import { randomUUID as id } from 'node:crypto'
import { db } from '../../src/database/client.ts'
import type { NodeType } from '../../src/graphql/ids.ts'
import { tie, world } from '../graphql/two-worlds.ts'
import { aQuote, aRuling, aShow, aSpeaker, aStatus, anArticle, anEvent, anInstallment, anUpdate } from '../support/record.ts'

export type State = 'PUBLISHED' | 'DRAFT' | 'WITHDRAWN'

type World = Awaited<ReturnType<typeof world>>

const NAMES: Record<State, string> = { PUBLISHED: 'public', DRAFT: 'hidden-draft', WITHDRAWN: 'hidden-withdrawn' }

/** Which states an answer tells of: everything in the world is named after its own. */
export function statesIn(answer: unknown): string {
  const text = JSON.stringify(answer ?? null)
  return (Object.keys(NAMES) as State[]).filter((state) => text.includes(NAMES[state])).map((state) => state.slice(0, 1)).join('')
}

/** One thing of every kind in every state, and everything published tied to everything hidden, in every way there is. */
export async function accessWorld() {
  const open = await world(NAMES.PUBLISHED, 'PUBLISHED')
  const series = await db.eventSeries.create({ data: { id: id(), slug: 'public-series', name: 'public series', kind: 'PODCAST', visibility: 'PUBLISHED' } })
  await db.event.update({ where: { id: open.event.id }, data: { seriesId: series.id } })
  const worlds = { PUBLISHED: open } as Record<State, World>
  for (const state of ['DRAFT', 'WITHDRAWN'] as const) {
    const shut = await world(NAMES[state], state)
    worlds[state] = shut
    await tie(open, shut, NAMES[state])
    await tieMore(open, shut, state)
  }
  await everyPast(open, series.id)
  await saidThrice(open)
  const ids = {} as Record<State, Record<NodeType, string>>
  for (const [state, made] of Object.entries(worlds)) ids[state as State] = Object.fromEntries(made.ids) as Record<NodeType, string>
  const { id: entry } = await db.updateEntry.findFirstOrThrow({ where: { kind: 'CORRECTION' } })
  ids.PUBLISHED.ShowUpdate = entry
  return ids
}

/** The ties that tests of reading have no need of: published things that point at hidden ones, and hidden ones listed under published ones. */
async function tieMore(open: World, shut: World, visibility: 'DRAFT' | 'WITHDRAWN'): Promise<void> {
  const name = NAMES[visibility]
  const mark = visibility.toLowerCase().slice(0, 1)
  const known = visibility === 'DRAFT' ? { knownFrom: null } : {}
  await aRuling(open.show, open.quote, { note: `${name} ruling of public things`, visibility, ...known }, [open.season])
  await aRuling(open.show, open.quote, { note: 'public', platforms: { create: [{ id: id(), organisationId: shut.company.id, position: 0 }] } })
  await anArticle(`${name}-article-of-public-things`, '2025-01-03', [], { outletId: open.company.id, visibility })
  await anArticle(`public-article-${mark}`, '2025-01-03', [open.show], { outletId: shut.company.id })
  await anEvent(`public-part-${mark}`, '2025-01', { partOfId: open.event.id, organiserId: shut.company.id })
  const series = await db.eventSeries.create({ data: { id: id(), slug: `public-series-${mark}`, name: 'public series', kind: 'PODCAST', organisationId: shut.company.id, visibility: 'PUBLISHED' } })
  const shutSeries = await db.eventSeries.create({ data: { id: id(), slug: `${name}-series`, name: `${name} series`, kind: 'PODCAST', visibility } })
  await anEvent(`public-edition-${mark}`, '2025-01', { seriesId: shutSeries.id })
  await anEvent(`public-whole-${mark}`, '2025-01', { partOfId: shut.event.id, seriesId: series.id })
  await aSpeaker(`public-speaker-${mark}`, { organisationId: shut.company.id })
  await anInstallment(open.show, 50 + name.length, { title: 'public season replaced', replacedById: shut.season.id })
  await db.installment.update({ where: { id: shut.season.id }, data: { replacedById: open.season.id } })
  const stances = [{ show: open.show, installment: shut.season, subject: 'RENEWAL', value: 'HOPEFUL' }]
  const ties = { show: open.show, articles: [open.article], onBehalfOf: shut.company, relayedVia: shut.company, stances }
  await aQuote(`public words about something ${mark}`, ties)
  const other = await aShow(`public-show-${mark}`)
  const season = await anInstallment(other, 1, { title: 'public season' })
  await aStatus(other, { installment: season, saidById: shut.speaker.id })
  const [headline] = open.statuses
  if (!headline) throw new Error('The published show has no status.')
  await db.statusSignal.create({ data: { segmentId: headline.id, position: name.length + 40, kind: 'RUMOUR', rulingVersionId: shut.ruling.id } })
  const subject = { quoteId: shut.quote.quoteId, rulingId: shut.ruling.rulingId, articleId: shut.article.id, eventId: shut.event.id, speakerId: shut.speaker.id }
  for (const [second, kind] of ['RECORD', 'RULING', 'QUOTE', 'ARTICLE', 'EVENT', 'CORRECTION', 'RETRACTION', 'WITHDRAWAL', 'MERGE', 'RELEASE_DATE', 'REDACTION'].entries()) {
    const installments = { create: [open.season, shut.season].map((one) => ({ installmentId: one.id })) }
    const moment = `2025-02-0${visibility === 'DRAFT' ? 2 : 3}T00:00:${String(second).padStart(2, '0')}Z`
    await anUpdate(kind, moment, { summary: 'public update', installments, ...subject }, [open.show, shut.show])
  }
}

/** A past of everything published in which it was a draft, then published, then withdrawn and a draft again. */
async function everyPast(open: World, seriesId: string): Promise<void> {
  const { id: changeId } = await db.change.create({ data: { id: id(), actor: 'test', action: 'test', writtenAt: new Date('2025-01-01T00:00:00Z') } })
  const subjects = { Show: open.show.id, Installment: open.season.id, Organisation: open.company.id, Speaker: open.speaker.id, Event: open.event.id, EventSeries: seriesId, Article: open.article.id, Quote: open.quote.quoteId, Ruling: open.ruling.rulingId }
  const past = [['DRAFT', -1], ['PUBLISHED', 1], ['WITHDRAWN', -2], ['DRAFT', -3]] as const
  await db.revision.createMany({
    data: Object.entries(subjects).flatMap(([subjectType, subjectId]) =>
      past.map(([visibility, version], index) => ({ ...{ id: id(), subjectType, subjectId, changeId, visibility, version }, number: index + 1, snapshot: { note: NAMES[visibility] } }))
    )
  })
}

/** Nearly the same words in every state. */
async function saidThrice(open: World): Promise<void> {
  for (const [state, name] of Object.entries(NAMES)) {
    await aQuote(`${name}: every lantern on the quay was out that night, and nobody said a word`, { show: open.show, speaker: open.speaker, articles: [open.article], visibility: state as State })
  }
}
