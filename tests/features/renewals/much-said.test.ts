import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, useDatabase } from '../../../src/database/client.ts'
import { recordStatements } from '../../../src/database/statements.ts'
import { OPEN_TIME } from '../../../src/database/open.ts'
import { MOST_SHOWN } from '../../../src/features/renewals/rules.ts'
import { checkProjection } from '../../../src/doctor/projection.ts'
import { testDatabase } from '../../support/database.ts'
import { oneMore, projectionSince, sayMuch } from '../../support/many-words.ts'
import { desk, headTime, openNewsroom } from '../../support/newsroom.ts'

/** Of a quote about one season: that season's, and the show's as long as it is the first that is open. */
const SUBJECTS = 2

const open: Database[] = []
afterAll(async () => {
  for (const database of open) await database.close()
})

async function showWith(quotes: number, voice: 'CAST' | 'CREATOR'): Promise<Database> {
  const database = await testDatabase()
  open.push(database)
  useDatabase(database)
  await openNewsroom()
  await sayMuch(database, { quotes, voice })
  return database
}

/** Records one more quote, and counts what that takes. */
async function record(database: Database, voice: 'CAST' | 'CREATOR', said: string) {
  useDatabase(database)
  const since = await headTime()
  const { statements } = await recordStatements(() => desk.quote(oneMore(voice, said)))
  return { statements: statements.length, ...(await projectionSince(database, since)) }
}

const SIZES = { CAST: 500, CREATOR: 2000 }

describe.each(['CAST', 'CREATOR'] as const)('recording one more word of the %s', (voice) => {
  let small: Database
  let large: Database
  beforeAll(async () => {
    small = await showWith(30, voice)
    large = await showWith(SIZES[voice], voice)
  }, 240_000)

  test('ends and begins as many answers on a show with many quotes as on one with few', async () => {
    const [few, many] = [await record(small, voice, '2024-05-02'), await record(large, voice, '2024-05-02')]
    expect(many).toEqual(few)
    expect(many).toMatchObject({ begun: 2 * SUBJECTS, ended: SUBJECTS, signals: voice === 'CAST' ? 2 * SUBJECTS * MOST_SHOWN : 0 })
    expect(many.statements).toBeLessThan(45)
  })

  test('about a day long past changes no more answers than it is shown in', async () => {
    const many = await record(large, voice, '2024-03-01')
    expect(many.ended).toBeLessThanOrEqual(SUBJECTS * (MOST_SHOWN + 1))
    expect(many.begun).toBeLessThanOrEqual(SUBJECTS * (MOST_SHOWN + 1))
    expect(many.statements).toBeLessThan(45)
  })

  test('leaves a projection that holds what follows from the facts', async () => {
    useDatabase(large)
    expect(await checkProjection()).toEqual([])
    expect(await large.prisma.statusSegment.count({ where: { headline: true, knownTo: OPEN_TIME } })).toBeGreaterThan(SIZES[voice])
  })
})
