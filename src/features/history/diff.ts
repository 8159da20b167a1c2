/** One field that two states of a record differ in, as people read it; null: nothing there. */
export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

/** What a revision keeps of a record. */
export type Snapshot = Readonly<Record<string, unknown>>

/** What a reference is called; null where whoever reads does not see what it leads to. */
export type NameOf = (id: string) => string | null

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Columns that repeat others, and keys of rows: no part of what a record says. */
const NO_PART = /^(id|folded|sortKey|visibility|version|changeId|versionId)$|(Earliest|Latest)$/
/** The same within a list, where the record itself is named by each item, and order is order. */
const NO_PART_OF_ITEMS: Record<string, RegExp> = {
  credits: /^(id|position|showId)$/,
  externalIds: /^showId$/,
  platforms: /^(id|position|installmentId)$/,
  participants: /^(position|eventId)$/
}

/**
 * The fields in which two states differ, in the order of the later one. `before` null: the record was not seen until then,
 * and everything it says is new. What a reader of the diff does not see leaves no trace in it.
 */
export function differences(before: Snapshot | null, after: Snapshot, nameOf: NameOf): FieldChange[] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])].filter((field) => !NO_PART.test(field))
  return fields.flatMap((field) => {
    const [old, now] = [before, after].map((state) => (state && state[field] !== undefined ? written(field, state[field], nameOf) : null))
    return (old ?? null) === (now ?? null) ? [] : [{ field: field.replace(/Ids?$/, ''), before: old ?? null, after: now ?? null }]
  })
}

/** Every id that snapshots name. */
export function idsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string' && UUID.test(value)) found.add(value)
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) idsIn(item, found)
  return found
}

function written(field: string, value: unknown, nameOf: NameOf): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return UUID.test(value) ? nameOf(value) : value
  if (Array.isArray(value)) {
    const items = value.flatMap((item: unknown) => writtenItem(field, item, nameOf) ?? [])
    return items.length > 0 ? items.join('; ') : null
  }
  if (typeof value === 'object') return writtenDate(value as Snapshot) ?? writtenItem(field, value, nameOf)
  return String(value)
}

/** An item of a list, what it names first; null where it hangs on something that is not seen. */
function writtenItem(list: string, item: unknown, nameOf: NameOf): string | null {
  if (item === null || typeof item !== 'object') return written(list, item, nameOf)
  if (list === 'parts') return writtenPart(item as Snapshot)
  const parts: string[] = []
  const fields = Object.entries(item).toSorted(([a], [b]) => Number(b.endsWith('Id')) - Number(a.endsWith('Id')))
  const installed = fields.some(([field, value]) => field === 'installmentId' && value !== null)
  for (const [field, value] of fields) {
    // An installment is called by its show's name too.
    if (NO_PART_OF_ITEMS[list]?.test(field) || (installed && field === 'showId')) continue
    const text = written(field, value, nameOf)
    if (text !== null) parts.push(text)
    else if (typeof value === 'string' && UUID.test(value)) return null
  }
  return parts.length > 0 ? parts.join(', ') : null
}

/** Words of a quote, after the speech tag that stood before them: `she said, “and we fold.”` */
function writtenPart({ text, verbatim, tag }: Snapshot): string {
  const words = `“${String(text)}”${verbatim === false ? ' (not verbatim)' : ''}`
  return typeof tag === 'string' && tag !== '' ? `${tag} ${words}` : words
}

function writtenDate(value: Snapshot): string | null {
  const { edtf, label } = value
  if (typeof edtf !== 'string' || typeof label !== 'string') return null
  return edtf === label ? label : `${label} (${edtf})`
}
