import { Prisma } from '../../database/generated/client.ts'
import type { Change, SubjectType } from './actions.ts'
import { Refusal } from './refusal.ts'

/** What may be named where readers look: what they see, and what they once saw. */
export const NO_DRAFT = { visibility: { not: 'DRAFT' } } as const

/** A record that another one names. */
export interface Mention {
  type: keyof typeof TABLES
  id: string
}

const TABLES = {
  Show: { table: 'shows', name: 'title' },
  Installment: { table: 'installments', name: 'title' },
  Organisation: { table: 'organisations', name: 'name' },
  Speaker: { table: 'speakers', name: 'name' },
  Event: { table: 'events', name: 'name' },
  EventSeries: { table: 'event_series', name: 'name' }
} as const satisfies Partial<Record<SubjectType, { table: string; name: string }>>

/** Those of the mentions that are given: references may be null. */
export function mentionsOf(type: Mention['type'], ids: ReadonlyArray<string | null | undefined>): Mention[] {
  return ids.flatMap((id) => (id ? [{ type, id }] : []))
}

/** Names of the records mentioned that no reader sees yet, in the order of their types. */
async function drafts(tx: Prisma.TransactionClient, mentions: readonly Mention[]): Promise<string[]> {
  if (mentions.length === 0) return []
  const types = [...new Set(mentions.map(({ type }) => type))]
  const parts = types.map((type) => {
    const ids = [...new Set(mentions.filter((one) => one.type === type).map(({ id }) => id))]
    const { table, name } = TABLES[type]
    return Prisma.sql`SELECT ${Prisma.raw(name)} AS name FROM ${Prisma.raw(table)} WHERE id = ANY(${ids}::uuid[]) AND visibility = 'DRAFT'`
  })
  const rows = await tx.$queryRaw<Array<{ name: string }>>`${Prisma.join(parts, ' UNION ALL ')}`
  return rows.map(({ name }) => name)
}

/** Says which of the records that something published names readers do not see yet. */
export async function warnOfDrafts(change: Change, mentions: readonly Mention[]): Promise<void> {
  const names = await drafts(change.tx, mentions)
  if (names.length > 0) change.warnings.push(`Readers do not see this yet, as it is a draft: ${names.join(', ')}.`)
}

/**
 * Refuses where something whose words readers will see names a draft: names stand in summaries and explanations, which
 * know no visibility.
 */
export async function requireNoDrafts(change: Change, mentions: readonly Mention[]): Promise<void> {
  const names = await drafts(change.tx, mentions)
  if (names.length === 0) return
  throw new Refusal('CONFLICT', `input: readers would meet a draft (${names.join(', ')}): publish that first.`, 'input')
}
