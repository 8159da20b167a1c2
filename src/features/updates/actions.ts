import type { Prisma, UpdateKind } from '../../database/generated/client.ts'
import { insertRows } from '../../database/insert.ts'
import type { ImpreciseDate } from '../../dates/date.ts'
import { daysBetween } from '../../dates/days.ts'
import { newId } from '../history/ids.ts'

/** One visible effect of a change, before it has its place in the log. */
export interface NewEntry {
  kind: UpdateKind
  /** One sentence for readers, ending in a full stop. */
  summary: string
  happened: ImpreciseDate | null
  shows: string[]
  installments: string[]
  reason?: string | null
  quoteId?: string
  rulingId?: string
  articleId?: string
  eventId?: string
  speakerId?: string
}

export interface Head {
  /** Position of the first of the entries that are now to be written. */
  first: bigint
  /** Position of the last of them. */
  last: bigint
  recordedAt: Date
}

/** Something recorded more than this many days after it happened is history to a reader, not news. */
const BACKFILL_DAYS = 30

/**
 * Takes the next `count` positions, and the record time of the change, which is kept with it. The one row it updates stays locked until the
 * transaction ends, so positions have no gap and follow the order of commits, and record time never runs back.
 * `at`: an earlier record time, for loading a record that has a past; the clock still only moves forward.
 */
export async function advanceHead(tx: Prisma.TransactionClient, changeId: string, count: number, at?: Date): Promise<Head> {
  const clock = at ? at.toISOString() : null
  const rows = await tx.$queryRaw<Array<{ position: bigint; recorded_at: Date }>>`
    WITH head AS (
      UPDATE update_head SET
        position = position + ${count},
        recorded_at = GREATEST(
          COALESCE(${clock}::timestamptz, date_trunc('milliseconds', clock_timestamp())),
          recorded_at + interval '1 millisecond')
      WHERE id = 1 RETURNING position, recorded_at)
    UPDATE changes c SET recorded_at = head.recorded_at FROM head
    WHERE c.id = ${changeId}::uuid RETURNING head.position, head.recorded_at`
  const head = rows[0]
  if (!head) throw new Error('The update log has lost its head row: restore the database from a backup.')
  const last = BigInt(head.position)
  return { first: last - BigInt(count) + 1n, last, recordedAt: head.recorded_at }
}

/** Appends the entries of one change, adjacent and in order, at the positions that `advanceHead` gave. */
export async function appendEntries(
  tx: Prisma.TransactionClient,
  changeId: string,
  head: Head,
  entries: readonly NewEntry[]
): Promise<void> {
  const placed = entries.map((entry, index) => ({ ...entry, position: head.first + BigInt(index) }))
  await insertRows(tx, {
    update_entries: placed.map(({ shows: _shows, installments: _installments, happened, ...entry }) => ({
      ...entry,
      id: newId(),
      changeId,
      recordedAt: head.recordedAt,
      ...(happened ? { happened: { ...happened } } : {}),
      backfilled: isBackfilled(happened, head.recordedAt)
    })),
    update_shows: placed.flatMap(({ position, shows }) => [...new Set(shows)].map((showId) => ({ showId, position }))),
    update_installments: placed.flatMap(({ position, installments }) =>
      [...new Set(installments)].map((installmentId) => ({ installmentId, position }))
    )
  })
}

function isBackfilled(happened: ImpreciseDate | null, recordedAt: Date): boolean {
  if (!happened?.latest) return false
  const recordedOn = recordedAt.toISOString().slice(0, 10)
  return happened.latest < recordedOn && daysBetween(happened.latest, recordedOn) > BACKFILL_DAYS
}
