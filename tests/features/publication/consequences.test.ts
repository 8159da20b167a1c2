import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, db, useDatabase } from '../../../src/database/client.ts'
import { CHECKS } from '../../../src/doctor/checks.ts'
import { createEvent, updateEvent } from '../../../src/features/events/actions.ts'
import { updateInstallment } from '../../../src/features/installments/actions.ts'
import { createOrganisation, updateOrganisation } from '../../../src/features/outlets/actions.ts'
import { publish, restore, unpublish } from '../../../src/features/publication/actions.ts'
import { restoreRevision } from '../../../src/features/publication/revisions.ts'
import { createShow, updateShow } from '../../../src/features/shows/actions.ts'
import { createSpeaker, updateSpeaker } from '../../../src/features/speakers/actions.ts'
import { find } from '../../../src/features/history/resolve.ts'
import { testDatabase } from '../../support/database.ts'
import { desk, edit, headTime, hopefulQuote, idOf, openShow, openWorld, quoteNow, statusOf, third } from '../../support/newsroom.ts'
import { replayDifferences } from '../../support/replay.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openWorld()
})
afterAll(() => database.close())

let count = 0
/** A show of its own for each test. */
async function aShow(): Promise<string> {
  const mark = `-${++count}`
  await openShow(mark)
  return mark
}

const refusal = (work: Promise<unknown>) => work.then(() => null, (error: { code?: string; message: string }) => [error.code, error.message])
const installmentOf = async (mark: string, number: number) =>
  (await db.installment.findFirstOrThrow({ where: { number, show: { slug: `the-tide-tables${mark}` } } })).id

describe('Who somebody is decides how they are heard, from now on only', () => {
  test('a new credit makes a maker of a cast member', async () => {
    const mark = await aShow()
    const id = await desk.quote(hopefulQuote({ speaker: 'tobias-fenn' }, mark))
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ outlook: 'HOPEFUL', signals: [{ kind: 'CAST' }] })
    const before = await headTime()
    await edit((c) => updateShow(c, `the-tide-tables${mark}`, { credits: [{ speaker: 'tobias-fenn', role: 'SHOWRUNNER' }] }))
    expect((await quoteNow(id)).stances).toMatchObject([{ voice: 'SHOWRUNNER' }])
    expect((await statusOf('2024-06-01', undefined, mark))?.signals).toEqual([])
    expect((await statusOf('2024-06-01', before, mark))?.signals).toMatchObject([{ kind: 'CAST' }])
  })

  test('a show that leaves its platform is no longer that platform’s to order', async () => {
    const mark = await aShow()
    const renewal = { show: `the-tide-tables${mark}`, seasons: [3], state: 'RENEWED', effective: '2024-05-06', saidBy: 'lantern' }
    await desk.ruling({ ...renewal, evidence: [{ article: `times-may${mark}` }] })
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ state: 'RENEWED', authority: 'OFFICIAL' })
    const before = await headTime()
    for (const number of [1, 2, 3]) {
      const id = await installmentOf(mark, number)
      await edit((c) => updateInstallment(c, id, { platforms: [{ platform: 'quillstream' }] }))
    }
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ state: null })
    expect(await statusOf('2024-06-01', before, mark)).toMatchObject({ state: 'RENEWED', authority: 'OFFICIAL' })
  })

  test('a new name is read in what stands now, the old one in what was known before', async () => {
    const mark = await aShow()
    await edit((c) => createSpeaker(c, { slug: `ida${mark}`, name: 'Ida Moss' }))
    await edit((c) => updateShow(c, `the-tide-tables${mark}`, { credits: [{ speaker: `ida${mark}`, role: 'SHOWRUNNER' }] }))
    const claim = { show: `the-tide-tables${mark}`, seasons: [3], state: 'AWAITING_DECISION', effective: '2024-05-06', saidBy: `ida${mark}` }
    await desk.ruling({ ...claim, evidence: [{ article: `times-may${mark}` }] })
    const before = await headTime()
    await edit((c) => updateSpeaker(c, `ida${mark}`, { name: 'Ida Mossgrove', slug: `ida-mossgrove${mark}` }))
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ saidByName: 'Ida Mossgrove' })
    expect((await statusOf('2024-06-01', before, mark))?.explanation).toContain('Ida Moss said')
    expect(await find(db, 'Speaker', `ida${mark}`)).toBe(await idOf('speaker', `ida-mossgrove${mark}`))
  })

  test('a joint statement moves with the members of its group', async () => {
    const mark = await aShow()
    await edit((c) => createSpeaker(c, { slug: `leads${mark}`, kind: 'GROUP', name: 'The leads', members: ['mara-quill'] }))
    const id = await desk.quote(hopefulQuote({ speaker: `leads${mark}` }, mark))
    await edit((c) => updateSpeaker(c, `leads${mark}`, { members: ['tobias-fenn'] }))
    const speakers = (await quoteNow(id)).timeline.flatMap(({ speakerId }) => speakerId ?? [])
    expect(speakers.toSorted()).toEqual([await idOf('speaker', `leads${mark}`), await idOf('speaker', 'tobias-fenn')].toSorted())
    expect((await quoteNow(id)).stances).toMatchObject([{ voice: 'CAST' }])
  })

  test('what an organisation is decides whether its word is official', async () => {
    const mark = await aShow()
    await edit((c) => createOrganisation(c, { slug: `moon${mark}`, name: 'Paper Moon' }))
    const claim = { show: `the-tide-tables${mark}`, seasons: [3], state: 'ON_HOLD', effective: '2024-05-06', saidBy: 'tobias-fenn', onBehalfOf: `moon${mark}` }
    await desk.ruling({ ...claim, evidence: [{ article: `times-may${mark}` }] })
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ state: null })
    await edit((c) => updateOrganisation(c, `moon${mark}`, { roles: ['STUDIO'] }))
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ state: 'ON_HOLD', authority: 'OFFICIAL' })
  })
})

