import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, db, useDatabase } from '../../src/database/client.ts'
import { CHECKS } from '../../src/doctor/checks.ts'
import { testDatabase } from '../support/database.ts'
import { rederiveStatus } from '../../src/features/renewals/rederive.ts'
import { desk, edit, hopefulQuote, logAfter, openNewsroom, THIRD } from '../support/newsroom.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await openNewsroom()
  const quote = await desk.quote(hopefulQuote())
  await desk.ruling({ ...{ show: THIRD.show, seasons: [3] }, state: 'AWAITING_DECISION', effective: '2024-05-04', evidence: [{ quote }] })
  await desk.correctQuote(quote, { said: '2024-05-03' })
})
afterAll(() => database.close())

/** Findings by check, of those that found something. */
async function findings(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const { name, run } of CHECKS) {
    const lines = await run(database)
    if (lines.length > 0) found[name] = lines
  }
  return found
}

describe('the doctor', () => {
  test('finds nothing in a record made by the desk', async () => {
    expect(await findings()).toEqual({})
  })

  // What the database itself refuses is done with its triggers off: a doctor is for what came in another way.
  const faults: Array<[string, string, string]> = [
    ['a date that reads otherwise', `UPDATE quote_versions SET said = jsonb_set(said, '{label}', '"Never"')`, 'every imprecise date reads as it was written'],
    ['a date with other days in its columns', `UPDATE events SET held_latest = held_latest + 1`, 'every imprecise date reads as it was written'],
    ['an answer that does not follow', `UPDATE status_segments SET digest = 'x' WHERE headline`, 'the status of every show is what its facts give'],
    ['a gap in the log', `UPDATE update_head SET position = position + 1`, 'the log has no gap and ends at its head'],
    ['a ruling without evidence', `DELETE FROM ruling_evidence`, 'every published ruling has published evidence'],
    ['a quote in no article', `DELETE FROM citations`, 'every published quote is printed in a published article'],
    ['a version that begins too late', `UPDATE quote_versions SET known_from = known_from + interval '1 second' WHERE number = 2`, 'versions of quotes follow each other without a gap but that of a draft'],
    ['a timeline that lags behind', `UPDATE timeline_entries SET sort_key = 'x' || sort_key WHERE speaker_id IS NOT NULL`, 'timelines list every quote version as it is'],
    ['a record that search would not find', `DELETE FROM search_documents WHERE kind = 'SHOW'`, 'search finds every record as it is'],
    ['a document of something else', `UPDATE search_documents SET tsv = '' WHERE kind = 'QUOTE'`, 'search finds every record as it is']
  ]
  test('leaves it to a derivation anew to mend the answers, in an entry of the log that says so', async () => {
    await database.script(`BEGIN; SET LOCAL session_replication_role = replica; UPDATE status_segments SET digest = 'x' WHERE headline; COMMIT`)
    const { id } = await db.show.findUniqueOrThrow({ where: { slug: THIRD.show } })
    const { position } = await db.updateHead.findUniqueOrThrow({ where: { id: 1 } })
    expect((await edit((c) => rederiveStatus(c, id))).result).toBe(true)
    expect(await findings()).toEqual({})
    expect(await logAfter(position)).toMatchObject([
      { kind: 'CORRECTION', summary: 'The Tide Tables: the status was derived anew by version 1 of the rules.' }
    ])
    expect((await edit((c) => rederiveStatus(c, id))).result).toBe(false)
  })

  test.each(faults)('finds %s', async (_name, fault, check) => {
    await database.script(`BEGIN; SET LOCAL session_replication_role = replica; ${fault}; COMMIT`)
    expect(Object.keys(await findings())).toContain(check)
  })
})
