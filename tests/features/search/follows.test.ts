import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { CHECKS } from '../../../src/doctor/checks.ts'
import { createEvent } from '../../../src/features/events/actions.ts'
import { testApi } from '../../support/graphql.ts'
import type { Api } from '../../support/graphql.ts'
import { desk, edit, hopefulQuote, idOf } from '../../support/newsroom.ts'
import { look, openLibrary } from './library.ts'

let api: Api
beforeAll(async () => {
  api = await testApi()
  await openLibrary()
}, 60_000)
afterAll(() => api.close())

const found = async (text: string) => (await look(api, text)).found

describe('What is found follows the record', () => {
  test('a draft is found by nobody before it is published', async () => {
    const quote = await desk.quote(hopefulQuote({ parts: [{ text: 'Periwinkle, that is all.' }], publish: false }))
    expect(await found('periwinkle')).toEqual([])
    await desk.publish('Quote', quote)
    expect(await found('periwinkle')).toEqual(['Quote: Periwinkle, that is all.'])
  })

  test('what was withdrawn is found no more, nor counted, nor offered as a spelling', async () => {
    await desk.speaker({ slug: 'wendeline', name: 'Wendeline Vanish', aliases: ['Gone Girl Vanish'] })
    const quote = await desk.quote(hopefulQuote({ parts: [{ text: 'Cinnamon is what I say.' }], speaker: 'wendeline' }))
    expect(await found('wendeline')).toEqual(['Speaker: Wendeline Vanish', 'Quote: Cinnamon is what I say.'])
    expect((await look(api, 'Wendelina ')).search.correctedText).toBe('Wendeline')
    await desk.withdraw('Quote', quote)
    expect(await found('cinnamon')).toEqual([])
    await desk.withdraw('Speaker', await idOf('speaker', 'wendeline'))
    const after = await look(api, 'Wendeline')
    expect(after.search).toMatchObject({ totalCount: 0, correctedText: null })
    expect((await look(api, 'Wendelina ')).search).toMatchObject({ totalCount: 0, correctedText: null })
  })

  test('the quotes of a speaker who is withdrawn stay, and are no longer found by the name', async () => {
    await desk.speaker({ slug: 'odo', name: 'Odo Marchpane' })
    await desk.quote(hopefulQuote({ parts: [{ text: 'Saffron, they told me.' }], speaker: 'odo' }))
    expect(await found('marchpane saffron')).toEqual(['Quote: Saffron, they told me.'])
    // No verb withdraws a speaker of quotes; search must not rest on that.
    await db.speaker.update({ where: { slug: 'odo' }, data: { visibility: 'WITHDRAWN' } })
    expect(await found('marchpane saffron')).toEqual([])
    expect(await found('saffron')).toEqual(['Quote: Saffron, they told me.'])
  })

  test('after a correction the old words find nothing, and the new ones do', async () => {
    const quote = await desk.quote(hopefulQuote({ parts: [{ text: 'Cardamon forever.' }], said: '2024-05-05' }))
    await desk.correctQuote(quote, { parts: [{ text: 'Cardamom for a week.' }] })
    expect(await found('forever')).toEqual([])
    expect(await found('cardamom')).toEqual(['Quote: Cardamom for a week.'])
    await desk.correctArticle(await idOf('article', 'times-may'), { headline: 'Quill whispers' })
    expect(await found('whispers')).toEqual(['Article: Quill whispers'])
    expect(await found('"quill speaks"')).toEqual([])
  })

  test('one speaker who was two is found once, by either name, with all that was said', async () => {
    await desk.speaker({ slug: 'ottoline', name: 'Ottoline Frost' })
    await desk.speaker({ slug: 'otti-winter', name: 'Otti Winter' })
    await desk.quote(hopefulQuote({ parts: [{ text: 'Turmeric it is.' }], speaker: 'otti-winter' }))
    await desk.merge('otti-winter', 'ottoline')
    expect(await found('otti winter')).toEqual(['Speaker: Ottoline Frost', 'Quote: Turmeric it is.'])
    expect(await found('ottoline frost')).toEqual(['Speaker: Ottoline Frost', 'Quote: Turmeric it is.'])
  })

  test('an event that is withdrawn lends its name to no quote', async () => {
    await edit((c) => createEvent(c, { slug: 'paprika-day', kind: 'FESTIVAL', name: 'Paprika Day', held: '2024-05-04' }))
    await desk.quote(hopefulQuote({ parts: [{ text: 'Nutmeg, of course.' }], event: 'paprika-day' }))
    expect(await found('paprika')).toEqual(['Event: Paprika Day', 'Quote: Nutmeg, of course.'])
    const { id } = await db.event.findUniqueOrThrow({ where: { slug: 'paprika-day' } })
    await desk.withdraw('Event', id)
    expect(await found('paprika')).toEqual([])
    expect(await found('nutmeg')).toEqual(['Quote: Nutmeg, of course.'])
  })

  test('a record of any length can be made, and is found by how it begins', async () => {
    const long = Array.from({ length: 20_000 }, (_none, index) => `слово${index}`).join(' ')
    const parts = [0, 1, 2, 3, 4, 5].map((part) => ({ text: long.slice(part * 9000, part * 9000 + 9000).trim() }))
    const body = `${long} ${'\u{10FFFF}'.repeat(3000)}`.slice(0, 190_000)
    await desk.article({ slug: 'long', headline: 'Long read', published: '2024-05-07', body, shows: ['the-tide-tables'] })
    await desk.quote(hopefulQuote({ parts, citations: [{ article: 'long' }] }))
    expect((await look(api, 'слово17', { kinds: ['QUOTE'] })).search.totalCount).toBe(1)
    expect((await look(api, '"long read" слово17')).found).toEqual(['Article: Long read'])
  })

  test('all of this leaves documents that are as a rebuild would make them', async () => {
    const check = CHECKS.find(({ name }) => name === 'search finds every record as it is')
    expect(await check?.run(api.database)).toEqual([])
    await api.database.script('DELETE FROM search_documents; SELECT search_rebuild()')
    expect(await check?.run(api.database)).toEqual([])
    expect(await found('tide tables')).toContain('Show: The Tide Tables')
  })
})
