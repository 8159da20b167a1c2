import { Readable } from 'node:stream'
import { restore } from '../../src/database/backup/load.ts'
import { backupStream } from '../../src/database/backup/write.ts'
import { db, useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { publicId } from '../../src/graphql/ids.ts'
import type { NodeType } from '../../src/graphql/ids.ts'
import { emptyDatabase } from '../support/database.ts'
import { desk, hopefulQuote, openShow, openWorld, third } from '../support/newsroom.ts'
import { aQuote, aRuling, aShow, aSpeaker, anArticle, anEvent, anInstallment, anOrganisation } from '../support/record.ts'

export const MARKS = ['', '-again', '-twice']

/** Words that stand in published and in hidden records alike. */
export const WORDS = ['Quill', 'tide tables', 'come back', 'harbour', 'Lantern', 'Mara', 'hopeful', 'festival', 'invention', 'Fenn', 'third season', 'quilt', 'lantem']

/** The published record, by the desk itself: its log, its versions, its statuses, what was corrected and retracted. */
export async function publish(): Promise<void> {
  await openWorld()
  for (const mark of MARKS) {
    await openShow(mark)
    const kept: string[] = []
    for (const [index, words] of WORDS.entries()) {
      const day = `2024-0${1 + (index % 5)}-1${index % 9}`
      kept.push(await desk.quote(hopefulQuote({ parts: [{ text: `Of ${words} I say ${index}.` }], said: day, ...(index % 2 ? {} : { event: null }), ...(index % 3 ? {} : { citations: [{ article: `invention-may${mark}` }] }) }, mark)))
    }
    const [first = '', second = ''] = kept
    await desk.correctQuote(first, { prompt: 'Will it come back?' })
    await desk.ruling({ show: third(mark).show, seasons: [3], state: 'ON_HOLD', effective: '2024-05-06', saidBy: 'mara-quill', evidence: [{ quote: second }] })
    const reworked = await desk.article({ headline: `Fenn on the tide tables${mark}`, shows: [`the-tide-tables${mark}`], publish: false })
    await desk.correctArticle(reworked, { summary: 'A quilt.' })
    await desk.publish('Article', reworked)
    await desk.unpublish('Article', reworked)
    await desk.correctArticle(reworked, { summary: 'A quilt of words.' })
    await desk.publish('Article', reworked)
    const rethought = await desk.quote(hopefulQuote({ parts: [{ text: 'The quilt is not done.' }], publish: false }, mark))
    await desk.correctQuote(rethought, { prompt: 'Is it done?' })
    await desk.publish('Quote', rethought)
    const wrong = await desk.ruling({ show: third(mark).show, seasons: [3], state: 'RENEWED', effective: '2024-05-07', saidBy: 'lantern', evidence: [{ article: `times-may${mark}` }] })
    if (mark !== '') await desk.retractRuling(wrong)
  }
}

/** A second database with the same record, ids and record times included. */
export async function twinOf(one: Database): Promise<Database> {
  const parts: Buffer[] = []
  for await (const part of backupStream(one, { greenlit: '0.0.0-test' })) parts.push(part as Buffer)
  const twin = await emptyDatabase()
  await restore(twin, () => Readable.from([Buffer.concat(parts)]))
  return twin
}

/** How many records of each kind there are. */
export async function countRecords(database: Database): Promise<number> {
  const tables = ['shows', 'installments', 'organisations', 'speakers', 'events', 'articles', 'quote_versions', 'ruling_versions', 'timeline_entries', 'article_shows']
  const [row] = await database.sql(`SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ')} AS records`)
  return Number(row?.['records'])
}

/**
 * Puts drafts and withdrawn records into the database, until they are as many as those published: of the same names, words and
 * beginnings of slugs, about the same shows, by the same speakers, in the same articles. Gives their ids and slugs.
 */
export async function hide(database: Database): Promise<{ ids: string[]; slugs: string[] }> {
  useDatabase(database)
  const published = await countRecords(database)
  const ids: string[] = []
  const slugs: string[] = []
  const keep = (type: NodeType, id: string) => void ids.push(publicId(type, id))
  const slug = (text: string) => (slugs.push(text), text)
  for (const mark of MARKS) {
    keep('Article', await desk.article({ headline: 'Quill speaks', shows: [`the-tide-tables${mark}`], publish: false }))
    keep('Quote', await desk.quote(hopefulQuote({ parts: [{ text: 'Come back, Lantern, says Quill.' }], publish: false }, mark)))
    keep('Ruling', await desk.ruling({ show: `the-tide-tables${mark}`, state: 'CANCELLED', effective: '2024-05-08', saidBy: 'lantern', evidence: [{ article: `times-may${mark}` }], publish: false }))
  }
  const show = await db.show.findFirstOrThrow({ where: { slug: 'the-tide-tables' } })
  const season = await db.installment.findFirstOrThrow({ where: { showId: show.id, number: 3 } })
  const speaker = await db.speaker.findFirstOrThrow({ where: { slug: 'mara-quill' } })
  const event = await db.event.findFirstOrThrow({ where: { slug: 'harbour-festival' } })
  const article = await db.article.findFirstOrThrow({ where: { slug: 'times-may' } })
  const quote = await db.quoteVersion.findFirstOrThrow({ where: { visibility: 'PUBLISHED', knownTo: { gt: new Date('9999-01-01') } } })
  for (let round = 0; (await countRecords(database)) < 2 * published; round++) {
    const visibility = round % 2 ? 'DRAFT' : 'WITHDRAWN'
    const state = { visibility }
    const words = WORDS[round % WORDS.length] ?? ''
    const other = await aShow(slug(`the-tide-tables-${round + 2}`), { ...state, title: 'The Tide Tables', genres: ['Drama'] })
    const part = await anInstallment(show, 40 + round, { ...state, number: 3, title: 'Season 3' })
    const company = await anOrganisation(slug(`lantern-${round + 2}`), { ...state, name: 'Lantern+', roles: ['OUTLET', 'PLATFORM'] })
    const twin = await aSpeaker(slug(`mara-quill-${round + 2}`), { ...state, name: 'Mara Quill', aliases: ['Quill', 'Fenn'], organisationId: company.id })
    const stage = await anEvent(slug(`harbour-festival-${round + 2}`), '2024-05-04', { ...state, name: 'Harbour Festival', partOfId: event.id })
    const piece = await anArticle(slug(`times-may-${round + 2}`), '2024-05-06', [show, other], { ...state, headline: 'Quill speaks', outletId: company.id })
    const said = { show, installment: season, speaker, event, articles: [article, piece], visibility, said: '2024-05-04', stances: [{ show, installment: season, subject: 'RENEWAL', value: 'DENIES' }] }
    const spoken = await aQuote(`Of ${words} I say nothing.`, said)
    const unheard = await aQuote(`Of ${words} I say ${round}.`, { ...said, speaker: twin, event: stage, installment: part })
    const known = visibility === 'DRAFT' ? { knownFrom: null } : {}
    const ruled = await aRuling(show, quote, { note: words, state: 'CANCELLED', ...state, ...known }, [season])
    for (const [type, { id }] of [['Show', other], ['Installment', part], ['Organisation', company], ['Speaker', twin], ['Event', stage], ['Article', piece]] as const) keep(type, id)
    for (const { quoteId } of [spoken, unheard]) keep('Quote', quoteId)
    keep('Ruling', ruled.rulingId)
    await db.credit.create({ data: { id: crypto.randomUUID(), showId: show.id, speakerId: twin.id, role: 'CAST', position: 40 + round } })
    await db.eventParticipant.create({ data: { eventId: event.id, speakerId: twin.id, role: 'HOST', position: 40 + round } })
    await db.speakerMember.create({ data: { groupId: speaker.id, memberId: twin.id, position: 40 + round } })
    await db.installmentPlatform.create({ data: { id: crypto.randomUUID(), installmentId: season.id, organisationId: company.id, position: 40 + round } })
  }
  return { ids, slugs }
}
