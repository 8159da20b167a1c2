import { Prisma } from '../../database/generated/client.ts'
import { fold, nameKey } from '../../text/fold.ts'
import type { RedactedField } from './inputs.ts'
import { TOMBSTONE } from './rules.ts'

type Tx = Prisma.TransactionClient
type Snapshot = Record<string, unknown>

/** What a redaction takes out of one record: what is to be looked for elsewhere, and how the record itself is changed. */
export interface Taken {
  /** The record, and those that were merged into it. */
  ids: string[]
  /** Texts that may stand elsewhere too: printed in an article, named in a sentence of the log. */
  texts: string[]
  /** Puts the tombstones in the record itself, at every time. */
  write(tx: Tx): Promise<void>
}

const tomb = (value: unknown) => (value === null || value === undefined ? value : TOMBSTONE)

/** The words of a quote, in all its versions and as every article printed them. */
export async function quoteWords(tx: Tx, id: string): Promise<Taken> {
  const ids = await withMerged(id, (known) => tx.quote.findMany({ where: { mergedIntoId: { in: known } }, select: { id: true } }))
  const versions = await tx.quoteVersion.findMany({ where: { quoteId: { in: ids } }, include: { citations: true } })
  const kept = await snapshots(tx, 'Quote', ids)
  const claimed = [...versions, ...kept] as Snapshot[]
  return {
    ids,
    texts: claimed.flatMap((version) => [
      // What was asked, and what stands between the words, others have too: they go from this record only.
      ...['text', 'translation'].flatMap((field) => textsIn(version[field])),
      ...list(version['parts']).flatMap((part) => textsIn(part['text'])),
      ...list(version['citations']).flatMap((citation) => textsIn(citation['wording']))
    ]),
    async write(one) {
      for (const { id: versionId, parts, translation, prompt, said } of versions) {
        const data = { ...(said === null ? {} : { said: phraseless(said) as Prisma.InputJsonObject }), parts: wordless(parts) as Prisma.InputJsonArray, text: TOMBSTONE, folded: TOMBSTONE }
        await one.quoteVersion.update({ where: { id: versionId }, data: { ...data, translation: translation && TOMBSTONE, prompt: prompt && TOMBSTONE } })
      }
      const where = { version: { quoteId: { in: ids } }, wording: { not: null } }
      await one.citation.updateMany({ where, data: { wording: TOMBSTONE } })
      await rewrite(one, 'Quote', ids, (snapshot) => ({
        ...snapshot,
        parts: wordless(snapshot['parts']),
        translation: tomb(snapshot['translation']),
        prompt: tomb(snapshot['prompt']),
        said: phraseless(snapshot['said']),
        citations: list(snapshot['citations']).map((citation) => ({ ...citation, wording: tomb(citation['wording']) }))
      }))
      await one.updateEntry.updateMany({ where: { quoteId: { in: ids } }, data: { summary: 'The words of this entry were redacted.' } })
      await one.$executeRaw`UPDATE update_entries SET happened = jsonb_set(happened, '{phrase}', to_jsonb(${TOMBSTONE}::text))
        WHERE quote_id = ANY(${ids}::uuid[]) AND happened ->> 'phrase' IS NOT NULL`
    }
  }
}

/** Fields of an article, as it is and as it was. */
export async function articleFields(tx: Tx, id: string, fields: readonly RedactedField[]): Promise<Taken> {
  const row = await tx.article.findUniqueOrThrow({ where: { id } })
  const kept = await snapshots(tx, 'Article', [id])
  const headline = fields.includes('HEADLINE')
  const patch = (from: Snapshot): Snapshot => ({
    ...(headline ? { headline: TOMBSTONE, slug: buried(id) } : {}),
    ...(fields.includes('SUMMARY') ? { summary: tomb(from['summary']) } : {}),
    ...(fields.includes('BODY') ? { body: tomb(from['body']) } : {}),
    ...(fields.includes('BYLINE') ? { byline: list(from['byline']).map(() => TOMBSTONE) } : {})
  })
  const folded = (from: Snapshot) => {
    const now = { ...from, ...patch(from) }
    return fold([now['headline'], now['summary'] ?? '', ...list(now['tags'])].join(' '))
  }
  return {
    ids: [id],
    // The text of an article stands nowhere else; what it is called does.
    texts: [row as Snapshot, ...kept].flatMap((one) => [...(headline ? textsIn(one['headline']) : []), ...(fields.includes('BYLINE') ? list(one['byline']).flatMap(textsIn) : [])]),
    async write(one) {
      await one.article.update({ where: { id }, data: { ...patch(row), folded: folded(row) } as Prisma.ArticleUncheckedUpdateInput })
      await rewrite(one, 'Article', [id], (snapshot) => ({ ...snapshot, ...patch(snapshot), folded: folded(snapshot) }))
      if (!headline) return
      await forgetSlugs(one, 'Article', [id])
      await one.updateEntry.updateMany({ where: { articleId: id }, data: { summary: 'The words of this entry were redacted.' } })
    }
  }
}

