import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { db } from '../../../src/database/client.ts'
import { type Outcome, publishDue } from '../../../src/features/publication/schedule.ts'
import { publicId } from '../../../src/graphql/ids.ts'
import { createLog } from '../../../src/server/log.ts'
import { createMetrics } from '../../../src/server/metrics.ts'
import { watchSchedule } from '../../../src/server/schedule.ts'
import { FairTurns } from '../../../src/server/turns.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'
import { mutationOf } from '../../support/mutations.ts'
import { desk, headTime, hopefulQuote, idOf, logAfter, openNewsroom, quoteNow } from '../../support/newsroom.ts'

let api: Api
beforeAll(async () => {
  api = await testApi('2024-07-01T12:00:00.000Z')
  await openNewsroom()
})
afterAll(() => api.close())

const KEY = { authorization: `Bearer ${TEST_KEY}` }
const ask = async (verb: string, input: object) => (await api.ask(mutationOf(verb, verb === 'publish' ? 'change { position }' : 'scheduled { state at actor }'), { input }, KEY)).data[verb]
const MOMENT = '2024-08-01T09:00:00.000Z'
const at = (text: string) => new Date(text)

let count = 0
const aDraft = (changes: object = {}) => desk.quote(hopefulQuote({ parts: [{ text: `Nothing is certain, ${++count}.` }], publish: false, ...changes }))

async function lookAt(now: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  await publishDue(at(now), (outcome, _due, error) => {
    if (error) throw error
    outcomes.push(outcome)
  })
  return outcomes
}

const plans = async (states: string[]) =>
  (await api.ask('query ($states: [ScheduleState!]) { scheduled(filter: { states: $states }) { nodes { at state actor problem message record { id } } } }', { states }, KEY)).data.scheduled.nodes

describe('A draft that waits for its moment', () => {
  test('is published then, not before, by whoever scheduled it', async () => {
    const id = await aDraft()
    expect(await ask('schedulePublish', { id: publicId('Quote', id), at: MOMENT })).toMatchObject({ scheduled: { state: 'PENDING', at: MOMENT, actor: 'admin' } })
    expect(await plans(['PENDING'])).toMatchObject([{ at: MOMENT, record: { id: publicId('Quote', id) } }])
    expect(await lookAt('2024-08-01T08:59:59.999Z')).toEqual([])
    expect(await lookAt(MOMENT)).toEqual(['PUBLISHED'])
    expect(await quoteNow(id)).toMatchObject({ visibility: 'PUBLISHED', knownFrom: await headTime() })
    expect(await lookAt('2024-09-01T00:00:00.000Z')).toEqual([])
    const { actor, action } = await db.change.findFirstOrThrow({ orderBy: { id: 'desc' }, where: { recordedAt: { not: null } } })
    expect([actor, action]).toEqual(['admin', 'publish'])
  })

  test('is published once, however many instances look at once', async () => {
    const ids = [await aDraft(), await aDraft(), await aDraft()]
    for (const id of ids) await ask('schedulePublish', { id: publicId('Quote', id), at: MOMENT })
    const { position } = await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => lookAt(MOMENT)))
    expect(outcomes.flat().filter((outcome) => outcome === 'PUBLISHED')).toHaveLength(3)
    expect(outcomes.flat().filter((outcome) => outcome !== 'TAKEN')).toHaveLength(3)
    expect((await logAfter(position)).map(({ kind }) => kind)).toEqual(['QUOTE', 'QUOTE', 'QUOTE'])
  })

  test('that cannot be published then is kept with the reason', async () => {
    const unprinted = await desk.article({ headline: 'Not out', publish: false })
    const id = await aDraft({ citations: [{ article: unprinted }] })
    await ask('schedulePublish', { id: publicId('Quote', id), at: MOMENT })
    expect(await lookAt(MOMENT)).toEqual(['FAILED'])
    expect(await plans(['FAILED'])).toMatchObject([{ problem: 'EVIDENCE_REQUIRED', message: expect.stringContaining('none of the articles is published'), record: { id: publicId('Quote', id) } }])
    expect(await quoteNow(id)).toMatchObject({ visibility: 'DRAFT' })
    expect(await lookAt(MOMENT)).toEqual([])
    await desk.publish('Article', unprinted)
    await ask('schedulePublish', { id: publicId('Quote', id), at: MOMENT })
    expect(await lookAt(MOMENT)).toEqual(['PUBLISHED'])
  })

  test('waits for one moment at a time, and no longer once that is cancelled', async () => {
    const id = await aDraft()
    const record = publicId('Quote', id)
    await ask('schedulePublish', { id: record, at: MOMENT })
    await ask('schedulePublish', { id: record, at: '2024-10-01T09:00:00Z' })
    expect(await lookAt(MOMENT)).toEqual([])
    expect(await ask('cancelSchedule', { id: record })).toMatchObject({ scheduled: { state: 'CANCELLED', at: '2024-10-01T09:00:00.000Z' } })
    expect(await lookAt('2025-01-01T00:00:00.000Z')).toEqual([])
    expect(await ask('cancelSchedule', { id: record })).toMatchObject({ __typename: 'NotFound' })
  })

  test('and is published by hand before waits no longer', async () => {
    const id = await aDraft()
    await ask('schedulePublish', { id: publicId('Quote', id), at: MOMENT })
    expect(await ask('publish', { id: publicId('Quote', id) })).toMatchObject({ change: { position: expect.any(Number) } })
    expect(await lookAt(MOMENT)).toEqual([])
    expect(await db.scheduledPublication.findFirst({ where: { subjectId: id } })).toMatchObject({ state: 'PUBLISHED' })
    expect(await ask('schedulePublish', { id: publicId('Quote', id), at: MOMENT })).toMatchObject({ __typename: 'Conflict' })
  })

  test('can be anything', async () => {
    const id = await desk.speaker({ name: 'Late Arrival', publish: false })
    await ask('schedulePublish', { id: publicId('Speaker', id), at: MOMENT })
    expect(await lookAt(MOMENT)).toEqual(['PUBLISHED'])
    expect((await api.ask('{ speaker(by: { slug: "late-arrival" }) { name } }')).data.speaker).toEqual({ name: 'Late Arrival' })
    expect(await idOf('speaker', 'late-arrival')).toBe(id)
  })
})

