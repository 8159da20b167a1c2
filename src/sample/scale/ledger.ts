import type { Prisma } from '../../database/generated/client.ts'
import { insertInto } from '../../database/insert.ts'
import type { ImpreciseDate } from '../../dates/date.ts'
import { daysBetween } from '../../dates/days.ts'
import type { SubjectType, Visibility } from '../../features/history/actions.ts'
import { nextOrdinal, type Ordinal } from '../../features/history/rules.ts'
import { idOf } from './ids.ts'

type Row = Record<string, unknown>

/** In this order, so that what a row refers to is there before it. */
const TABLES = [
  ...['changes', 'organisations', 'speakers', 'shows', 'credits', 'installments', 'installment_platforms'],
  ...['event_series', 'events', 'event_participants', 'articles', 'article_shows', 'quotes', 'quote_versions', 'stances'],
  ...['citations', 'timeline_entries', 'rulings', 'ruling_versions', 'ruling_installments', 'ruling_evidence'],
  ...['revisions', 'update_entries', 'update_shows', 'update_installments']
] as const
export type Table = (typeof TABLES)[number]

/** What an entry of the log says. */
export interface Entry {
  kind: string
  summary: string
  happened?: ImpreciseDate | null
  reason?: string | null
  shows?: readonly string[]
  installments?: readonly string[]
  quote_id?: string
  ruling_id?: string
  article_id?: string
  event_id?: string
  speaker_id?: string
}

/** History to a reader rather than news, as for every other change. */
const BACKFILL_DAYS = 30

export const OPEN = '9999-12-31T00:00:00.000Z'

/** A change that is being written down: its id, and its record time as text. */
export interface Noted {
  id: string
  at: string
  time: number
}

/**
 * The rows of changes, collected until they are written together. Changes must come in the order of their record times;
 * the log runs on by itself.
 */
export class Ledger {
  #rows = new Map<string, Row[]>()
  #changes = 0
  #entries = 0
  #counts = new Map<string, number>()
  #last = ''

  /** Position of the last entry of the log. */
  get position(): number {
    return this.#entries
  }

  /** A change of the action, recorded at `time` (milliseconds since 1970), or a draft's, which has no record time. */
  change(action: string, time: number, more: { reason?: string; draft?: boolean } = {}): Noted {
    const { reason = null, draft = false } = more
    const at = new Date(time).toISOString()
    const id = idOf('change', this.#changes++, time)
    this.add('changes', { id, actor: 'sample', action, reason, recorded_at: draft ? null : at, written_at: at })
    return { id, at, time }
  }

  add(table: Table, row: Row): void {
    const rows = this.#rows.get(table)
    if (rows) rows.push(row)
    else this.#rows.set(table, [row])
  }

  /** Keeps what a change leaves of a record, whole. */
  revise(
    change: Noted,
    type: SubjectType,
    id: string,
    snapshot: object,
    { last = null, visibility = 'PUBLISHED' }: { last?: Ordinal | null; visibility?: Visibility } = {}
  ): void {
    this.add('revisions', {
      ...{ id: idOf('revision', this.next('revision'), change.time), subject_type: type, subject_id: id, ...nextOrdinal(last, visibility), visibility },
      ...{ change_id: change.id, recorded_at: visibility === 'DRAFT' ? null : change.at, snapshot }
    })
  }

  log(change: Noted, entry: Entry): void {
    const { shows = [], installments = [], happened = null, reason = null, kind, summary, ...about } = entry
    const position = ++this.#entries
    this.#last = change.at
    const none = { quote_id: null, ruling_id: null, article_id: null, event_id: null, speaker_id: null }
    this.add('update_entries', {
      ...{ position, id: idOf('update', position, change.time), change_id: change.id, kind, recorded_at: change.at },
      ...{ happened, summary, reason, backfilled: isBackfilled(happened, change.at), ...none, ...about }
    })
    for (const show_id of new Set(shows)) this.add('update_shows', { show_id, position })
    for (const installment_id of new Set(installments)) this.add('update_installments', { installment_id, position })
  }

  /** The next number of a kind of rows. */
  next(kind: string): number {
    const number = this.#counts.get(kind) ?? 0
    this.#counts.set(kind, number + 1)
    return number
  }

  /** Writes what was collected, and moves the head of the log to its end. */
  async write(tx: Prisma.TransactionClient): Promise<void> {
    for (const table of TABLES) {
      await insertInto(tx, table, this.#rows.get(table) ?? [])
    }
    this.#rows.clear()
    await this.moveHead(tx)
  }

  private async moveHead(tx: Prisma.TransactionClient): Promise<void> {
    await tx.$executeRaw`
      UPDATE update_head SET position = ${this.#entries}, recorded_at = ${this.#last}::timestamptz WHERE id = 1`
  }
}

function isBackfilled(happened: ImpreciseDate | null, at: string): boolean {
  const day = at.slice(0, 10)
  return happened?.latest != null && happened.latest < day && daysBetween(happened.latest, day) > BACKFILL_DAYS
}

/** An imprecise date as the columns `name`, `name`_earliest and `name`_latest. */
export function dateColumns(name: string, date: ImpreciseDate | null): Row {
  return {
    [name]: date,
    [`${name}_earliest`]: date && (date.earliest ?? '0001-01-01'),
    [`${name}_latest`]: date && (date.latest ?? '9999-12-31')
  }
}
