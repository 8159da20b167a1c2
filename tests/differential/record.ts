import { db } from '../../src/database/client.ts'
import { recordArticle } from '../../src/features/articles/actions.ts'
import { createEvent } from '../../src/features/events/actions.ts'
import { recordQuote } from '../../src/features/quotes/actions.ts'
import { createApiKey, revokeApiKey } from '../../src/features/auth/actions.ts'
import type { SubjectType } from '../../src/features/history/actions.ts'
import { createSpeaker } from '../../src/features/speakers/actions.ts'
import { createShow, updateShow } from '../../src/features/shows/actions.ts'
import { restore, unpublish } from '../../src/features/publication/actions.ts'
import { cancelSchedule, publishDue, schedulePublish } from '../../src/features/publication/schedule.ts'
import { mergeQuotes } from '../../src/features/quotes/merge.ts'
import { redact } from '../../src/features/redaction/actions.ts'
import { redactInput } from '../../src/features/redaction/inputs.ts'
import { parseId, publicId } from '../../src/graphql/ids.ts'
import { loadSteps, sampleSteps } from '../../src/sample/load.ts'
import { aRecord } from '../access/records.ts'
import { accessWorld } from '../access/world.ts'
import { desk, edit, hopefulQuote, openShow, third } from '../support/newsroom.ts'

/** Texts that are easily spoilt on the way from a column to an answer. */
export const TEXTS = [
  'She said "maybe", and \'perhaps\', and `no`.',
  'C:\\new\\table \\u0041 \\" \\\\ / </script> <!-- {{x}} $1 :a %s %',
  'one\ttab, one\nline, one\r\nmore',
  'وقالت: «ربما في العام المقبل» \u2067(עברית)\u2069',
  'é e\u0301 ﬁ Ǆ ı İ ß ẞ 한글 𝒳 👩‍👩‍👧‍👦 🏳️‍🌈',
  'a\u200bb\u2028c\u2029d\ufeffe\u00a0f\u0085g\u009fh',
  'null',
  '{"a":[1,2.50,1e3],"b":null}',
  '0001-01-01T00:00:00.000Z',
  "Robert'); DROP TABLE shows;--"
]

/** Every form of an imprecise date. */
const DATES = [
  ...['2024', '2024-03', '2024-03-05', '2024-21', '2024-22', '2024-23', '2024-24', '202X', '19XX', '2024-XX-05', '2024-03-XX'],
  ...['2024?', '2024-03~', '2024-03-05%', '2024-03-05T14:30:00Z', '2024-03-05T23:30:00-05:00', '2024-03-05T00:15+05:45'],
  ...['2024-02/2024-04', '2024-01-01/2024-01-02', '../2024-03', '2024-03/..', '2024-03/', '/2024-03', '1999-12-31', '2000-02-29', '1800', '2200-12-31']
]

/**
 * The record that both ways of reading are asked about: the whole sample; one thing of every kind in every state, tied in
 * every way to what is hidden; and what a newsroom does to its own record, with texts and dates of every form.
 */
export async function fillRecord(): Promise<void> {
  await loadSteps(sampleSteps())
  await accessWorld()
  await openHarbour()
  await writeTexts()
  await writeDates()
  await changeMinds()
  await keepDrafts()
  await makePlans()
  await lendKeys()
}

/** The newsroom's world, but for those whom the sample has too. */
async function openHarbour(): Promise<void> {
  await desk.organisation({ slug: 'lantern', name: 'Lantern', roles: ['PLATFORM'] })
  await desk.organisation({ slug: 'daily-invention', name: 'Daily Invention', roles: ['OUTLET'] })
  await desk.speaker({ slug: 'lantern', kind: 'ORGANISATION', name: 'Lantern', organisation: 'lantern' })
  await desk.speaker({ slug: 'mara-quill', name: 'Mara Quill' })
  await desk.speaker({ slug: 'tobias-fenn', name: 'Tobias Fenn' })
  await desk.event({ slug: 'harbour-festival', kind: 'FESTIVAL', name: 'Harbour Festival', held: '2024-05-04' })
  await openShow()
}

