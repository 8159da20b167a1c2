import type { Prisma } from './generated/client.ts'

/** The tables that are written by whole rows, and what Prisma takes for one. */
interface Rows {
  articles: Prisma.ArticleCreateManyInput
  article_shows: Prisma.ArticleShowCreateManyInput
  citations: Prisma.CitationCreateManyInput
  credits: Prisma.CreditCreateManyInput
  external_ids: Prisma.ExternalIdCreateManyInput
  events: Prisma.EventCreateManyInput
  event_participants: Prisma.EventParticipantCreateManyInput
  installments: Prisma.InstallmentCreateManyInput
  installment_platforms: Prisma.InstallmentPlatformCreateManyInput
  quote_versions: Prisma.QuoteVersionCreateManyInput
  ruling_evidence: Prisma.RulingEvidenceCreateManyInput
  ruling_installments: Prisma.RulingInstallmentCreateManyInput
  ruling_platforms: Prisma.RulingPlatformCreateManyInput
  ruling_versions: Prisma.RulingVersionCreateManyInput
  shows: Prisma.ShowCreateManyInput
  speakers: Prisma.SpeakerCreateManyInput
  speaker_members: Prisma.SpeakerMemberCreateManyInput
  stances: Prisma.StanceCreateManyInput
  status_evidence: Prisma.StatusEvidenceCreateManyInput
  status_platforms: Prisma.StatusPlatformCreateManyInput
  status_rulings: Prisma.StatusRulingCreateManyInput
  status_segments: Prisma.StatusSegmentCreateManyInput
  status_signals: Prisma.StatusSignalCreateManyInput
  timeline_entries: Prisma.TimelineEntryCreateManyInput
  update_entries: Prisma.UpdateEntryCreateManyInput
  update_installments: Prisma.UpdateInstallmentCreateManyInput
  update_shows: Prisma.UpdateShowCreateManyInput
}

/** Rows that one statement writes: what is sent at once stays small, and others get their turn in between. */
const AT_ONCE = 2000

/**
 * Writes rows of several tables in one statement, where Prisma's `createMany` takes one or two a table; thousands of rows
 * table by table, so name first what others refer to. A field that is left out is null.
 */
export async function insertRows(tx: Prisma.TransactionClient, rows: { [T in keyof Rows]?: readonly Rows[T][] }): Promise<void> {
  const filled: Array<[table: string, list: readonly object[]]> = Object.entries(rows).filter(([, list]) => list.length > 0)
  if (filled.length === 0) return
  if (filled.reduce((sum, [, list]) => sum + list.length, 0) > AT_ONCE) {
    for (const [table, list] of filled) await insertInto(tx, table, list)
    return
  }
  // Foreign keys are looked at when the statement ends, so here the tables may refer to each other.
  const inserts = filled.map(([table, list], index) => insertOf(table, list, index + 1))
  const last = inserts.pop()
  const before = inserts.map((insert, index) => `part_${index + 1} AS (${insert})`)
  const statement = before.length > 0 ? `WITH ${before.join(', ')} ${last}` : String(last)
  await tx.$executeRawUnsafe(statement, ...filled.map(([, list]) => rowsJson(list)))
}

/** Writes rows into one table, in their order, with fields named as Prisma's or as the columns. */
export async function insertInto(tx: Prisma.TransactionClient, table: string, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE)
    await tx.$executeRawUnsafe(insertOf(table, some, 1), rowsJson(some))
  }
}

function insertOf(table: string, rows: readonly object[], place: number): string {
  const fields = new Set(rows.flatMap((row) => Object.keys(row)))
  const columns = [...fields].toSorted().map(columnOf).join(', ')
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $${place}::json)`
}

/** The columns bear the names of the fields, written with underscores, throughout. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Rows as JSON by column: what `json_populate_recordset` reads. */
export function rowsJson(rows: readonly object[]): string {
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])))
  return JSON.stringify(named, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}