describe('A server', () => {
  test('publishes at its start what came due while none ran, and counts it', async () => {
    const id = await aDraft()
    await ask('schedulePublish', { id: publicId('Quote', id), at: MOMENT })
    const metrics = createMetrics({ version: 'test', turns: new FairTurns({ executing: 1, waiting: 1 }) })
    const log = createLog({ level: 'error' })
    const schedule = watchSchedule({ now: () => at('2024-12-24T00:00:00.000Z'), log, metrics })
    await schedule.stop()
    expect(await quoteNow(id)).toMatchObject({ visibility: 'PUBLISHED' })
    expect(await metrics.registry.metrics()).toContain('greenlit_scheduled_publications_total{outcome="published"} 1')
  })
})

describe('Readers', () => {
  test('do not see what is planned', async () => {
    const { errors } = await api.ask('{ scheduled { totalCount } }')
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })
})

test('A list of plans reads its records with as many statements however many wait', async () => {
  const read = async (first: number) => {
    const { data, statements } = await api.ask(`{ scheduled(filter: { states: [PENDING] }, first: ${first}) { nodes { record { id type: __typename ... on Article { headline outlet { name } } ... on Quote { text } } } } }`, {}, KEY)
    return { types: data.scheduled.nodes.map(({ record }: { record: { type: string } }) => record.type) as string[], statements: statements.length }
  }
  for (let n = 0; n < 6; n++) {
    await ask('schedulePublish', { id: publicId('Quote', await aDraft()), at: '2024-07-02T00:00:00.000Z' })
    await ask('schedulePublish', { id: publicId('Article', await desk.article({ headline: `Waits ${n}`, publish: false })), at: '2024-07-02T00:00:00.000Z' })
  }
  const [few, many] = [await read(4), await read(12)]
  expect(many.types.filter((type) => type === 'Article')).toHaveLength(6)
  expect(new Set(few.types)).toEqual(new Set(['Article', 'Quote']))
  expect(many.statements).toBe(few.statements)
  expect(many.statements).toBeLessThanOrEqual(5)
})
