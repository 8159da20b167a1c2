import type { Prisma } from '../../database/generated/client.ts'
import { fold, words } from '../../text/fold.ts'
import { Refusal } from './refusal.ts'

type Tx = Prisma.TransactionClient

/** Advisory lock of names being looked up, to be given where nothing has them. */
const NAME_LOCK = 7_361_526

/** The documents that keep names of these records. */
type Named = 'SPEAKER' | 'ORGANISATION' | 'EVENT' | 'ARTICLE'

/** What a change itself has made, by transaction: search documents, where names are looked up, follow at its end. */
const MADE = new WeakMap<Tx, Map<string, string[]>>()

/** Lets the rest of the change find what it has just made under a name. Returns the id. */
export function madeAs(tx: Tx, kind: Named, name: string, id: string): string {
  const made = MADE.get(tx) ?? new Map<string, string[]>()
  MADE.set(tx, made)
  const key = `${kind} ${fold(name)}`
  made.set(key, [...(made.get(key) ?? []), id])
  return id
}

/**
 * Ids of what is on record under a name, drafts included: spelt so, or with other case, accents, quotes or punctuation.
 * Whoever looks the same name up waits for the end of this change, so that two cannot both find it free and take it.
 */
export async function calledLike(tx: Tx, kind: Named, name: string): Promise<string[]> {
  const key = `${kind} ${fold(name)}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${NAME_LOCK}::int, hashtext(${key}))`
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT record_id AS id FROM search_documents
    WHERE kind = ${kind} AND names @> ARRAY[search_fold(${name})] AND visibility <> 'WITHDRAWN' ORDER BY record_id LIMIT 100`
  return [...rows.map(({ id }) => id), ...(MADE.get(tx)?.get(key) ?? [])]
}

/** Whether two names are one. Those without a letter or digit, which all fold to nothing, are so where they are equal. */
export function sameName(a: string, b: string): boolean {
  const [one, other] = [words(a), words(b)]
  return one === '' || other === '' ? a.normalize('NFKC') === b.normalize('NFKC') : one === other
}

/** The one record that a name can mean; null for none; a Refusal that lists them where there are several. */
export function theOnly<T extends { slug: string }>(found: readonly T[], name: string, argument: string, say: (row: T) => string): T | null {
  if (found.length < 2) return found[0] ?? null
  const listed = found.slice(0, 10).map((row) => `${row.slug} (${say(row)})`)
  const more = found.length > listed.length ? ` and ${found.length - listed.length} more` : ''
  throw new Refusal('VALIDATION_ERROR', `${argument}: ${found.length} records can be meant by "${name}": ${listed.join(', ')}${more}. Name one by its slug.`, argument)
}

/** Tells the editor that a reference leads to a draft, which readers do not see. */
export function draftWarning(row: { slug: string; visibility: string }): string[] {
  return row.visibility === 'DRAFT' ? [`"${row.slug}" is a draft: readers see it once it is published.`] : []
}
