import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, useDatabase } from '../../../src/database/client.ts'
import { change } from '../../../src/features/history/actions.ts'
import { publish, type Subject, withdraw } from '../../../src/features/publication/actions.ts'
import { VERBS } from '../../../src/sample/steps.ts'
import { testDatabase } from '../../support/database.ts'

type Verb = keyof typeof VERBS | 'publish' | 'withdraw'

let database: Database
const touched: string[] = []
const ids = new Map<string, string>()

/** A client that only opens transactions: whatever else is asked of it is noted and refused. */
function onlyTransactions(client: Database['prisma']): Database['prisma'] {
  return new Proxy(client, {
    get(target, property) {
      if (property === '$transaction') return target.$transaction.bind(target)
      touched.push(String(property))
      throw new Error(`An action asked the global client for ${String(property)}: use the client of its own transaction.`)
    }
  })
}

beforeAll(async () => {
  database = await testDatabase()
  useDatabase({ ...database, prisma: onlyTransactions(database.prisma) })
})

afterAll(() => database.close())

const SHOW = { show: 'the-lighthouse', season: 1 }
const quote = (text: string, article: string) => ({
  ...{ kind: 'DIRECT', parts: [{ text }], speaker: 'vera', event: 'the-fair', said: '2024-03-01', onBehalfOf: 'lantern' },
  ...{ about: [SHOW], stances: [{ ...SHOW, subject: 'RENEWAL', value: 'HOPEFUL' }], citations: [{ article }] }
})
const ruling = () => ({
  ...{ show: 'the-lighthouse', seasons: [1], state: 'RENEWED', finality: 'PLANNED', release: '2025', effective: '2024-03-01' },
  ...{ platforms: [{ platform: 'lantern' }], evidence: [{ quote: id('quote') }, { article: 'lights-on' }] }
})

function id(name: string): string {
  return ids.get(name) ?? `${name} is not on record yet`
}

/** Each verb at least once, in an order in which each finds what it needs; `publish` and `withdraw` take any record. */
const STEPS: Array<{ verb: Verb; name?: string; input: () => Record<string, unknown> }> = [
  { verb: 'createOrganisation', name: 'platform', input: () => ({ name: 'Lantern', roles: ['PLATFORM'] }) },
  { verb: 'createOrganisation', input: () => ({ name: 'The Gazette', roles: ['OUTLET'] }) },
  { verb: 'createSpeaker', input: () => ({ slug: 'vera', name: 'Vera Stone' }) },
  { verb: 'createSpeaker', input: () => ({ slug: 'v-stone', name: 'V. Stone' }) },
  { verb: 'createSpeaker', name: 'group', input: () => ({ name: 'Vera and friends', kind: 'GROUP', members: ['v-stone'] }) },
  {
    verb: 'createShow',
    name: 'show',
    input: () => ({
      title: 'The Lighthouse',
      credits: [{ speaker: 'v-stone', role: 'CREATOR' }],
      externalIds: { tvmaze: '99000001' },
      installments: [{ kind: 'SEASON', number: 1, platforms: [{ platform: 'lantern' }] }]
    })
  },
  {
    verb: 'createEvent',
    name: 'event',
    input: () => ({ kind: 'FESTIVAL', name: 'The Fair', series: 'The Fair', participants: [{ speaker: 'vera', role: 'GUEST' }] })
  },
  ...['Lights on', 'Lights off', 'Lights out'].map((headline) => ({
    verb: 'recordArticle' as const,
    input: () => ({ headline, published: '2024-03-02', outlet: 'the-gazette', shows: ['the-lighthouse'] })
  })),
  { verb: 'recordArticle', name: 'draft article', input: () => ({ headline: 'Not yet', shows: ['the-lighthouse'], publish: false }) },
  { verb: 'recordQuote', name: 'quote', input: () => quote('We will see', 'lights-on') },
  { verb: 'recordQuote', name: 'other quote', input: () => quote('It is over', 'lights-off') },
  { verb: 'recordQuote', name: 'draft quote', input: () => ({ ...quote('No news', 'not-yet'), publish: false }) },
  { verb: 'recordQuote', input: () => quote('We will see', 'lights-off') },
  { verb: 'recordRuling', name: 'ruling', input: ruling },
  { verb: 'recordRuling', name: 'other ruling', input: ruling },
  { verb: 'recordRuling', name: 'draft ruling', input: () => ({ ...ruling(), publish: false }) },
  { verb: 'publish', input: () => ({ type: 'Article', id: id('draft article') }) },
  { verb: 'publish', input: () => ({ type: 'Quote', id: id('draft quote') }) },
  { verb: 'publish', input: () => ({ type: 'Ruling', id: id('draft ruling') }) },
  { verb: 'correctQuote', input: () => ({ id: id('quote'), said: '2024-02' }) },
  { verb: 'correctRuling', input: () => ({ id: id('ruling'), effective: '2024-02' }) },
  { verb: 'correctArticle', input: () => ({ article: 'lights-on', published: '2024-03-03', outlet: 'the-gazette' }) },
  { verb: 'mergeSpeakers', input: () => ({ from: 'v-stone', into: 'vera', reason: 'one and the same' }) },
  { verb: 'retractRuling', input: () => ({ id: id('other ruling') }) },
  { verb: 'retractArticle', input: () => ({ article: 'lights-off', on: '2024-03-04' }) },
  { verb: 'withdrawQuote', input: () => ({ id: id('other quote') }) },
  { verb: 'withdrawArticle', input: () => ({ article: 'lights-on' }) },
  { verb: 'withdraw', input: () => ({ type: 'Ruling', id: id('draft ruling') }) },
  { verb: 'withdraw', input: () => ({ type: 'Event', id: id('event') }) },
  { verb: 'withdraw', input: () => ({ type: 'Speaker', id: id('group') }) },
  { verb: 'withdraw', input: () => ({ type: 'Organisation', id: id('platform') }) },
  { verb: 'withdraw', input: () => ({ type: 'Show', id: id('show') }) }
]

async function perform(verb: Verb, input: Record<string, unknown>): Promise<string | void> {
  const options = { actor: 'editor', action: verb, reason: 'a reason', wide: true }
  const { result } = await change<string | void>(options, async (made) => {
    if (verb === 'publish') return await publish(made, input as unknown as Subject)
    if (verb === 'withdraw') return await withdraw(made, input as unknown as Subject, 'a reason')
    return await VERBS[verb](made, input)
  })
  return result
}

describe('actions use only the client of their own transaction', () => {
  test('whatever they do', async () => {
    for (const { verb, name, input } of STEPS) {
      const made = await perform(verb, input())
      if (name && made) ids.set(name, made)
    }
    expect(touched).toEqual([])
  })

  test('and every verb there is was tried', () => {
    const tried = new Set<string>(STEPS.map(({ verb }) => verb))
    expect(Object.keys(VERBS).filter((verb) => !tried.has(verb))).toEqual([])
  })
})
