import { db } from '../../src/database/client.ts'
import { OPEN_TIME } from '../../src/database/open.ts'
import { recordArticle } from '../../src/features/articles/actions.ts'
import { correctArticle, retractArticle } from '../../src/features/articles/correct.ts'
import { createEvent, createEventSeries } from '../../src/features/events/actions.ts'
import { type Change, change, type Changed } from '../../src/features/history/actions.ts'
import { day } from '../../src/features/history/columns.ts'
import { parseDate } from '../../src/dates/date.ts'
import { addInstallment } from '../../src/features/installments/actions.ts'
import { createOrganisation } from '../../src/features/outlets/actions.ts'
import { publish, unpublish, withdraw } from '../../src/features/publication/actions.ts'
import { correctQuote, recordQuote } from '../../src/features/quotes/actions.ts'
import { correctRuling, recordRuling, retractRuling } from '../../src/features/renewals/actions.ts'
import { createShow } from '../../src/features/shows/actions.ts'
import { createSpeaker } from '../../src/features/speakers/actions.ts'
import { mergeSpeakers } from '../../src/features/speakers/merge.ts'
import type { SubjectType } from '../../src/features/history/actions.ts'

/** One change by an editor of the test, with the record to itself; gives what the verb returned, and the change. */
export function edit<T>(work: (change: Change) => Promise<T>, reason = 'A test.'): Promise<Changed<T>> {
  return change({ actor: 'test', action: 'test', reason, wide: true }, work)
}

const made = async <T>(work: (change: Change) => Promise<T>, reason?: string): Promise<T> => (await edit(work, reason)).result

/** The verbs of the trade, each as a change of its own. */
export const desk = {
  article: (input: object) => made((c) => recordArticle(c, input)),
  quote: (input: object) => made((c) => recordQuote(c, input)),
  ruling: (input: object) => made((c) => recordRuling(c, input)),
  speaker: (input: object) => made((c) => createSpeaker(c, input)),
  show: (input: object) => made((c) => createShow(c, input)),
  installment: (show: string, input: object) => made((c) => addInstallment(c, { show, ...input })),
  organisation: (input: object) => made((c) => createOrganisation(c, input)),
  event: (input: object) => made((c) => createEvent(c, input)),
  series: (input: object) => made((c) => createEventSeries(c, input)),
  publish: (type: SubjectType, id: string) => made((c) => publish(c, { type, id })),
  withdraw: (type: SubjectType, id: string, reason = 'It should not have been recorded.') =>
    made((c) => withdraw(c, { type, id }, reason), reason),
  unpublish: (type: SubjectType, id: string, reason = 'It needs another look.') => made((c) => unpublish(c, { type, id }, reason), reason),
  retractRuling: (id: string, reason = 'It was wrong.') => made((c) => retractRuling(c, id, reason), reason),
  retractArticle: (id: string, on: string) => made((c) => retractArticle(c, id, parseDate(on), 'Retracted.')),
  correctQuote: (id: string, input: object) => made((c) => correctQuote(c, id, input)),
  correctRuling: (id: string, input: object) => made((c) => correctRuling(c, id, input)),
  correctArticle: (id: string, input: object) => made((c) => correctArticle(c, id, input)),
  merge: (from: string, into: string) => made((c) => mergeSpeakers(c, { from, into, reason: 'The same person.' }))
}

/**
 * A small fictional world: the show `the-tide-tables` (three seasons; the third is open) on Lantern+, its creator, a
 * cast member, two outlets and an article in each.
 */
export async function openNewsroom(): Promise<void> {
  await openWorld()
  await openShow()
}

/** The people and organisations of the world, without any show. */
export async function openWorld(): Promise<void> {
  await edit(async (c) => {
    await createOrganisation(c, { slug: 'lantern', name: 'Lantern+', roles: ['PLATFORM'] })
    await createOrganisation(c, { slug: 'quillstream', name: 'Quillstream', roles: ['PLATFORM'] })
    await createOrganisation(c, { slug: 'the-fictional-times', name: 'The Fictional Times', roles: ['OUTLET'] })
    await createOrganisation(c, { slug: 'daily-invention', name: 'Daily Invention', roles: ['OUTLET'] })
    await createSpeaker(c, { slug: 'lantern', kind: 'ORGANISATION', name: 'Lantern+', organisation: 'lantern' })
    await createSpeaker(c, { slug: 'quillstream', kind: 'ORGANISATION', name: 'Quillstream', organisation: 'quillstream' })
    await createSpeaker(c, { slug: 'mara-quill', name: 'Mara Quill' })
    await createSpeaker(c, { slug: 'tobias-fenn', name: 'Tobias Fenn' })
    await createEvent(c, { slug: 'harbour-festival', kind: 'FESTIVAL', name: 'Harbour Festival', held: '2024-05-04' })
  })
}