describe('What is unpublished', () => {
  test('takes what rests on it back to a draft; published again, it is as it was, and the gap stays', async () => {
    const mark = await aShow()
    const quote = await desk.quote(hopefulQuote({}, mark))
    const ruling = await desk.ruling({ show: `the-tide-tables${mark}`, seasons: [3], state: 'ON_HOLD', effective: '2024-05-05', evidence: [{ quote }] })
    const [before, article] = [await headTime(), await idOf('article', `times-may${mark}`)]
    await edit((c) => unpublish(c, { type: 'Article', id: article }, 'Embargoed.'), 'Embargoed.')
    const during = await headTime()
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ state: null, outlook: null })
    expect(await statusOf('2024-06-01', before, mark)).toMatchObject({ state: 'ON_HOLD', outlook: 'HOPEFUL' })
    for (const [type, id] of [['Article', article], ['Quote', quote], ['Ruling', ruling]] as const) await desk.publish(type, id)
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ state: 'ON_HOLD', outlook: 'HOPEFUL' })
    expect(await statusOf('2024-06-01', during, mark)).toMatchObject({ state: null, outlook: null })
  })

  test('is not somebody in whose name published quotes speak', async () => {
    const mark = await aShow()
    await desk.quote(hopefulQuote({}, mark))
    const id = await idOf('speaker', 'mara-quill')
    expect(await refusal(edit((c) => unpublish(c, { type: 'Speaker', id }, 'x')))).toEqual(['CONFLICT', expect.stringContaining('by this speaker')])
  })
})

describe('A draft', () => {
  test('lends its name to nothing that readers see', async () => {
    const mark = await aShow()
    await edit((c) => createSpeaker(c, { slug: `secret${mark}`, name: 'Secret Source', publish: false }))
    expect(await refusal(desk.quote(hopefulQuote({ speaker: `secret${mark}` }, mark)))).toEqual(['CONFLICT', expect.stringContaining('Secret Source')])
    const draft = await desk.quote(hopefulQuote({ speaker: `secret${mark}`, publish: false }, mark))
    expect(await refusal(desk.publish('Quote', draft))).toEqual(['CONFLICT', expect.stringContaining('Secret Source')])
    const id = await idOf('speaker', `secret${mark}`)
    await edit((c) => publish(c, { type: 'Speaker', id }))
    await desk.publish('Quote', draft)
    expect(await quoteNow(draft)).toMatchObject({ visibility: 'PUBLISHED' })
  })

  test('show is published without its draft installments, and says so', async () => {
    const { result: id } = await edit((c) => createShow(c, { slug: 'quiet', title: 'Quiet', installments: [{ kind: 'SEASON', number: 1 }], publish: false }))
    expect(await db.statusSegment.count({ where: { showId: id } })).toBe(0)
    const { warnings } = await edit((c) => publish(c, { type: 'Show', id }))
    expect(warnings).toEqual(['Installments that are drafts still: Season 1.'])
    expect(await db.statusSegment.findMany({ where: { showId: id } })).toMatchObject([{ headline: true, installmentId: null }])
  })
})

