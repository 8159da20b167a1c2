import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, useDatabase } from '../../src/database/client.ts'
import { OPEN_TIME } from '../../src/database/open.ts'
import { Refusal } from '../../src/features/history/refusal.ts'
import { CHECKS } from '../../src/doctor/checks.ts'
import { replayDifferences } from '../support/replay.ts'
import { testDatabase } from '../support/database.ts'
import { type Chance, chanceOf } from './chance.ts'
import { tellingDays } from './compare.ts'
import { factsAt } from './facts-at.ts'
import { installmentOn, type NaiveHeadline } from './fold.ts'
import { headlineOn } from './headline.ts'
import { type History, readHistory } from './history.ts'
import { chooseMove } from './moves.ts'
import { ask, type ProjectedAnswer, type ProjectedRow, readProjection } from './projection.ts'
import { buildWorld, type World } from './world.ts'

const WRITERS = 8
const STEPS = Number(process.env['GREENLIT_HISTORY_STEPS'] ?? 160)
/** Of a long history, that many record times are looked at. */
const MOST_TIMES = 600
const SEED = Number(process.env['GREENLIT_HISTORY_SEED'] ?? 20_250_217)

interface Asked {
  subjectId: string
  day: string
  time: number
  answer: ProjectedAnswer | null
}

let database: Database
let world: World
let subjects: Array<{ id: string; showId: string; headline: boolean }>
let history: History
let rows: ProjectedRow[]
const asked: Asked[] = []
const outcomes = { done: 0, refused: 0, failures: [] as string[] }

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  world = await buildWorld()
  const installments = await database.sql('SELECT id, show_id FROM installments')
  subjects = [
    ...world.shows.map(({ id }) => ({ id, showId: id, headline: true })),
    ...installments.map(({ id, show_id }) => ({ id: String(id), showId: String(show_id), headline: false }))
  ]
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeOn(writer)))
  history = await readHistory(database)
  rows = await readProjection(database)
}, 3_600_000)

afterAll(() => database.close())

/** One writer at work: a move, then a question to the record as it is then. */
async function writeOn(writer: number): Promise<void> {
  const chance = chanceOf(SEED * 1000 + writer)
  for (let step = 0; step < STEPS / WRITERS; step++) {
    const { name, move } = chooseMove(chance)
    try {
      await move(world, chance)
      outcomes.done++
    } catch (error) {
      if (error instanceof Refusal) outcomes.refused++
      else outcomes.failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
    const [head] = await database.sql('SELECT (extract(epoch from recorded_at) * 1000)::float8 AS at FROM update_head')
    const time = Number(head?.['at']) - (chance.often(5) ? 0 : chance.below(2000))
    const question = { subjectId: chance.pick(subjects).id, day: someDay(chance), time }
    asked.push({ ...question, answer: await ask(database, question.subjectId, question.day, question.time) })
  }
}

function someDay(chance: Chance): string {
  return `2024-03-${String(1 + chance.below(18)).padStart(2, '0')}`
}

/** The record times there were, and the moment just before each; of many, a choice. */
function recordTimes(chance: Chance): number[] {
  const { quotes, rulings, revisions } = history
  const times = [...[...quotes, ...rulings].flatMap(({ known }) => [known.from, known.to]), ...revisions.map(({ at }) => at)]
  const all = [...new Set(times.filter((time) => time < OPEN_TIME.getTime()).flatMap((time) => [time - 1, time]))]
  return (all.length > MOST_TIMES ? chance.some(all, MOST_TIMES) : all).sort((a, b) => a - b)
}

/** What the oracle makes of the full history, as a row of the projection would say it; null: it knows no such subject. */
function expected(subject: (typeof subjects)[number], day: string, time: number): NaiveHeadline | null {
  const facts = factsAt(history, subject.showId, time)
  if (facts === null) return null
  if (subject.headline) return headlineOn(facts, day)
  if (!facts.installments.some(({ id }) => id === subject.id)) return null
  return { ...installmentOn(facts, subject.id, day), installmentId: subject.id, openInstallmentIds: [] }
}

function projected(subjectId: string, day: string, time: number): NaiveHeadline | null {
  const found = rows.filter(
    (row) => row.subjectId === subjectId && row.validFrom <= day && day < row.validTo && row.knownFrom <= time && time < row.knownTo
  )
  if (found.length > 1) throw new Error(`${found.length} answers for ${subjectId} on ${day} known at ${time}`)
  if (!found[0]) return null
  const { subjectId: _id, headline: _headline, showId: _show, explanation: _sentence, ...row } = found[0]
  const { validFrom: _from, validTo: _to, knownFrom: _since, knownTo: _until, ...answer } = row
  const platforms = answer.platforms.map((one) => ({ ...one, name: history.organisationNames.get(one.organisationId) ?? '' }))
  return { ...answer, platforms }
}

describe(`a random history by ${WRITERS} writers at once (seed ${SEED}, ${STEPS} steps)`, () => {
  test('no change fails but by being refused', () => {
    expect(outcomes.failures).toEqual([])
    expect(outcomes.done).toBeGreaterThan(outcomes.refused)
  })

  test('the projection agrees with a naive fold of the full history at every record time and the moment before it', () => {
    const chance = chanceOf(SEED)
    for (const time of recordTimes(chance)) {
      for (const subject of subjects) {
        const facts = factsAt(history, subject.showId, time)
        const days = facts === null ? [someDay(chance)] : chance.some(tellingDays(facts), 4)
        for (const day of days) {
          const about = { seed: SEED, subject: subject.id, day, time: new Date(time).toISOString() }
          expect({ ...about, answer: projected(subject.id, day, time) }).toEqual({ ...about, answer: expected(subject, day, time) })
        }
      }
    }
  })

  test('the last revision of every record is what the record says now', async () => {
    expect(await replayDifferences()).toEqual([])
  })

  test.each(CHECKS.map((check) => [check.name, check] as const))('%s', async (_name, check) => {
    expect(await check.run(database)).toEqual([])
  })

  test('every answer once given for a record time is the same when asked again', async () => {
    expect(asked.filter(({ answer }) => answer !== null).length).toBeGreaterThan(STEPS / 4)
    for (const { answer, ...question } of asked) {
      const again = await ask(database, question.subjectId, question.day, question.time)
      expect({ seed: SEED, ...question, answer: again }).toEqual({ seed: SEED, ...question, answer })
    }
  })
})
