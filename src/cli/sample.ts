import { setTimeout } from 'node:timers/promises'
import type { Database } from '../database/client.ts'
import { isEmpty } from '../sample/empty.ts'
import { loadSteps, type Progress, sampleSteps } from '../sample/load.ts'
import { loadScale, SCALE } from '../sample/scale/load.ts'
import { withRecord } from './record.ts'
import { say, UsageError } from './terminal.ts'

/** Until it is looked again whether somebody else has loaded the sample, who started at the same moment. */
const WAIT_MS = 500

/** `greenlit sample`: loads the sample record, or one of `scale` made-up quotes; only into an empty database. */
export async function loadSample({ scale }: { scale?: string } = {}): Promise<void> {
  const quotes = scale === undefined ? null : quotesOf(scale)
  await withRecord(async (database) => {
    const loaded = quotes === null ? await loadIfEmpty() : (await isEmpty()) && (await loadMeasured(database, quotes))
    if (!loaded) {
      throw new UsageError('The database holds a record already, and the sample is only loaded into an empty one.')
    }
  })
}

function quotesOf(scale: string): number {
  const quotes = /^\d{1,9}$/.test(scale) ? Number(scale) : NaN
  if (quotes >= SCALE.least && quotes <= SCALE.most) return quotes
  throw new UsageError(`--scale takes a number of quotes from ${SCALE.least} to ${SCALE.most}, not "${scale}".`)
}

/** Loads the record, saying how far it is by tenths, and how long it took. */
async function loadMeasured(database: Database, quotes: number): Promise<true> {
  const begun = performance.now()
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`
  say(`Writing a made-up record of ${quotes} quotes …`)
  const told = { quotes: 0, statuses: 0 }
  await loadScale(database, quotes, ({ what, done, of }) => {
    const tenths = Math.floor((done * 10) / of)
    if (tenths > told[what]) say(`  ${what}: ${(told[what] = tenths) * 10} % (${seconds()})`)
  })
  say(`${quotes} quotes are on record, in ${seconds()}.`)
  return true
}

/** Loads the sample, whole or not at all, where nothing has been recorded yet, saying how far it is; false where something has. */
export async function loadIfEmpty(): Promise<boolean> {
  const steps = sampleSteps()
  let quarters = 0
  const report = ({ done, of }: Progress) => {
    const now = Math.floor((done * 4) / of)
    if (now > quarters) say(`  ${(quarters = now) * 25} %`)
  }
  while (await isEmpty()) {
    say(`Loading the sample record (${steps.length} changes) …`)
    if ((await loadSteps(steps, report)) !== null) return true
    say('Another process is writing to the record: waiting for it.')
    await setTimeout(WAIT_MS)
  }
  return false
}
