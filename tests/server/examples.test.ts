import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { restore } from '../../src/database/backup/load.ts'
import { backupStream } from '../../src/database/backup/write.ts'
import { useDatabase } from '../../src/database/client.ts'
import { loadSteps, sampleSteps } from '../../src/sample/load.ts'
import { EXAMPLES } from '../../src/server/examples.ts'
import { emptyDatabase } from '../support/database.ts'
import { testApi } from '../support/graphql.ts'
import type { Answer, Api } from '../support/graphql.ts'

let api: Api
const answers = new Map<string, Answer>()

beforeAll(async () => {
  api = await testApi('2026-11-22T12:00:00.000Z')
  await loadSteps(sampleSteps())
}, 180_000)

afterAll(() => api.close())

describe('The tabs of the playground, asked of the sample,', () => {
  test.each(EXAMPLES)('$name is answered without errors', async ({ name, query, variables }) => {
    const answer = await api.ask(query, variables)
    expect(answer.errors).toBeUndefined()
    answers.set(name, answer)
  })

  test('are answered the same, ids and cursors included, after a backup and its restore', async () => {
    const restored = await emptyDatabase()
    try {
      const parts: Buffer[] = []
      for await (const part of backupStream(api.database, { greenlit: 'test' })) parts.push(part as Buffer)
      await restore(restored, () => Readable.from([Buffer.concat(parts)]))
      useDatabase(restored)
      for (const { name, query, variables } of EXAMPLES) {
        const { data } = await api.ask(query, variables)
        expect({ name, data }).toEqual({ name, data: (await ask(name)).data })
      }
    } finally {
      useDatabase(api.database)
      await restored.close()
    }
  }, 60_000)

  test('say where Heartstopper stands', async () => {
    const { data } = await ask('WhereDoesItStand')
    expect(data.show.renewalStatus).toMatchObject({
      comingBack: 'UNDECIDED',
      state: 'AWAITING_DECISION',
      outlook: 'HOPEFUL',
      finality: 'PLANNED'
    })
    expect((await ask('StatusThen')).data.show.renewalStatus).toMatchObject({
      state: 'AWAITING_DECISION',
      outlook: 'CAUTIOUS',
      asOf: '2024-12-01'
    })
  })

  test('show its timeline, newest first', async () => {
    const { data } = await ask('Timeline')
    const edges: Record<string, typeof data>[] = data.show.quoteTimeline.edges
    expect(edges.map(({ node }) => node.said.label)).toEqual([
      '15–16 Feb 2025',
      'Fall 2024',
      'Oct 2024',
      'Oct 2024',
      'Oct 2024'
    ])
    expect(edges[1]?.['next']).toBe('OVERLAPS')
  })

  test('find something silent, something changed, a watched show and a speaker', async () => {
    expect((await ask('SilentBoard')).data.renewalBoard.nodes.length).toBeGreaterThan(0)
    expect((await ask('ChangesSince')).data.showUpdates.nodes).toHaveLength(20)
    expect((await ask('Watchlist')).data.showsBy.filter(Boolean).length).toBeGreaterThan(1)
    expect((await ask('OneSpeaker')).data.speaker.quoteTimeline.nodes).toHaveLength(5)
  })

  test('find a quote by its words, and a show and a speaker however they are spelt', async () => {
    const { data } = await ask('Search')
    expect(data.search.nodes[0].record).toMatchObject({ __typename: 'Quote', speaker: { name: 'Alice Oseman' } })
    const { query = '' } = EXAMPLES.find(({ name }) => name === 'Search') ?? {}
    const misspelt = async (text: string) => (await api.ask(query, { text })).data.search
    expect(await misspelt('Alice Osemen')).toMatchObject({ correctedText: 'Alice Oseman', nodes: { 0: { record: { name: 'Alice Oseman' } } } })
    expect(await misspelt('Die Uhrmacherinn von Nebelstat')).toMatchObject({
      nodes: { 0: { record: { title: 'Die Uhrmacherin von Nebelstadt' } } }
    })
  })

  test('see one correction at two moments of the record', async () => {
    const { data } = await ask('OneCorrectionTwice')
    expect(data.show.before.outlook).not.toBe(data.show.after.outlook)
    expect(data.show.before.since.label).not.toBe(data.show.after.since.label)
  })
})

async function ask(name: string): Promise<Answer> {
  const example = EXAMPLES.find((candidate) => candidate.name === name)
  return answers.get(name) ?? (await api.ask(example?.query ?? '', example?.variables))
}
