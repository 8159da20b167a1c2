import { isDeepStrictEqual } from 'node:util'
import type { CreditRole, ExternalSource, Prisma } from '../../database/generated/client.ts'
import { insertRows } from '../../database/insert.ts'
import { fold, nameKey } from '../../text/fold.ts'
import type { Described } from '../history/described.ts'
import { newId } from '../history/ids.ts'
import { mentionsOf } from '../history/mentions.ts'
import { installmentKey } from '../installments/content.ts'
import { revoice } from '../speakers/revoice.ts'

type Tx = Prisma.TransactionClient

export interface CreditContent {
  speakerId: string
  role: CreditRole
  note: string | null
}

/** All that the record of a show says, but for its installments. */
export interface ShowContent {
  slug: string
  title: string
  description: string | null
  genres: string[]
  tags: string[]
  firstYear: number | null
  lastYear: number | null
  imageUrl: string | null
  imageAlt: string | null
  imageCredit: string | null
  credits: CreditContent[]
  externalIds: Array<{ source: ExternalSource; value: string }>
}

export const SHOW: Described<ShowContent> = {
  type: 'Show',
  table: 'shows',
  async read(tx, id) {
    const row = await tx.show.findUnique({
      where: { id },
      include: { credits: { orderBy: [{ position: 'asc' }, { id: 'asc' }] }, externalIds: { orderBy: { source: 'asc' } } }
    })
    if (!row) return null
    const { slug, title, description, genres, tags, firstYear, lastYear, imageUrl, imageAlt, imageCredit } = row
    return {
      ...{ slug, title, description, genres, tags, firstYear, lastYear, imageUrl, imageAlt, imageCredit },
      credits: row.credits.map(({ speakerId, role, note }) => ({ speakerId, role, note })),
      externalIds: row.externalIds.map(({ source, value }) => ({ source, value }))
    }
  },
  async insert(tx, id, visibility, content) {
    await insertRows(tx, { shows: [{ id, visibility, ...columns(id, content) }], credits: creditsOf(id, content), external_ids: externalIdsOf(id, content) })
  },
  async update(tx, id, content, before) {
    await tx.show.update({ where: { id }, data: { ...columns(id, content) } })
    if (!isDeepStrictEqual(content.credits, before.credits)) {
      await tx.credit.deleteMany({ where: { showId: id } })
      await insertRows(tx, { credits: creditsOf(id, content) })
    }
    if (!isDeepStrictEqual(content.externalIds, before.externalIds)) {
      await tx.externalId.deleteMany({ where: { showId: id } })
      await insertRows(tx, { external_ids: externalIdsOf(id, content) })
    }
    if (content.title !== before.title) await moveInLists(tx, id, content.title)
  },
  name: async (_tx, { title }) => title,
  mentions: ({ credits }) => mentionsOf('Speaker', credits.map(({ speakerId }) => speakerId)),
  parts: { credits: ['speakerId', 'role', 'note'], externalIds: ['source', 'value'] },
  about: (id) => ({ shows: [id] }),
  shows: async (_tx, id) => [id],
  async follow(change, id, before, after, published) {
    if (!isDeepStrictEqual(before?.credits, after.credits)) await revoice(change, { shows: [id] }, published)
  }
}

function columns(id: string, { credits: _credits, externalIds: _ids, ...fields }: ShowContent) {
  return { ...fields, folded: fold([fields.title, ...fields.tags].join(' ')), sortKey: nameKey(fields.title, id) }
}

function creditsOf(showId: string, { credits }: ShowContent) {
  return credits.map((credit, position) => ({ ...credit, id: newId(), showId, position }))
}

function externalIdsOf(showId: string, { externalIds }: ShowContent) {
  return externalIds.map((one) => ({ ...one, showId }))
}

/** A new title is another place in the lists of installments and on the board, which go by it. */
async function moveInLists(tx: Tx, showId: string, title: string): Promise<void> {
  for (const { id, position } of await tx.installment.findMany({ where: { showId }, select: { id: true, position: true } })) {
    const sortKey = installmentKey({ id: showId, title }, position, id)
    await tx.installment.update({ where: { id }, data: { sortKey } })
    await tx.statusSegment.updateMany({ where: { subjectId: id }, data: { sortKey } })
  }
  await tx.statusSegment.updateMany({ where: { subjectId: showId }, data: { sortKey: nameKey(title, showId) } })
}