/** Words of the creator; like others on record as they may be. */
const say = (changes: object): Promise<string> => desk.quote(hopefulQuote({ allowDuplicate: true, ...changes }))

async function writeTexts(): Promise<void> {
  await desk.show({ slug: 'nothing-yet', title: 'Nothing Yet' })
  for (const [index, text] of TEXTS.entries()) {
    const slug = `odd-${index}`
    const plain = text.replaceAll(/[\u2066-\u2069]/g, '')
    const short = text.slice(0, 60)
    const image = { url: `https://img.example/${encodeURIComponent(plain)}?a="b"`, alt: text, credit: text }
    const credits = [{ speaker: 'mara-quill', role: 'PRODUCER', note: text.slice(0, 100) }]
    const parts = [{ text, tag: text }, { text: 'And so on.', verbatim: false }]
    const citations = [{ article: slug, wording: text, relayedVia: text }]
    await edit(async (c) => {
      await createShow(c, { slug, title: plain, description: text, genres: [short, 'Drama'], tags: [short], image: index % 2 ? image : null, credits, installments: [{ kind: 'FILM', title: text }] })
      await createSpeaker(c, { slug, name: plain, aliases: [plain.slice(0, 60), 'Somebody'], description: text })
      await recordArticle(c, { slug, headline: text, summary: text, body: text, byline: [text], sections: [text], categories: [short], tags: [], shows: [slug, 'the-tide-tables'] })
      await recordQuote(c, { kind: 'PARTIAL', parts, speaker: slug, translation: text, prompt: text, language: 'odd', about: [{ show: slug }], citations })
    })
  }
}

async function writeDates(): Promise<void> {
  for (const [index, edtf] of DATES.entries()) {
    const slug = `dated-${index}`
    const said = { edtf, phrase: index % 2 ? `as of ${edtf}` : null, anchor: index % 3 ? null : '2024-03-09' }
    const citations = [{ article: slug }, { article: 'times-may', place: 'DECK' }]
    await edit(async (c) => {
      await createEvent(c, { slug, kind: 'PODCAST', name: `Event of ${edtf}`, held: edtf })
      await recordArticle(c, { slug, headline: `Printed ${edtf}`, published: edtf, shows: ['the-tide-tables'] })
      await recordQuote(c, { kind: 'DIRECT', parts: [{ text: `Said ${edtf}.` }], speaker: 'mara-quill', said, event: index % 4 ? null : slug, about: [{ show: 'nothing-yet' }], citations, allowDuplicate: true })
    })
  }
}

/** Corrections, retractions, contradictions, mergers, redactions, old names. */
async function changeMinds(): Promise<void> {
  const yes = await say({ parts: [{ text: 'It is coming back, I was told.' }] })
  const no = await say({ parts: [{ text: 'It is over, I was told.' }], stances: [{ ...third(), subject: 'RENEWAL', value: 'DENIES' }], speaker: 'tobias-fenn' })
  for (const [index, prompt] of TEXTS.slice(0, 3).entries()) await desk.correctQuote(yes, { prompt, said: `2024-05-0${index + 1}` })
  const ruled = { show: 'the-tide-tables', seasons: [3], saidBy: 'lantern', effective: '2024-05-07', evidence: [{ quote: yes }, { article: 'times-may' }] }
  const held = await desk.ruling({ ...ruled, state: 'ON_HOLD', effective: '2024-05-06', saidBy: 'mara-quill', evidence: [{ quote: no }] })
  await desk.correctRuling(held, { note: 'As corrected.' })
  const renewed = await desk.ruling({ ...ruled, state: 'RENEWED' })
  await desk.ruling({ ...ruled, state: 'CANCELLED', saidBy: 'quillstream', evidence: [{ quote: no }] })
  await desk.retractRuling(renewed)
  const into = await say({ parts: [{ text: 'The harbour is open.' }] })
  const from = await say({ parts: [{ text: 'The harbour is wide open.' }] })
  await edit((c) => mergeQuotes(c, { from, into, reason: 'The same words.' }))
  const secret = await say({ parts: [{ text: 'Nobody is to know of the purple umbrella stand.' }] })
  await edit((c) => redact(c, redactInput.parse({ id: publicId('Quote', secret), fields: ['WORDS'], reason: 'By order of a court.' })))
  const back = await say({ parts: [{ text: 'Gone and back again.' }] })
  await desk.withdraw('Quote', back)
  await edit((c) => restore(c, { type: 'Quote', id: back }))
  const gone = await say({ parts: [{ text: 'Gone for now.' }] })
  await edit((c) => unpublish(c, { type: 'Quote', id: gone }, 'To be looked at.'))
  await desk.withdraw('Quote', await say({ parts: [{ text: 'Gone for good.' }] }))
  const article = await desk.article({ slug: 'taken-back', headline: 'Taken back', published: '2024-05-02', outlet: 'daily-invention', shows: ['the-tide-tables'] })
  await desk.correctArticle(article, { headline: 'Taken back, later' })
  await desk.retractArticle(article, '2024-05-20')
  const show = await edit((c) => createShow(c, { slug: 'first-name', title: 'First Name', externalIds: { tmdb: '77', imdb: 'tt77' } }))
  await edit((c) => updateShow(c, show.result, { slug: 'second-name', title: 'Second Name' }))
  await desk.speaker({ slug: 'm-quill', name: 'M. Quill' })
  await say({ parts: [{ text: 'By another name.' }], speaker: 'm-quill' })
  await desk.merge('m-quill', 'mara-quill')
}

