import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, openDatabase, useDatabase } from '../../../src/database/client.ts'
import { type Change, change } from '../../../src/features/history/actions.ts'
import { createOrganisation } from '../../../src/features/outlets/actions.ts'
import { testDatabase } from '../../support/database.ts'
import { journalWitness, triggerWitness, type Witness } from './log.witness.ts'

const WRITERS = 16
const SERVER = process.env['TEST_DATABASE_URL']
const CHANGES_EACH = Number(process.env['GREENLIT_LOG_CHANGES'] ?? (SERVER ? 12 : 4))
/** Milliseconds that one writer waits before COMMIT: a real wait, for only then do others overtake it where they can. */
const PAUSE = Number(process.env['GREENLIT_LOG_PAUSE'] ?? (SERVER ? 5000 : 500))

interface Entry {
  position: number
  id: string
  change: string
  recordedAt: number
}

let database: Database
/** On a server, connections enough that no writer waits for one. */
let writersDatabase: Database
let log: Entry[]
let before: number
const witnesses: Array<Witness & { seen: string[] }> = []
const reader = { cursor: 0, seen: [] as number[], gaps: [] as string[], polls: 0 }
const undone: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  const url = await urlOf(database)
  writersDatabase = url ? await openDatabase({ url, poolSize: WRITERS }) : database
  useDatabase(writersDatabase)
  for (const witness of [await triggerWitness(database), url ? await journalWitness(url) : null]) {
    if (witness) witnesses.push({ ...witness, seen: [] })
  }
  before = (await readLog()).length
  const writing = { over: false }
  const reading = readAlong(writing)
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeOn(writer)))
  writing.over = true
  await reading
  log = await readLog()
  for (const witness of witnesses) witness.seen = await witness.order()
}, 120_000)

afterAll(async () => {
  if (writersDatabase !== database) await writersDatabase.close()
  await database.close()
})

/** Where the test's database is to be found on the server; null for the embedded one, which has one connection. */
async function urlOf(one: Database): Promise<string | null> {
  if (!SERVER) return null
  const [row] = await one.sql('SELECT current_database() AS name')
  const url = new URL(SERVER)
  url.pathname = `/${String(row?.['name'])}`
  return url.href
}

async function readLog(): Promise<Entry[]> {
  const rows = await database.sql(`SELECT position, id, change_id,
    (extract(epoch from recorded_at) * 1000)::float8 AS recorded_at FROM update_entries ORDER BY position`)
  return rows.map((row) => ({
    position: Number(row['position']),
    id: String(row['id']),
    change: String(row['change_id']),
    recordedAt: Number(row['recorded_at'])
  }))
}

/** One writer: some changes of one to three entries; the first two pause, some give up after they had their positions. */
async function writeOn(writer: number): Promise<void> {
  for (let number = 0; number < CHANGES_EACH; number++) {
    const givesUp = (writer + number) % 7 === 3
    const pauses = number === 1 ? writer : null
    const work = (made: Change) => record(made, `Writer ${writer}, change ${number}`, (writer + number) % 3, pauses, givesUp)
    try {
      await change({ actor: `writer ${writer}`, action: 'test' }, work)
    } catch (error) {
      if (!givesUp) throw error
      undone.push(`${writer}.${number}`)
    }
  }
}

async function record(made: Change, name: string, more: number, pauses: number | null, givesUp: boolean): Promise<void> {
  await createOrganisation(made, { name })
  for (let extra = 0; extra < more; extra++) {
    made.log({ kind: 'RECORD', summary: `${name}, and more.`, happened: null, shows: [], installments: [] })
  }
  // One that has written but has no positions yet, and one that has them: before COMMIT both.
  if (pauses === 0) await pause(PAUSE)
  made.stamped(async () => {
    if (pauses === 1) await pause(PAUSE)
    if (givesUp) throw new Error('This writer gives up.')
  })
}

/** Keeps nothing but the last position it saw, and asks for what comes after it, a few entries at a time. */
async function readAlong(writing: { over: boolean }): Promise<void> {
  for (;;) {
    const { over } = writing
    const page = await database.sql('SELECT position FROM update_entries WHERE position > $1 ORDER BY position LIMIT 7', [reader.cursor])
    for (const { position } of page) reader.seen.push((reader.cursor = Number(position)))
    const [whole] = await database.sql('SELECT count(*) AS entries, coalesce(max(position), 0) AS last FROM update_entries')
    if (Number(whole?.['entries']) !== Number(whole?.['last'])) reader.gaps.push(JSON.stringify(whole))
    reader.polls++
    for (const witness of witnesses) await witness.watch()
    if (over && page.length === 0) return
  }
}

function changesInOrder(): string[] {
  return [...new Set(log.slice(before).map((entry) => entry.change))]
}

describe(`the log, written by ${WRITERS} writers at once of whom two pause for ${PAUSE} ms before COMMIT`, () => {
  test('positions have no gap, though some writers gave up after they had theirs', () => {
    expect(undone.length).toBeGreaterThan(0)
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1))
    expect(changesInOrder()).toHaveLength(WRITERS * CHANGES_EACH - undone.length)
  })

  test('positions follow the order of commits as every independent witness saw it', () => {
    const seen = Object.fromEntries(witnesses.map(({ name, seen }) => [name, seen]))
    expect(seen).toEqual(Object.fromEntries(witnesses.map(({ name }) => [name, changesInOrder()])))
  })

  test('the entries of one change are adjacent and share its record time', () => {
    const runs = log.filter((entry, index) => entry.change !== log[index - 1]?.change)
    expect(new Set(runs.map((entry) => entry.change)).size).toBe(runs.length)
    expect(new Set(log.map((entry) => `${entry.change} ${entry.recordedAt}`)).size).toBe(runs.length)
  })

  test('record times strictly increase from change to change', () => {
    const times = log.filter((entry, index) => entry.change !== log[index - 1]?.change).map(({ recordedAt }) => recordedAt)
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  })

  test('a reader that keeps only a cursor sees every entry once and in order', () => {
    expect(reader.seen).toEqual(log.map(({ position }) => position))
    expect(reader.polls).toBeGreaterThan(1)
  })

  test('at no moment was a later entry to be seen before an earlier one', () => {
    expect(reader.gaps).toEqual([])
  })
})