describe('Nothing leads back to itself', () => {
  test('no installment is replaced by what it replaces', async () => {
    const mark = await aShow()
    const [one, two] = [await installmentOf(mark, 1), await installmentOf(mark, 2)]
    await edit((c) => updateInstallment(c, one, { replacedBy: two }))
    expect(await refusal(edit((c) => updateInstallment(c, two, { replacedBy: one })))).toEqual(['VALIDATION_ERROR', expect.stringContaining('input.replacedBy')])
    expect(await refusal(edit((c) => updateInstallment(c, two, { position: 1 })))).toEqual(['CONFLICT', expect.stringContaining('Season 1 stands at 1')])
  })

  test('no event is a part of its own part, and no group a member of itself', async () => {
    await edit((c) => createEvent(c, { slug: 'fair', kind: 'FESTIVAL', name: 'Fair' }))
    await edit((c) => createEvent(c, { slug: 'panel', kind: 'CONVENTION_PANEL', name: 'Panel', partOf: 'fair' }))
    expect(await refusal(edit((c) => updateEvent(c, 'fair', { partOf: 'panel' })))).toEqual(['VALIDATION_ERROR', expect.stringContaining('input.partOf')])
    await edit((c) => createSpeaker(c, { slug: 'all', kind: 'GROUP', name: 'All' }))
    await edit((c) => createSpeaker(c, { slug: 'some', kind: 'GROUP', name: 'Some', members: ['all'] }))
    expect(await refusal(edit((c) => updateSpeaker(c, 'all', { members: ['some'] })))).toEqual(['VALIDATION_ERROR', expect.stringContaining('input.members')])
  })
})

describe('Two of one name', () => {
  test('are both recorded, with a warning that lists who is there', async () => {
    const { warnings } = await edit((c) => createSpeaker(c, { name: 'Mara Quill' }))
    expect(warnings).toEqual(['On record already under this name: Mara Quill (mara-quill). If it is the same speaker, merge the two.'])
    const { result: show } = await edit((c) => createShow(c, { title: 'Credits', credits: [{ speaker: 'mara-quill-2', role: 'CREATOR' }] }))
    await desk.merge('mara-quill-2', 'mara-quill')
    expect(await db.show.findUnique({ where: { id: show } })).toMatchObject({ version: 2 })
  })
})

describe('An earlier state', () => {
  test('of a quote comes back as a new version, in the name of whom its speaker was merged into', async () => {
    const mark = await aShow()
    await edit((c) => createSpeaker(c, { slug: `m-quill${mark}`, name: 'M. Quill' }))
    const id = await desk.quote(hopefulQuote({ speaker: `m-quill${mark}`, stances: [] }, mark))
    await desk.correctQuote(id, { stances: [{ ...third(mark), subject: 'RENEWAL', value: 'DENIES' }] })
    await desk.merge(`m-quill${mark}`, 'mara-quill')
    await edit((c) => restoreRevision(c, { type: 'Quote', id }, 1))
    expect(await quoteNow(id)).toMatchObject({ number: 4, visibility: 'PUBLISHED', speaker: { slug: 'mara-quill' }, stances: [] })
  })

  test('of a ruling comes back, and one that was retracted is restored first', async () => {
    const mark = await aShow()
    const claim = { show: `the-tide-tables${mark}`, seasons: [3], effective: '2024-05-06', saidBy: 'lantern', evidence: [{ article: `times-may${mark}` }] }
    const id = await desk.ruling({ ...claim, state: 'RENEWED' })
    await desk.correctRuling(id, { state: 'CANCELLED' })
    await desk.retractRuling(id)
    expect(await refusal(edit((c) => restoreRevision(c, { type: 'Ruling', id }, 1)))).toEqual(['CONFLICT', expect.stringContaining('retracted')])
    await edit((c) => restore(c, { type: 'Ruling', id }))
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ state: 'CANCELLED' })
    await edit((c) => restoreRevision(c, { type: 'Ruling', id }, 1))
    expect(await statusOf('2024-06-01', undefined, mark)).toMatchObject({ state: 'RENEWED' })
  })
})

describe('After all of that', () => {
  test('the last revision of every record is what the record says', async () => {
    expect(await replayDifferences()).toEqual([])
  })

  test.each(CHECKS.map((check) => [check.name, check] as const))('%s', async (_name, check) => {
    expect(await check.run(database)).toEqual([])
  })
})