async function keepDrafts(): Promise<void> {
  for (const [index, text] of TEXTS.slice(0, 4).entries()) {
    const quote = await say({ parts: [{ text }], publish: false })
    await desk.article({ headline: text, shows: ['the-tide-tables'], publish: false })
    await edit((c) => schedulePublish(c, { type: 'Quote', id: quote }, new Date(`2199-01-0${index + 1}T09:00:00Z`)))
  }
  const evidence = [{ article: 'times-may' }]
  await desk.ruling({ show: 'the-tide-tables', seasons: [2], state: 'ENDED', effective: '2024-05-08', saidBy: 'lantern', evidence, publish: false })
}

/** A draft of every type that waits; of some, what became of it. */
async function makePlans(): Promise<void> {
  const types: SubjectType[] = ['Show', 'Installment', 'Organisation', 'Speaker', 'Event', 'EventSeries', 'Article', 'Quote', 'Ruling', 'Show', 'Speaker', 'Ruling']
  for (const [index, type] of types.entries()) {
    const id = parseId(await aRecord(type, 'DRAFT', `plan ${index}`))?.key ?? ''
    await edit((c) => schedulePublish(c, { type, id }, new Date(`${index > 8 ? '2024' : '2199'}-02-0${(index % 9) + 1}T09:00:00Z`)))
    if (index % 4 === 3) await edit((c) => cancelSchedule(c, { type, id }))
  }
  const evidence = [{ article: await desk.article({ headline: 'Not yet', publish: false }) }]
  const ruling = await desk.ruling({ show: 'the-tide-tables', seasons: [3], state: 'ENDED', effective: '2024-05-08', saidBy: 'lantern', evidence, publish: false })
  await edit((c) => schedulePublish(c, { type: 'Ruling', id: ruling }, new Date('2024-01-01T00:00:00Z')))
  await publishDue(new Date('2024-03-01T00:00:00Z'), () => {})
}

async function lendKeys(): Promise<void> {
  for (const [index, text] of TEXTS.slice(0, 4).entries()) {
    const { result } = await edit((c) => createApiKey(c, { name: text.slice(0, 90), role: 'editor', ...(index % 2 ? { expiresAt: new Date('2100-01-01T00:00:00Z') } : {}) }))
    if (index > 1) await edit((c) => revokeApiKey(c, { id: result.id }))
  }
}

/** Names that lead elsewhere since, which no answer shows. */
export async function oldNames(): Promise<string[]> {
  const redirects = await db.redirect.findMany({ select: { key: true }, orderBy: { key: 'asc' } })
  return redirects.map(({ key }) => key)
}