/** The names of a speaker, also of the records merged into it, or the description. */
export async function speakerFields(tx: Tx, id: string, fields: readonly RedactedField[]): Promise<Taken> {
  const ids = await withMerged(id, (known) => tx.speaker.findMany({ where: { mergedIntoId: { in: known } }, select: { id: true } }))
  const rows = await tx.speaker.findMany({ where: { id: { in: ids } } })
  const kept = await snapshots(tx, 'Speaker', ids)
  const name = fields.includes('NAME')
  const patch = (from: Snapshot, own: string): Snapshot => ({
    ...(name ? { name: TOMBSTONE, aliases: [], folded: TOMBSTONE, slug: buried(own), sortKey: nameKey(TOMBSTONE, own) } : {}),
    ...(fields.includes('DESCRIPTION') ? { description: tomb(from['description']) } : {})
  })
  return {
    ids,
    texts: [...rows, ...kept].flatMap((one: Snapshot) => [
      ...(name ? [...textsIn(one['name']), ...list(one['aliases']).flatMap(textsIn)] : []),
      ...(fields.includes('DESCRIPTION') ? textsIn(one['description']) : [])
    ]),
    async write(one) {
      for (const row of rows) await one.speaker.update({ where: { id: row.id }, data: patch(row, row.id) as Prisma.SpeakerUncheckedUpdateInput })
      await rewrite(one, 'Speaker', ids, (snapshot) => ({ ...snapshot, ...patch(snapshot, String(snapshot['id'])) }))
      if (name) await forgetSlugs(one, 'Speaker', ids)
    }
  }
}

/** A record and all that were merged into it, one after the other. */
async function withMerged(id: string, mergedInto: (ids: string[]) => Promise<{ id: string }[]>): Promise<string[]> {
  const ids = [id]
  for (;;) {
    const more = (await mergedInto(ids)).map((row) => row.id).filter((one) => !ids.includes(one))
    if (more.length === 0) return ids
    ids.push(...more)
  }
}

/** A slug that says nothing: names were made into the one it had. */
function buried(id: string): string {
  return `redacted-${id}`
}

/** Old slugs were made from names; old ids lead on. */
async function forgetSlugs(tx: Tx, subjectType: string, ids: string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM redirects WHERE subject_type = ${subjectType} AND target_id = ANY(${ids}::uuid[])
    AND key !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'`
}

async function snapshots(tx: Tx, subjectType: string, ids: string[]): Promise<Snapshot[]> {
  const rows = await tx.revision.findMany({ where: { subjectType, subjectId: { in: ids } }, select: { snapshot: true } })
  return rows.map(({ snapshot }) => snapshot as Snapshot)
}

async function rewrite(tx: Tx, subjectType: string, ids: string[], change: (snapshot: Snapshot) => Snapshot): Promise<void> {
  for (const { id, snapshot } of await tx.revision.findMany({ where: { subjectType, subjectId: { in: ids } } })) {
    await tx.revision.update({ where: { id }, data: { snapshot: change(snapshot as Snapshot) as Prisma.InputJsonObject } })
  }
}

function wordless(parts: unknown): Snapshot[] {
  return list(parts).map((part) => ({ ...part, text: TOMBSTONE, tag: tomb(part['tag']) }))
}

/** A date without the words of the source that it stands for. */
function phraseless(date: unknown): unknown {
  return typeof date === 'object' && date !== null ? { ...date, phrase: tomb((date as Snapshot)['phrase']) } : date
}

function list(value: unknown): Snapshot[] {
  return Array.isArray(value) ? (value as Snapshot[]) : []
}

function textsIn(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? [value] : []
}
