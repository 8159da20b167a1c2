import type { Database } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { withoutSearch } from '../../database/insert.ts'
import { projectStatus } from '../../features/renewals/projection.ts'
import { recordBlock } from './block.ts'
import { idOf } from './ids.ts'
import { Ledger } from './ledger.ts'
import { Plan } from './plan.ts'
import { type ScaleShow, World } from './world.ts'

/** Fewest and most quotes of a record made to measure. */
export const SCALE = { least: 1000, most: 2_000_000 } as const

export interface ScaleProgress {
  /** What is being written. */
  what: 'quotes' | 'statuses'
  done: number
  of: number
}

/** Blocks of eighteen quotes that are written in one transaction: about 20,000 rows. */
const BLOCKS_AT_ONCE = 60
/** Transactions, counted from the tenth. */
const ANALYZED_EVERY = 100
const PEOPLE_AT_ONCE = 2000
const SHOWS_AT_ONCE = 20
const LIMITS = { maxWait: 60_000, timeout: 600_000 }

/**
 * Writes a record of `quotes` quotes into an empty database: the same number gives the same rows, ids and record times
 * included. Quotes and all that belongs to them are put straight into the tables, in the order and with the log entries
 * that recording them one by one would have given; the status of each show is then derived from its facts by the real
 * rules, in one change a show at the end. Throws a RangeError for a number outside SCALE.
 */
export async function loadScale(
  database: Database,
  quotes: number,
  report: (progress: ScaleProgress) => void = () => {}
): Promise<void> {
  if (!Number.isInteger(quotes) || quotes < SCALE.least || quotes > SCALE.most) {
    throw new RangeError(`A record has ${SCALE.least} to ${SCALE.most} quotes, not ${quotes}.`)
  }
  const plan = new Plan(quotes)
  const ledger = new Ledger()
  const statuses = new Statuses(database, ledger)
  const world = new World(plan, ledger)
  const write = () => database.prisma.$transaction((tx) => withoutSearch(tx, () => ledger.write(tx)), LIMITS)
  for (let from = 0; from < plan.people; from += PEOPLE_AT_ONCE) {
    world.recordPeople(from, Math.min(plan.people, from + PEOPLE_AT_ONCE))
    await write()
  }
  const shows = Array.from({ length: plan.shows }, (_, number) => world.show(number))
  await write()
  await statuses.begin(shows)
  for (let from = 0; from < plan.blocks; from += BLOCKS_AT_ONCE) {
    const to = Math.min(plan.blocks, from + BLOCKS_AT_ONCE)
    for (let block = from; block < to; block++) recordBlock(plan, world, ledger, shows, block)
    await write()
    // What triggers look up was planned for tables that were still empty.
    if (from / BLOCKS_AT_ONCE % ANALYZED_EVERY === 9) await database.script('ANALYZE')
    report({ what: 'quotes', done: Math.min(quotes, to * 18), of: quotes })
  }
  // Without statistics the statements that load a show's facts read whole tables.
  await database.script('ANALYZE')
  await database.prisma.$transaction((tx) => tx.$executeRaw`SELECT search_rebuild()`, LIMITS)
  await statuses.derive(shows, plan.at(plan.blocks, 0), (done) => report({ what: 'statuses', done, of: shows.length }))
  await database.script('VACUUM (ANALYZE)')
}

/** Answers derived by the rules, with ids that follow from their number. */
class Statuses {
  readonly #database: Database
  readonly #ledger: Ledger

  constructor(database: Database, ledger: Ledger) {
    this.#database = database
    this.#ledger = ledger
  }

  /** What holds of a show as it is recorded: nothing is known yet. */
  async begin(shows: readonly ScaleShow[]): Promise<void> {
    await this.#each(shows, async (tx, { id, change }) => this.#project(tx, id, change.id, change.time))
  }

  /** What holds once all is on record, a change a show, as `greenlit derive` makes it. */
  async derive(shows: readonly ScaleShow[], from: number, report: (done: number) => void): Promise<void> {
    await this.#each(
      shows,
      async (tx, { id, title, number, seasons }) => {
        const change = this.#ledger.change('derive', from + number * 1000)
        const installments = seasons.map((season) => season.id)
        const summary = `${title}: the status was derived from what is on record.`
        this.#ledger.log(change, { kind: 'CORRECTION', summary, reason: REASON, shows: [id], installments })
        await this.#ledger.write(tx)
        await this.#project(tx, id, change.id, change.time)
      },
      report
    )
  }

  async #each(
    shows: readonly ScaleShow[],
    work: (tx: Prisma.TransactionClient, show: ScaleShow) => Promise<void>,
    report: (done: number) => void = () => {}
  ): Promise<void> {
    for (let from = 0; from < shows.length; from += SHOWS_AT_ONCE) {
      const some = shows.slice(from, from + SHOWS_AT_ONCE)
      await this.#database.prisma.$transaction(async (tx) => {
        for (const show of some) await work(tx, show)
      }, LIMITS)
      report(from + some.length)
    }
  }

  async #project(tx: Prisma.TransactionClient, show: string, change: string, time: number): Promise<void> {
    await projectStatus(tx, show, change, new Date(time), () => idOf('segment', this.#ledger.next('segment'), time))
  }
}

const REASON = 'The record was written at once, and its statuses afterwards.'