/** A show with three seasons, and an article in each outlet; `mark` tells several of them apart. */
export async function openShow(mark = ''): Promise<void> {
  await edit(async (c) => {
    await createShow(c, {
      slug: `the-tide-tables${mark}`,
      title: 'The Tide Tables',
      credits: [
        { speaker: 'mara-quill', role: 'CREATOR' },
        { speaker: 'tobias-fenn', role: 'CAST' }
      ],
      installments: [1, 2, 3].map((number) => ({ kind: 'SEASON', number, platforms: [{ platform: 'lantern' }] }))
    })
    await recordArticle(c, {
      slug: `times-may${mark}`,
      headline: 'Quill speaks',
      outlet: 'the-fictional-times',
      published: '2024-05-06',
      shows: [`the-tide-tables${mark}`]
    })
    await recordArticle(c, {
      slug: `invention-may${mark}`,
      headline: 'What Quill said',
      outlet: 'daily-invention',
      published: '2024-05-09',
      shows: [`the-tide-tables${mark}`]
    })
  })
}

/** The third season of the show with this mark. */
export const third = (mark = '') => ({ show: `the-tide-tables${mark}`, season: 3 })
export const THIRD = third()

/** A hopeful word of the creator at the festival, printed in the Times; `changes` override. */
export function hopefulQuote(changes: object = {}, mark = '') {
  return {
    kind: 'DIRECT',
    parts: [{ text: 'We would love to come back.' }],
    speaker: 'mara-quill',
    event: 'harbour-festival',
    said: '2024-05-04',
    about: [third(mark)],
    stances: [{ ...third(mark), subject: 'RENEWAL', value: 'HOPEFUL' }],
    citations: [{ article: `times-may${mark}` }],
    ...changes
  }
}

/** The id of a record by its slug. */
export async function idOf(model: 'article' | 'speaker' | 'show', slug: string): Promise<string> {
  const where = { slug }
  if (model === 'article') return (await db.article.findUniqueOrThrow({ where })).id
  if (model === 'speaker') return (await db.speaker.findUniqueOrThrow({ where })).id
  return (await db.show.findUniqueOrThrow({ where })).id
}

/** The status of the third season at the end of a day, as the record knew it at a moment (default: now). */
export async function statusOf(asOf: string, knownAt: Date = new Date('9999-12-30T00:00:00.000Z'), mark = '') {
  return await db.statusSegment.findFirst({
    where: {
      headline: false,
      installment: { number: 3, show: { slug: `the-tide-tables${mark}` } },
      ...{ validFrom: { lte: day(asOf) }, validTo: { gt: day(asOf) } },
      ...{ knownFrom: { lte: knownAt }, knownTo: { gt: knownAt } }
    },
    include: { evidence: true, rulings: true, signals: true, platforms: { include: { organisation: true } } }
  })
}

/** The current version of a quote, drafts and withdrawn ones included. */
export function quoteNow(quoteId: string) {
  return db.quoteVersion.findUniqueOrThrow({
    where: { quoteId_knownTo: { quoteId, knownTo: OPEN_TIME } },
    include: { citations: { orderBy: { position: 'asc' } }, stances: true, timeline: true, speaker: true }
  })
}

/** The record time of the last entry of the log: what is known "now". */
export async function headTime(): Promise<Date> {
  return (await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })).recordedAt
}

/** Kinds and summaries of the log after a position. */
export async function logAfter(position: bigint | number) {
  const entries = await db.updateEntry.findMany({ where: { position: { gt: position } }, orderBy: { position: 'asc' } })
  return entries.map(({ kind, summary, reason }) => ({ kind, summary, reason }))
}
